public import EnrumCore
public import EnrumDomain

/// Solvig Kommune with conversations in every phase, made by doing what people do: each line is one of the use cases.
public struct DemoOrganisation: Sendable {
    let environment: Environment
    let clock: FixedClock
    /// The day the demo is made; everything lies around it.
    let now: Instant

    /// - Parameters:
    ///   - store: An empty one.
    ///   - now: The moment it is made: the conversations lie before and after it.
    public init(in store: any Store, now: Instant) {
        clock = FixedClock(now)
        self.now = now
        environment = Environment(store: store, clock: clock, randomness: SeededRandomness(1903), passwords: PlainPasswords())
    }

    /// Makes everything. The same moment gives the same organisation.
    ///
    /// - Parameter progress: Told after each scene how many of how many are made.
    public func make(progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }) async throws {
        let scenes = scenes
        at(days: -200, hour: 8)
        try await environment.addCast()
        try await environment.addBaseQuestions()
        try await environment.store.write { transaction in
            try transaction.setSetting(InstallationSetting.organisation, to: Cast.solvig.name)
        }
        for (index, scene) in scenes.enumerated() {
            try await scene()
            progress(index + 1, scenes.count)
        }
        clock.set(now)
        // Last, so that a demo that was cut off half-way is not taken for one.
        try await environment.store.write { transaction in
            try transaction.setSetting(InstallationSetting.kind, to: InstallationSetting.demo)
        }
    }

    private var scenes: [@Sendable () async throws -> Void] {
        [dorthe, amalie, bjarne, camilla, emil, fatima, grethe, ida, jakob, line, sofie, mette, priya, yusuf, julie]
    }

    // MARK: Who and when

    func someone(_ person: Person) -> Someone { Someone(person, in: environment) }

    /// Sets the clock to a time of day so many days from the day the demo is made.
    func at(days: Int, hour: Int, minute: Int = 0) {
        let midnight = now.advanced(bySeconds: -Int64(clock.time(of: now).minutes) * 60 - now.milliseconds / 1000 % 60)
        clock.set(midnight.advanced(bySeconds: Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60)))
    }

    /// The working day nearest after so many days; before, for days gone by.
    func day(_ days: Int) -> CalendarDate {
        let date = clock.day(of: now).adding(days: days)
        switch date.weekday {
        case 6: return date.adding(days: days < 0 ? -1 : 2)
        case 7: return date.adding(days: days < 0 ? -2 : 1)
        default: return date
        }
    }

    func schedule(_ days: Int, _ time: String = "10:00", length: Int = 45, place: String? = nil) throws -> Meeting.Schedule {
        try Meeting.Schedule(date: day(days), time: TimeOfDay(time), length: length, place: place)
    }

    /// On the day itself, also when it is a weekend.
    func scheduleToday(_ time: String, place: String? = nil) throws -> Meeting.Schedule {
        try Meeting.Schedule(date: clock.day(of: now), time: TimeOfDay(time), length: 45, place: place)
    }

    /// Answers questions of the base set by their short names.
    func answer(_ answers: KeyValuePairs<String, String>, motivation: Int? = nil, marked: String? = nil, as person: Person, in meeting: Meeting.ID)
        async throws
    {
        for (name, text) in answers {
            guard let question = QuestionID("basis/\(name)") else { continue }
            try await someone(person).answer(question, .text(text), isMarked: name == marked, in: meeting)
        }
        if let motivation, let question = QuestionID("basis/motivation") {
            try await someone(person).answer(question, .scale(motivation), in: meeting)
        }
    }

    func said(_ name: String, _ text: String, by person: Person, in meeting: Meeting.ID) async throws {
        guard let question = QuestionID("basis/\(name)") else { return }
        try await someone(person).write(text, to: .said(question), in: meeting)
    }

    func draft(_ title: String, _ responsible: Person, _ days: Int, firstStep: String? = nil, followUp: String? = nil) -> AgreementDraft {
        AgreementDraft(title: title, responsible: .person(responsible.id), deadline: day(days), firstStep: firstStep, followUp: followUp)
    }

    /// Ticks every point that the two have on the agenda.
    func talkThrough(_ meeting: Meeting.ID, except open: Set<AgendaItem.ID> = [], as leader: Person) async throws {
        for item in try await someone(leader).read(meeting).agenda where item.ticked == nil && !open.contains(item.id) {
            try await someone(leader).tick(item.id, in: meeting)
        }
    }
}
