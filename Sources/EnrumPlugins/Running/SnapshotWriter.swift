import LuaRuntime

/// Where a snapshot is written to: the box's bytes, or a tree for people and for the record of a fault.
protocol SnapshotWriter {
    mutating func beginTable()
    mutating func beginList()
    mutating func end()
    mutating func key(_ name: String)
    mutating func string(_ text: String)
    mutating func integer(_ value: Int64)
    mutating func number(_ value: Double)
    mutating func bool(_ value: Bool)
    mutating func value(_ value: LuaValue)
}

extension LuaEncoder: SnapshotWriter {}

extension SnapshotWriter {
    mutating func field(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }

    mutating func field(_ name: String, _ value: Int) {
        key(name)
        integer(Int64(value))
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// A whole number is one in Lua too.
    mutating func plain(_ value: Double) {
        if let whole = Int64(exactly: value) { integer(whole) } else { number(value) }
    }

    mutating func table(_ name: String? = nil, _ members: (inout Self) -> Void) {
        if let name { key(name) }
        beginTable()
        members(&self)
        end()
    }

    mutating func list(_ name: String? = nil, _ items: (inout Self) -> Void) {
        if let name { key(name) }
        beginList()
        items(&self)
        end()
    }
}

/// Writes a tree of values.
struct TreeWriter: SnapshotWriter {
    private var open: [LuaValue] = []
    private var keys: [String] = []
    /// What was written outside of any table or list.
    private(set) var values: [LuaValue] = []

    mutating func beginTable() { open.append(.table([:])) }
    mutating func beginList() { open.append(.list([])) }
    mutating func key(_ name: String) { keys.append(name) }
    mutating func string(_ text: String) { value(.string(text)) }
    mutating func integer(_ value: Int64) { self.value(.integer(value)) }
    mutating func number(_ value: Double) { self.value(.number(value)) }
    mutating func bool(_ value: Bool) { self.value(.bool(value)) }

    mutating func end() {
        guard let done = open.popLast() else { preconditionFailure("an end without a beginning") }
        value(done)
    }

    mutating func value(_ value: LuaValue) {
        switch open.popLast() {
        case .table(var members)?:
            if let key = keys.popLast(), value != .null { members[key] = value }
            open.append(.table(members))
        case .list(let items)?: open.append(.list(items + [value]))
        default: values.append(value)
        }
    }
}
