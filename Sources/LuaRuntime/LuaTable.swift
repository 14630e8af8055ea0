/// A table's members by name, in the order of their names' bytes.
///
/// Tables of results are small and read once, so looking a name up costs less than hashing it.
public struct LuaTable: Hashable, Sendable {
    private var members: [Member]

    private struct Member: Hashable, Sendable {
        let key: String
        var value: LuaValue
    }

    public init() { members = [] }

    /// Of two values with one name, the last counts.
    public init(_ values: some Sequence<(key: String, value: LuaValue)>) {
        members = values.map { Member(key: $0.key, value: $0.value) }
        let isSorted = zip(members, members.dropFirst()).allSatisfy { Self.precedes($0.key, $1.key) }
        guard !isSorted else { return }
        var last: [String: LuaValue] = [:]
        for member in members { last[member.key] = member.value }
        members = last.map { Member(key: $0.key, value: $0.value) }.sorted { Self.precedes($0.key, $1.key) }
    }

    /// - Parameter read: gives the members one after the other, sorted and each name once, as the box does.
    init(sorted count: Int, _ read: (Int) -> (String, LuaValue)) {
        members = (0..<count).map { index in
            let (key, value) = read(index)
            return Member(key: key, value: value)
        }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

    public var keys: [String] { members.map(\.key) }
    public var values: [LuaValue] { members.map(\.value) }

    /// Setting nil removes the member.
    public subscript(key: String) -> LuaValue? {
        get {
            for index in members.indices where members[index].key == key { return members[index].value }
            return nil
        }
        set {
            let place = members.firstIndex { !Self.precedes($0.key, key) } ?? members.count
            let isThere = place < members.count && members[place].key == key
            switch (newValue, isThere) {
            case (let value?, true): members[place].value = value
            case (let value?, false): members.insert(Member(key: key, value: value), at: place)
            case (nil, true): members.remove(at: place)
            case (nil, false): return
            }
        }
    }

    @discardableResult
    public mutating func removeValue(forKey key: String) -> LuaValue? {
        guard let place = members.firstIndex(where: { $0.key == key }) else { return nil }
        return members.remove(at: place).value
    }

    public func mapValues(_ transform: (LuaValue) -> LuaValue) -> LuaTable {
        LuaTable(sorted: members.count) { (members[$0].key, transform(members[$0].value)) }
    }

    public func filter(_ isIncluded: ((key: String, value: LuaValue)) -> Bool) -> LuaTable {
        let kept = members.filter { isIncluded(($0.key, $0.value)) }
        return LuaTable(sorted: kept.count) { (kept[$0].key, kept[$0].value) }
    }
}

extension LuaTable: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }
    public subscript(position: Int) -> (key: String, value: LuaValue) { (members[position].key, members[position].value) }
}

extension LuaTable: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, LuaValue)...) { self.init(elements.map { (key: $0.0, value: $0.1) }) }
}
