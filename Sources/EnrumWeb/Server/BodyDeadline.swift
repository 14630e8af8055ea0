import NIOCore
import NIOHTTPTypes

/// Gives up a request whose body does not arrive in time, whether it drips or stops; while the server stops, sooner.
///
/// It watches the connection itself: a body that comes at once, as nearly all do, costs no timer.
final class BodyDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    /// When the body that is on its way must be here; nil when none is.
    private var due: NIODeadline?
    private var check: Scheduled<Void>?
    private var isStopping = false
    private let now: () -> NIODeadline

    init(now: @escaping () -> NIODeadline = { .now() }) { self.now = now }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: due = now() + (isStopping ? BodyLimits.whenStopping : BodyLimits.deadline)
        case .body: break
        case .end: due = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if check == nil { watch(context) }
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isStopping = true
            due = due.map { min($0, now() + BodyLimits.whenStopping) }
            check?.cancel()
            watch(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        check?.cancel()
        (due, check) = (nil, nil)
        context.fireChannelInactive()
    }

    private func watch(_ context: ChannelHandlerContext) {
        check = due.map { due in
            context.eventLoop.assumeIsolated().scheduleTask(in: due - now()) { self.look(context) }
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        check = nil
        guard let due, due <= now() else { return watch(context) }
        self.due = nil
        context.fireErrorCaught(BodyTooSlow())
    }
}
