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
            // Whoever is signed in is known from the cookie again: the error has left the session's middleware behind.
            let visit = await web.recognised(request, context)
            let fault = Fault(error, visit.language)
            if fault.isOurs {
                // The kind of error, never its text: that could quote what someone wrote (ASVS 16.2.5).
                context.logger.error(
                    "fault", metadata: ["code": "\(fault.code)", "kind": "\(type(of: error))", "path": "\(context.endpointPath ?? "")"])
            }
            var response =
                request.uri.path.hasPrefix(API.root)
                ? API(web: web).answer(fault, error, visit)
                : await web.faultPage(fault, error, request, visit)
            if let seconds = fault.retryAfter { response.headers[.retryAfter] = String(seconds) }
            if let method = error as? WrongMethod { response.headers[.allow] = method.allow }
            if request.method == .head { response = response.createHeadResponse() }
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
