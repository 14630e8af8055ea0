import HTTPTypes
import Hummingbird
import NIOCore

/// How large a body may be, and how long it may take to arrive.
enum BodyLimits {
    /// Bytes in a form or a JSON document.
    static let bytes = 1 << 20
    /// Bytes in a plugin's package: what a plugin may hold, and what packing adds.
    static let package = 3 << 20
    /// A body that drips in is given up after this; see ``BodyDeadline``.
    static let deadline: TimeAmount = .seconds(15)
    /// The same once the server has been told to stop.
    static let whenStopping: TimeAmount = .seconds(1)
}

/// The body did not arrive in time.
struct BodyTooSlow: Error {}

extension Request {
    /// The whole body, within its size and its time.
    /// - Throws: `HTTPError(.contentTooLarge)`; ``BodyTooSlow``, which comes from the connection.
    func wholeBody(atMost limit: Int = BodyLimits.bytes) async throws -> ByteBuffer {
        if let length = headers[.contentLength].flatMap(Int.init), length > limit { throw HTTPError(.contentTooLarge) }
        return try await body.collect(upTo: limit)
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
