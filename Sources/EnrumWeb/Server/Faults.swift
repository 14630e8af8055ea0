import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Turns every error into an answer: a page for people, a problem document for programs. The outermost layer, so that nothing escapes it.
struct Faults: RouterMiddleware {
    typealias Context = Visit
    let web: Web

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            // What is no HTTP at all gets its 400 from the connection itself, which then closes.
            throw error
        } catch {
            let fault = Fault(error)
            if fault.isOurs {
                // The kind of error, never its text: that could quote what someone wrote (ASVS 16.2.5).
                context.logger.error("fault", metadata: ["code": "\(fault.code)", "kind": "\(type(of: error))", "path": "\(context.endpointPath ?? "")"])
            }
            // Whoever is signed in is known from the cookie again: the error has left the session's middleware behind.
            let visit = await web.recognised(request, context)
            var response =
                request.uri.path.hasPrefix(API.root)
                ? API(web: web).answer(fault, error, visit)
                : await web.faultPage(fault, error, request, visit)
            if let seconds = fault.retryAfter { response.headers[.retryAfter] = String(seconds) }
            if let method = error as? WrongMethod { response.headers[.allow] = method.allow }
            if [.contentTooLarge, .requestTimeout].contains(fault.status) { context.hangUp(&response) }
            return response
        }
    }
}

extension Visit {
    /// Lets the answer out and closes the connection: what is left of the body is not waited for.
    fileprivate func hangUp(_ response: inout Response) {
        response.headers[.connection] = "close"
        channel.eventLoop.scheduleTask(in: .seconds(1)) { [channel] in channel.close(promise: nil) }
    }
}

extension API {
    /// The fault as `application/problem+json` (RFC 9457).
    func answer(_ fault: Fault, _ error: any Error, _ visit: Visit) -> Response {
        let t = web.texts(visit)
        let document = ProblemDocument(
            type: "about:blank", title: t(Phrase("fault.\(fault.code).title")), status: fault.status.code,
            detail: t(Phrase("fault.\(fault.code).body")), code: fault.code,
            problems: fault.problems.isEmpty
                ? nil : fault.problems.map { .init(field: $0.field, code: $0.phrase.key, message: t($0.phrase)) },
            conflict: (error as? ConflictFault).map { ConflictDocument($0.conflict) })
        guard var response = try? json(document, status: fault.status) else { return Response(status: fault.status) }
        response.headers[.contentType] = "application/problem+json; charset=utf-8"
        return response
    }
}
