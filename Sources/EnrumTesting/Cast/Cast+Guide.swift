public import EnrumDomain

extension Cast {
    /// Someone worth signing in as, and why.
    public struct Introduction: Hashable, Sendable {
        public let person: Person
        public let text: LocalizedText
    }

    /// Whom to be first in the demo, and what they have before them.
    public static let guide: [Introduction] = [
        introduce(
            mette, "leder i Solstrålen, med tolv medarbejdere og samtaler i alle faser",
            "leads Solstrålen: a team of twelve, with conversations in every phase"),
        introduce(dorthe, "medarbejder, midt i at forberede en samtale", "employee, half-way through preparing a conversation"),
        introduce(
            amalie, "medarbejder, har delt sin forberedelse og fået et spørgsmål tilbage",
            "employee, who has shared her preparation and been asked one question more"),
        introduce(fatima, "medarbejder, sidder i samtale lige nu", "employee, in the middle of a conversation right now"),
        introduce(grethe, "medarbejder, har et referat at se igennem", "employee, with minutes to look through"),
        introduce(henrik, "chef i Børn og Unge, leder for ledere", "head of Børn og Unge, who leads leaders"),
        introduce(pernille, "HR for Børn og Unge", "HR for Børn og Unge"),
        introduce(
            jonas, "administrator, driver systemet uden at læse samtaler",
            "administrator, who runs the system without reading conversations"),
        introduce(priya, "medarbejder, bruger Enrum på engelsk", "employee, who uses Enrum in English"),
    ]

    private static func introduce(_ person: Person, _ danish: String, _ english: String) -> Introduction {
        Introduction(person: person, text: LocalizedText(danish: danish, english: english))
    }
}
