public import EnrumDomain

/// What a letter is shown with before there is a case: invented people, and every key with something in it.
public enum LetterExample {
    /// - Parameter today: The dates lie around it.
    public static func values(_ language: Language, today: CalendarDate) -> LetterValues {
        func say(_ danish: String, _ english: String) -> LetterValue { .text(language == .danish ? danish : english) }
        return [
            "employee": .text("Ida Eksempel"), "leader": .text("Otto Eksempel"), "hr": .text("Else Eksempel"),
            "decision_maker": .text("Finn Eksempel"), "companion": .text("Rosa Eksempel"),
            "organisation": say("Eksempel Kommune", "Example Municipality"), "department": say("Biblioteket", "The Library"),
            "topic": say("Mødetider", "Hours of arrival"),
            "purpose": say("At finde ud af, hvordan biblioteket kan åbne til tiden.", "To find out how the library can open on time."),
            "date": .date(today.adding(days: 7)), "time": TimeOfDay("10:00").map { .time($0) } ?? .text("10:00"),
            "place": say("Mødelokale 2", "Meeting room 2"), "duration": .minutes(60),
            "participants": say("Otto Eksempel, leder, og Else Eksempel, HR", "Otto Eksempel, leader, and Else Eksempel, HR"),
            "companion_right": .flag(true), "extension_right": .flag(true),
            "facts": say(
                "Biblioteket åbnede tyve minutter for sent tre mandage.", "The library opened twenty minutes late on three Mondays."),
            "intended": .decision(.warning),
            "assessment": say("Det er alvorligt, fordi borgerne venter udenfor.", "It is serious because people wait outside."),
            "deadline": .deadline(WorkingDays.onOrAfter(today.adding(days: 14)), movedFrom: nil), "deadline_days": .number(14),
            "rule": say("Ledelsesretten og reglerne om mødetid.", "The right to manage, and the rules on hours."),
            "reasons": say("Det er sket igen efter en klar aftale.", "It happened again after a clear agreement."),
            "record": say(
                "# Problemet, som lederen ser det\n\nBiblioteket åbnede for sent.\n\n# Problemet, som medarbejderen ser det\n\nBussen er lagt om.",
                "# The problem as the leader sees it\n\nThe library opened late.\n\n# The problem as the employee sees it\n\nThe bus runs at other times."
            ),
            "plan": say("- Tage bussen klokken syv", "- Take the bus at seven"),
            "remarks": say("Det var kun to gange.", "It was only twice."), "number": .number(3), "today": .date(today),
            "competence": say("Områdechefen", "The head of the area"),
        ]
    }
}
