import BareLua
import LuaRuntime

/// What the box is measured against: the same Lua code and snapshot, called from a plain host in C on the same library.
struct PlainHost {
    let source: String

    /// Seconds for each call in a state that is kept from call to call.
    func seconds(for hook: String, _ snapshot: BareSnapshot, calls: Int) throws -> Double {
        guard let host = bare_lua_open(source, source.utf8.count) else { throw BenchFault("the plain Lua host did not open") }
        defer { bare_lua_close(host) }
        return try snapshot.withNodes { nodes in
            let start = Moment.nanoseconds()
            for _ in 0..<calls {
                guard bare_lua_call(host, hook, nodes) > 0 else { throw BenchFault("the plain Lua host failed") }
            }
            return Double(Moment.nanoseconds() - start) / 1e9 / Double(calls)
        }
    }

    /// Seconds for each call in a state of its own, opened with the module's source and closed again: what rule 10 asks of any host.
    func coldSeconds(for hook: String, _ snapshot: BareSnapshot, calls: Int) throws -> Double {
        try snapshot.withNodes { nodes in
            let start = Moment.nanoseconds()
            for _ in 0..<calls {
                guard let host = bare_lua_open(source, source.utf8.count), bare_lua_call(host, hook, nodes) > 0 else {
                    throw BenchFault("the plain Lua host failed")
                }
                bare_lua_close(host)
            }
            return Double(Moment.nanoseconds() - start) / 1e9 / Double(calls)
        }
    }
}

extension Figure {
    /// Of seconds for each call, round by round; the first round only warms up.
    init(_ work: String, _ quantity: String, ours: [Double], plain: [Double], aim: String?) {
        let (ours, plain) = (ours.dropFirst(), plain.dropFirst())
        self.init(
            work: work, quantity: quantity, unit: "µs", ours: ours.map { $0 * 1e6 }.median, reference: plain.map { $0 * 1e6 }.median,
            ratio: zip(ours, plain).map { $0 / $1 }.median, aim: aim)
    }
}

/// A snapshot as the plain host takes it: nodes in a row, with texts that lie ready.
final class BareSnapshot {
    private var texts: [UnsafeMutablePointer<CChar>] = []
    private var nodes: [bare_node] = []

    init(_ value: LuaValue) { add(value, key: nil) }

    deinit { for text in texts { text.deallocate() } }

    func withNodes<Value>(_ body: (UnsafePointer<bare_node>) throws -> Value) throws -> Value {
        try nodes.withUnsafeBufferPointer { nodes in
            guard let start = nodes.baseAddress else { throw BenchFault("an empty snapshot") }
            return try body(start)
        }
    }

    private func add(_ value: LuaValue, key: String?) {
        var node = bare_node()
        node.key = key.map(text)
        switch value {
        case .null: return
        case .bool(let isTrue): (node.kind, node.integer) = (BARE_BOOLEAN, isTrue ? 1 : 0)
        case .integer(let integer): (node.kind, node.integer) = (BARE_INTEGER, integer)
        case .number(let number): (node.kind, node.number) = (BARE_NUMBER, number)
        case .string(let string): (node.kind, node.text, node.count) = (BARE_TEXT, text(string), string.utf8.count)
        case .list(let items):
            (node.kind, node.count) = (BARE_LIST, items.count)
            nodes.append(node)
            for item in items { add(item, key: nil) }
            return nodes.append(bare_node.end)
        case .table(let members):
            (node.kind, node.count) = (BARE_TABLE, members.count)
            nodes.append(node)
            for (name, member) in members { add(member, key: name) }
            return nodes.append(bare_node.end)
        }
        nodes.append(node)
    }

    private func text(_ value: String) -> UnsafePointer<CChar> {
        let bytes = value.utf8CString
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { copy.initialize(from: start, count: bytes.count) } }
        texts.append(copy)
        return UnsafePointer(copy)
    }
}

extension bare_node {
    fileprivate static var end: bare_node {
        var node = bare_node()
        node.kind = BARE_END
        return node
    }
}
