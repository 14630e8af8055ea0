import HTTPTypes
import Hummingbird
import NIOCore

/// How large a body may be, and how long it may take to arrive.
enum BodyLimits {
    /// Bytes in a form or a JSON document.
    static let bytes = 1 << 20
    /// A body that drips in is given up after this.
    static let deadline: Duration = .seconds(15)
}

/// The body did not arrive in time.
struct BodyTooSlow: Error {}

extension Request {
    /// The whole body, within its size and its time.
    /// - Throws: `HTTPError(.contentTooLarge)`; ``BodyTooSlow``.
    func wholeBody() async throws -> ByteBuffer {
        if let length = headers[.contentLength].flatMap(Int.init), length > BodyLimits.bytes { throw HTTPError(.contentTooLarge) }
        let body = body
        return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask { try await body.collect(upTo: BodyLimits.bytes) }
            group.addTask {
                try await Task.sleep(for: BodyLimits.deadline)
                throw BodyTooSlow()
            }
            guard let first = try await group.next() else { throw BodyTooSlow() }
            group.cancelAll()
            return first
        }
    }

    /// The fields of a posted form. Any other content type is refused (ASVS 3.5.3).
    func formFields() async throws -> FormFields {
        guard mediaType == "application/x-www-form-urlencoded" else { throw HTTPError(.unsupportedMediaType) }
        return try FormFields(Array(buffer: try await wholeBody()))
    }

    /// The content type without its parameters, lower-cased.
    var mediaType: String {
        (headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    }
}
