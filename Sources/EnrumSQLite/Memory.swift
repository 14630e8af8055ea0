import EnrumCore
import EnrumDomain
import Synchronization

/// What is read so often that it is kept decoded: frozen forms, which never change, and small tables beside the revision they had.
final class Memory: Sendable {
    private let forms = Mutex(BoundedForms())
    private let tree = Mutex<Revised<DepartmentTree>?>(nil)
    private let sets = Mutex<Revised<[InstalledQuestionSet]>?>(nil)
    private let installed = Mutex<Revised<[InstalledPlugin]>?>(nil)
    private let rules = Mutex<Revised<[ModuleRule]>?>(nil)

    func form(_ id: FormID) -> Form? { forms.withLock { $0.forms[id] } }

    func remember(_ form: Form, as id: FormID) { forms.withLock { $0.insert(form, as: id) } }

    func departments(_ revision: Int) -> DepartmentTree? {
        tree.withLock { $0?.revision == revision ? $0?.value : nil }
    }

    func remember(_ departments: DepartmentTree, revision: Int) {
        tree.withLock { $0 = Revised(revision: revision, value: departments) }
    }

    func questionSets(_ revision: Int) -> [InstalledQuestionSet]? {
        sets.withLock { $0?.revision == revision ? $0?.value : nil }
    }

    func remember(_ questionSets: [InstalledQuestionSet], revision: Int) {
        sets.withLock { $0 = Revised(revision: revision, value: questionSets) }
    }

    func plugins(_ revision: Int) -> [InstalledPlugin]? {
        installed.withLock { $0?.revision == revision ? $0?.value : nil }
    }

    func remember(_ plugins: [InstalledPlugin], revision: Int) {
        installed.withLock { $0 = Revised(revision: revision, value: plugins) }
    }

    func moduleRules(_ revision: Int) -> [ModuleRule]? {
        rules.withLock { $0?.revision == revision ? $0?.value : nil }
    }

    func remember(_ moduleRules: [ModuleRule], revision: Int) {
        rules.withLock { $0 = Revised(revision: revision, value: moduleRules) }
    }
}

private struct Revised<Value: Sendable>: Sendable {
    let revision: Int
    let value: Value
}

/// At most so many forms; the one that came first makes room.
private struct BoundedForms {
    static let most = 64
    private(set) var forms: [FormID: Form] = [:]
    private var order: [FormID] = []

    mutating func insert(_ form: Form, as id: FormID) {
        guard forms.updateValue(form, forKey: id) == nil else { return }
        order.append(id)
        if order.count > Self.most { forms[order.removeFirst()] = nil }
    }
}

extension Transaction {
    /// How often a remembered table has changed.
    func revision(of subject: String) throws -> Int {
        try database.count("SELECT number FROM revision WHERE subject = ?", subject)
    }
}
