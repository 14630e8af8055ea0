import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import EnrumWeb

/// A connection of which we are the clock.
struct BodyDeadlineTests {
    /// Sees the time that the handler itself reads.
    private final class Clock {
        var now = NIODeadline.uptimeNanoseconds(0)
    }

    private struct Connection {
        let clock = Clock()
        let channel: EmbeddedChannel

        init() throws {
            let clock = clock
            channel = EmbeddedChannel(handler: BodyDeadline(now: { clock.now }))
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        }

        func send(_ parts: HTTPRequestPart...) throws {
            for part in parts { channel.pipeline.fireChannelRead(part) }
            channel.pipeline.fireChannelReadComplete()
            try channel.throwIfErrorCaught()
        }

        func pass(_ time: TimeAmount) throws {
            clock.now = clock.now + time
            channel.embeddedEventLoop.advanceTime(by: time)
            try channel.throwIfErrorCaught()
        }

        static let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/"))
        static let drop = HTTPRequestPart.body(ByteBuffer(string: "a"))
    }

    @Test func `A body that drips is given up at its deadline, and not before`() throws {
        let connection = try Connection()
        try connection.send(Connection.head)
        for _ in 0..<14 {
            try connection.pass(.seconds(1))
            try connection.send(Connection.drop)
        }
        #expect(throws: BodyTooSlow.self) { try connection.pass(.seconds(1)) }
        try connection.pass(.hours(1))
    }

    @Test func `A body that has come is not waited for, and each gets its whole time`() throws {
        let connection = try Connection()
        try connection.send(Connection.head, Connection.drop)
        try connection.pass(.seconds(10))
        try connection.send(.end(nil))
        try connection.pass(.seconds(10))
        try connection.send(Connection.head)
        try connection.pass(.seconds(14))
        try connection.send(.end(nil), Connection.head, .end(nil))
        try connection.pass(.hours(1))
    }

    @Test func `Once the server stops, what is on its way gets a second, and what comes after no more`() throws {
        let connection = try Connection()
        try connection.send(Connection.head)
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        try connection.pass(.milliseconds(900))
        #expect(throws: BodyTooSlow.self) { try connection.pass(.milliseconds(100)) }
        try connection.send(.end(nil), Connection.head)
        #expect(throws: BodyTooSlow.self) { try connection.pass(.seconds(1)) }
    }

    @Test func `A connection that is gone is not looked at again`() throws {
        let connection = try Connection()
        try connection.send(Connection.head)
        connection.channel.pipeline.fireChannelInactive()
        try connection.pass(.hours(1))
    }
}
