import EnrumCore
import EnrumDomain
import EnrumFormats
import HTTPTypes
import Hummingbird
import NIOCore

/// An error as people and programs are told it: a status, a stable code, and sentences that say what to do next.
struct Fault: Error {
    let status: HTTPResponse.Status
    /// Stable for programs, such as "rule_broken"; also the text keys `fault.rule_broken.title` and `fault.rule_broken.body`.
    let code: String
    /// The broken rules, each with its field.
    var problems: [RuleBroken] = []
    var retryAfter: Int?
    /// Whether it is ours to mend: the log then gets the cause.
    var isOurs = false

    init(_ status: HTTPResponse.Status, _ code: String, problems: [RuleBroken] = [], retryAfter: Int? = nil, isOurs: Bool = false) {
        (self.status, self.code, self.problems, self.retryAfter, self.isOurs) = (status, code, problems, retryAfter, isOurs)
    }

    /// What an error means to whoever asked. Whatever nobody thought of is a fault of ours, and never grants anything (ASVS 16.5.3).
    ///
    /// - Parameter language: In which modules' own words are told; everything else is worded where it is shown.
    init(_ error: any Error, _ language: Language) {
        switch error {
        case let fault as Fault: self = fault
        case is NotFound: self = Fault(.notFound, "not_found")
        case let broken as RuleBroken: self = Fault(.unprocessableContent, "rule_broken", problems: [broken])
        case let refused as RefusedAnswers: self = Fault(.unprocessableContent, "rule_broken", problems: refused.problems)
        case let stopped as StoppedByFindings:
            self = Fault(.unprocessableContent, "rule_broken", problems: stopped.problems(language) + stopped.unansweredProblems(language))
        case let stopped as StoppedByFormalities:
            self = Fault(
                .unprocessableContent, "rule_broken",
                problems: stopped.findings.filter { $0.level == .block }.map { finding in
                    let names = finding.names.map { ["names": $0(language)] } ?? [:]
                    return RuleBroken(finding.text.key, field: finding.field, finding.values.merging(names) { _, name in name })
                })
        case let refused as QuestionSetFile.Refused:
            self = Fault(.unprocessableContent, "rule_broken", problems: refused.problems.map(\.broken))
        case let refused as PluginRefused: self = Fault(.unprocessableContent, "rule_broken", problems: refused.problems.map(\.broken))
        case let refused as InstallRefused:
            self = Fault(
                .unprocessableContent, "rule_broken", problems: [RuleBroken(refused.phrase.key, field: "package", refused.phrase.values)])
        case is AgreementChanged, is SelfAgreementChanged, is MeetingChanged, is ConflictFault, is PluginChanged,
            is ReflectionChanged:
            self = Fault(.preconditionFailed, "changed_meanwhile")
        case is SignInNeeded: self = Fault(.unauthorized, "sign_in_needed")
        case is WrongToken: self = Fault(.forbidden, "wrong_token")
        case is BadRequest: self = Fault(.badRequest, "bad_request")
        case is NIOTooManyBytesError: self = Fault(.contentTooLarge, "too_large")
        case is BodyTooSlow: self = Fault(.requestTimeout, "too_slow")
        case is WrongMethod: self = Fault(.methodNotAllowed, "wrong_method")
        case let kept as KeptText: self = Fault(kept.cause, language)
        case is SignInRefused: self = Fault(.unauthorized, "sign_in_refused")
        case let throttled as SignInThrottled: self = Fault(.tooManyRequests, "too_many", retryAfter: throttled.seconds)
        case is LinkRefused: self = Fault(.notFound, "link_refused")
        case is TooManySignIns: self = Fault(.tooManyRequests, "too_many", retryAfter: 5)
        case let failure as StoreFailure: self = Fault(failure)
        case let error as HTTPError: self = Fault(error)
        case let error as any HTTPResponseError: self = Fault(HTTPError(error.status))
        default: self = Fault(.internalServerError, "fault", isOurs: true)
        }
    }

    private init(_ failure: StoreFailure) {
        switch failure {
        case .full:
            self = Fault(HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "disk_full", retryAfter: 60, isOurs: true)
        case .readOnly: self = Fault(.serviceUnavailable, "read_only", retryAfter: 60, isOurs: true)
        case .busy: self = Fault(.serviceUnavailable, "busy", retryAfter: 2, isOurs: true)
        case .corrupt, .newer, .constraint, .other: self = Fault(.internalServerError, "fault", isOurs: true)
        }
    }

    private init(_ error: HTTPError) {
        switch error.status {
        case .notFound: self = Fault(.notFound, "not_found")
        case .contentTooLarge: self = Fault(.contentTooLarge, "too_large")
        case .unsupportedMediaType: self = Fault(.unsupportedMediaType, "wrong_type")
        case .forbidden: self = Fault(.forbidden, "forbidden")
        case .methodNotAllowed: self = Fault(.methodNotAllowed, "wrong_method")
        case .preconditionRequired: self = Fault(.preconditionRequired, "precondition_needed")
        case .preconditionFailed: self = Fault(.preconditionFailed, "changed_meanwhile")
        case .badRequest: self = Fault(.badRequest, "bad_request")
        default: self = Fault(error.status, "fault", isOurs: error.status.code >= 500)
        }
    }
}

extension PluginRefused.Problem {
    /// The mistake without its file and line.
    fileprivate var broken: RuleBroken { RuleBroken(phrase.key, field: path.isEmpty ? nil : path, phrase.values) }
}

extension QuestionSetFile.Problem {
    /// The mistake without its line.
    fileprivate var broken: RuleBroken { RuleBroken(phrase.key, field: path.isEmpty ? nil : path, phrase.values) }
}
