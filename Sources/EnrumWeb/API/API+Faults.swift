import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import HTTPTypes
import Hummingbird

extension API {
    /// The fault as `application/problem+json` (RFC 9457), with what stands where a change came too late.
    func answer(_ fault: Fault, _ error: any Error, _ visit: Visit) -> Response {
        let t = web.texts(visit)
        let wait = fault.retryAfter.map { ["wait": t.wait($0)] } ?? [:]
        var document = ProblemDocument(
            title: t(Phrase("fault.\(fault.code).title")), status: fault.status.code, detail: t(Phrase("fault.\(fault.code).body", wait)),
            code: fault.code)
        document.problems = problems(of: fault, error, t)
        var standing: Int?
        switch error {
        case let changed as ConflictFault:
            (document.conflict, standing) = (ConflictDocument(changed.conflict), changed.conflict.theirVersion)
        case let changed as AgreementChanged:
            (document.agreement, standing) = (AgreementDocument(changed.standing), changed.standing.version)
        case let changed as MeetingChanged:
            (document.schedule, standing) = (ScheduleDocument(changed.standing), changed.standing.version)
        default: break
        }
        guard var response = try? json(document, status: fault.status, version: standing) else { return Response(status: fault.status) }
        response.headers[.contentType] = "application/problem+json; charset=utf-8"
        return response
    }

    private func problems(of fault: Fault, _ error: any Error, _ t: Texts) -> [ProblemDocument.Broken]? {
        if let refused = error as? QuestionSetFile.Refused {
            return refused.problems.map { problem in
                ProblemDocument.Broken(
                    field: problem.path.isEmpty ? nil : problem.path, code: problem.phrase.key, message: t(problem.phrase),
                    line: problem.line,
                    column: problem.column)
            }
        }
        if let refused = error as? PluginRefused {
            return refused.problems.map { problem in
                ProblemDocument.Broken(
                    field: problem.path.isEmpty ? nil : problem.path, code: problem.phrase.key, message: t(problem.phrase),
                    file: problem.file, line: problem.line > 0 ? problem.line : nil)
            }
        }
        guard !fault.problems.isEmpty else { return nil }
        return fault.problems.map { ProblemDocument.Broken(field: $0.field, code: $0.phrase.key, message: t($0.phrase)) }
    }
}
