import EnrumDomain
import EnrumTexts

extension Texts {
    /// "tirsdag den 24. november, uge 48, kl. 10.00"; "Trivselssamtale, tirsdag den 24. …" when the kind of conversation has a name.
    func when(_ meeting: Meeting) -> String {
        [meeting.type.title?(language), longDate(meeting.schedule.date), meeting.schedule.time.map { clock($0) }]
            .compactMap { $0 }.joined(separator: ", ")
    }
}
