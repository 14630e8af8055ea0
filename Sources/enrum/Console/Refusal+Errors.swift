import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumPlugins
import EnrumSQLite

extension Refusal {
    /// What an error of the parts below means to whoever runs a command; nil for one that nobody foresaw.
    init?(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let refused as SettingsRefused: self.init(refused.problems.map(Problem.init))
        case let refused as PeopleFile.Refused: self.init(refused.problems.map { Problem($0, file: refused.file) })
        case let refused as QuestionSetFile.Refused: self.init(refused.problems.map(Problem.init))
        case let refused as PluginRefused: self.init(refused.problems.map(Problem.init))
        case let refused as PackageRefused: self.init(refused.problems.map { Problem(place: nil, phrase: $0.phrase) })
        case let broken as RuleBroken: self.init([Problem(place: nil, phrase: broken.phrase)])
        case let refused as RefusedAnswers: self.init(refused.problems.map { Problem(place: $0.field, phrase: $0.phrase) })
        case let failure as StoreFailure: self.init(failure)
        case let fault as BackupFault: self.init(fault)
        case is AlreadyServed: self.init("cli.serving_already", exit: .tryAgain)
        case is TooManySignIns: self.init("cli.too_many", exit: .tryAgain)
        default: return nil
        }
    }

    private init(_ failure: StoreFailure) {
        switch failure {
        case .full: self.init("cli.store_full", exit: .tryAgain)
        case .busy: self.init("cli.store_busy", exit: .tryAgain)
        case .readOnly: self.init("cli.store_read_only")
        case .newer(let found, let known): self.init("cli.store_newer", ["found": String(found), "known": String(known)])
        case .corrupt(let found): self.init("cli.store_corrupt", ["found": found], exit: .fault)
        case .constraint(let what), .other(let what): self.init("cli.store_fault", ["what": what], exit: .fault)
        }
    }
}

extension Refusal {
    private init(_ fault: BackupFault) {
        switch fault {
        case .exists(let file): self.init("cli.file_exists", ["file": file])
        case .noManifest: self.init("cli.backup_no_manifest")
        case .changed: self.init("cli.backup_changed")
        case .damaged(let found): self.init("cli.backup_damaged", ["found": found])
        case .countsDiffer: self.init("cli.backup_counts")
        case .auditBroken(let row): self.init("cli.backup_audit", ["row": String(row)])
        }
    }
}

extension Refusal.Problem {
    init(_ problem: SettingProblem) { self.init(place: problem.origin?.place, phrase: problem.phrase) }

    /// In a table the heading says more than how far in the line it is.
    init(_ problem: QuestionSetFile.Problem) {
        let isTable = problem.file.lowercased().hasSuffix(".csv") && !problem.path.isEmpty
        let place = isTable ? "\(problem.line) \(problem.path)" : "\(problem.line):\(problem.column)"
        self.init(place: "\(problem.file):\(place)", phrase: problem.phrase)
    }

    /// "plugin.yaml:14 reads[2]".
    init(_ problem: PluginRefused.Problem) {
        let file = [problem.file, problem.line > 0 ? String(problem.line) : ""].filter { !$0.isEmpty }.joined(separator: ":")
        let place = [file, problem.path].filter { !$0.isEmpty }.joined(separator: " ")
        self.init(place: place.isEmpty ? nil : place, phrase: problem.phrase)
    }

    init(_ problem: PeopleProblem, file: String) {
        let column = problem.column.map { " \($0)" } ?? ""
        self.init(place: "\(file):\(problem.line)\(column)", phrase: problem.phrase)
    }
}

extension SettingSources.Origin {
    /// As it stands before a problem; nil for what nobody said.
    var place: String? {
        switch self {
        case .flag(let name), .environment(let name): name
        case .file(let file, let line): "\(file):\(line)"
        case .fallback: nil
        }
    }
}
