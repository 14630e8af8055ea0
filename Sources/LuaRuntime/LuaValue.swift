/// What crosses the box, in and out: what JSON can say, with whole numbers kept apart from others.
public enum LuaValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// Always finite.
    case number(Double)
    case string(String)
    case list([LuaValue])
    case table(LuaTable)
}

extension LuaValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: LuaValue...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, LuaValue)...) { self = .table(LuaTable(elements.map { (key: $0.0, value: $0.1) })) }
}
