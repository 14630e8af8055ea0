/// Values read back from the store. They were checked when they were written, and are not checked again on every page.

extension EmailAddress {
    public init(stored address: String, key: String) { (self.address, self.key) = (address, key) }
}

extension Meeting.Schedule {
    public init(storedDate date: CalendarDate, time: TimeOfDay?, length: Int, place: String?) {
        (self.date, self.time, self.length, self.place) = (date, time, length, place)
    }
}

extension Agreement.Content {
    public init(
        storedTitle title: String, responsible: Person.ID, deadline: CalendarDate, firstStep: String?, followUp: String?,
        category: AgreementCategory?
    ) {
        (self.title, self.responsible, self.deadline) = (title, responsible, deadline)
        (self.firstStep, self.followUp, self.category) = (firstStep, followUp, category)
    }
}

extension Remark {
    public init(stored id: Identifier<Remark>, meeting: Meeting.ID, author: Person.ID, text: String, at: Instant) {
        (self.id, self.meeting, self.author, self.text, self.at) = (id, meeting, author, text, at)
    }
}

extension SelfAgreement.Content {
    public init(
        storedTitle title: String, firstStep: String?, followUpOn: CalendarDate, followUp: String, rhythm: ReminderRhythm,
        category: AgreementCategory?
    ) {
        (self.title, self.firstStep, self.followUpOn) = (title, firstStep, followUpOn)
        (self.followUp, self.rhythm, self.category) = (followUp, rhythm, category)
    }
}
