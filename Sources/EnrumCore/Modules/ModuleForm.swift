import EnrumDomain

/// What modules add to a form: worked out before the transaction that freezes it, because hooks never run inside one.
struct ModuleForm: Sendable {
    /// The department and the leader it was worked out for.
    let department: Identifier<Department>
    let leader: Person.ID?
    let type: MeetingType
    var sets: [QuestionSet] = []
    /// The questions that hooks thought up for this pair.
    var generated: Set<QuestionID> = []
    var pinned: [PinnedModule] = []
    /// What the modules are called.
    var titles: [Slug: LocalizedText] = [:]
    /// What the hooks want kept about the pair.
    var stored: [StoredChange] = []

    /// Whether it is for this meeting: what was worked out for another pair is never shown to this one.
    func fits(_ meeting: Meeting, of employee: Person) -> Bool {
        department == employee.department && leader == meeting.leader && type.id == meeting.type.id
    }

    /// The modules of which every question is left for a later conversation: they stay out of this one altogether, unless it is of their kind
    /// (P-16).
    ///
    /// - Parameter possible: The questions that somebody could leave. A module that asks nothing is not left with anything.
    func quiet(leaving left: Set<QuestionID>, of possible: [Question]) -> Set<Slug> {
        Set(
            pinned.map(\.plugin).filter { plugin in
                let own = possible.filter { $0.id.set == plugin.rawValue }
                return plugin != type.id.plugin && !own.isEmpty && own.allSatisfy { left.contains($0.id) }
            })
    }

    /// Without what some of its modules wanted kept, and without them.
    func without(_ quiet: Set<Slug>) -> ModuleForm {
        var form = self
        form.pinned.removeAll { quiet.contains($0.plugin) }
        form.stored.removeAll { quiet.contains($0.plugin) }
        return form
    }
}

/// A value that a plugin wants kept about a pair, or forgotten.
struct StoredChange: Sendable {
    let plugin: Slug
    let key: String
    /// JSON; nil forgets.
    let value: String?
}

/// Something that modules were asked about has changed between the asking and the deed; they are asked again.
struct AskedTooEarly: Error {}

extension Environment {
    /// What the modules of the employee's department add to the form of a conversation, the questions that their hooks think up included.
    ///
    /// Cost: one query where nothing is installed.
    func moduleForm(
        for employee: Person, with leader: Person.ID, in type: MeetingType, _ facts: MeetingFacts
    ) async throws -> ModuleForm {
        let active = try await modules(for: employee, in: type)
        var form = ModuleForm(department: employee.department, leader: leader, type: type)
        let thinking = active.modules.filter { $0.plugin.manifest.hooks.contains(.questions) }
        let outcomes = try await ask(.questions, of: thinking, for: employee, with: leader, facts)
        form.pinned = active.modules.map(\.pinned)
        form.titles = Dictionary(active.modules.map { ($0.plugin.id, $0.plugin.manifest.title) }, uniquingKeysWith: { first, _ in first })
        for module in active.modules {
            var generated: [Question] = []
            if let outcome = outcomes.first(where: { $0.plugin == module.plugin.id }), case .success(let result) = outcome.result {
                form.stored += result.changes(by: module.plugin.id)
                let own = Set(module.plugin.questionSets.flatMap(\.questions).map(\.id))
                if case .questions(let questions) = result.value { generated = questions.filter { !own.contains($0.id) } }
            }
            form.generated.formUnion(generated.map(\.id))
            let isKeptBack = module.plugin.keepsBack(in: type, with: module.settings)
            form.sets += module.sets(beginningWith: generated).map { isKeptBack ? $0.keptBack : $0 }
        }
        return form
    }

    /// Asks modules and does the deed; again when something they were asked about has changed meanwhile.
    ///
    /// - Throws: ``StoreFailure/busy`` when it changes every time.
    func untilItFits<Result>(_ askAndDo: () async throws -> Result) async throws -> Result {
        for _ in 1...5 {
            do {
                return try await askAndDo()
            } catch is AskedTooEarly {
                continue
            }
        }
        throw StoreFailure.busy
    }

    private func ask(
        _ hook: Hook, of modules: [ActiveModule], for employee: Person, with leader: Person.ID, _ facts: MeetingFacts
    ) async throws -> [HookOutcome] {
        guard !modules.isEmpty else { return [] }
        let clock = clock
        let (snapshot, data) = try await store.read { transaction in
            guard let leader = try transaction.person(leader) else { throw NotFound() }
            let known = [employee.id: "employee", leader.id: "leader"]
            let snapshot = PluginSnapshot(
                audience: .pair, today: clock.today, time: clock.time(of: clock.now), meeting: facts,
                people: PeopleFacts(employee: .init(employee), leader: .init(leader)),
                agreements: try transaction.openAgreements(ofEmployee: employee.id)
                    .map { AgreementFacts($0, responsible: known, by: clock) },
                history: try transaction.pairHistory(employee: employee.id, leader: leader.id, by: clock) { $0.id.rawValue != facts.id })
            return (snapshot, try transaction.pluginData(employee: employee.id, leader: leader.id))
        }
        let calls = modules.map { $0.call(hook, stored: data[$0.plugin.id] ?? [:]) }
        // The meeting may not be kept yet, so a fault names the employee alone.
        return try await run(calls, on: snapshot, at: HookPlace(department: employee.department, meeting: nil, author: employee.id))
    }
}

extension ActiveModule {
    /// What it always asks, after what its hooks thought up for this pair: that follows from what was said before, and comes first. It stands
    /// under the module's heading where there is one, and under one of its own where there are more, which are each about something.
    fileprivate func sets(beginningWith generated: [Question]) -> [QuestionSet] {
        let sets = plugin.questionSets.map { $0.frozen(with: settings) }
        guard !generated.isEmpty else { return sets }
        guard sets.count == 1, let only = sets.first else {
            let manifest = plugin.manifest
            return [QuestionSet(id: manifest.id, title: manifest.title, source: manifest.source, questions: generated)] + sets
        }
        return [
            QuestionSet(
                id: only.id, title: only.title, description: only.description, source: only.source, questions: generated + only.questions)
        ]
    }
}

extension HookResult {
    func changes(by plugin: Slug) -> [StoredChange] {
        store.map { StoredChange(plugin: plugin, key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }
}

extension ModuleWriting {
    func keep(_ changes: [StoredChange], employee: Person.ID, leader: Person.ID) throws {
        for change in changes {
            try savePluginData(change.value, key: change.key, of: change.plugin, employee: employee, leader: leader)
        }
    }
}
