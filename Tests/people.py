"""The demo's people that tests sign in as, by what they are to each other: Solvig Kommune, as in EnrumTesting's `Cast`."""

LEADER = "Mette Holm"
"""Leads Solstrålen, a team of twelve."""

EMPLOYEE = "Dorthe Bech"
"""In Mette's team."""

TEAM = (
    "Amalie Friis", "Bjarne Lund", "Camilla Nygaard", "Dorthe Bech", "Emil Winther", "Fatima Rahmani",
    "Grethe Overgaard", "Ida Sommer", "Jakob Krogh", "Line Østergaard", "Sofie Aagaard", "Åse Thorup",
)
CHIEF = "Henrik Bruun"
"""Leads leaders, Mette among them."""

HR = "Pernille Dam"
"""HR for Børn og Unge, where Mette and Dorthe are."""

ADMIN = "Jonas Kjær"
"""Runs the system, and reads no content."""

TEACHER = "Karen Munk"
"""At Bakkeskolen, which Pernille is HR for too."""

COLLEAGUE = "Nanna Vang"
"""Karen's, at Bakkeskolen."""

STRANGER = "Priya Nair"
"""In another department, in English; nothing to do with any of the others."""

CASE_LEADER, CASE_EMPLOYEE = "Peter Dalgaard", "Simon Lauridsen"
"""The two of the demo's formal case."""

CASE_COLLEAGUE, CASE_HR, CASE_CHIEF = "Birgit Storm", "Rasmus Toft", "Lone Abildgaard"
"""Beside them: in Peter's team too, HR for it, and Peter's leader."""

ROLES = (LEADER, EMPLOYEE, CHIEF, HR, ADMIN, STRANGER)
