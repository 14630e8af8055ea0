extension LuaReader {
    mutating func block() throws(NoLua) {
        try inBlock { reader throws(NoLua) in try reader.statements() }
    }

    mutating func statements() throws(NoLua) {
        try deeper { reader throws(NoLua) in
            while !reader.endsBlock {
                if reader.take("return") {
                    if !reader.endsBlock, !reader.isSign(";") {
                        for value in try reader.expressions() { reader.noteIfText(value) }
                    }
                    _ = reader.take(";")
                    guard reader.endsBlock else { throw NoLua() }
                    return
                }
                try reader.statement()
            }
        }
    }

    var endsBlock: Bool {
        switch peek {
        case .end, .sign("end"), .sign("else"), .sign("elseif"), .sign("until"): true
        default: false
        }
    }

    mutating func statement() throws(NoLua) {
        guard case .sign(let sign) = peek else { return try expressionStatement() }
        switch sign {
        case ";", "break": skip()
        case "::":
            skip()
            _ = try name()
            try expect("::")
        case "goto":
            skip()
            _ = try name()
        case "do":
            skip()
            try block()
            try expect("end")
        case "while":
            skip()
            _ = try expression()
            try expect("do")
            try block()
            try expect("end")
        case "repeat":
            skip()
            // What is local in the body is seen by the condition.
            try inBlock { reader throws(NoLua) in
                try reader.statements()
                try reader.expect("until")
                _ = try reader.expression()
            }
        case "if": try conditional()
        case "for": try loop()
        case "function": try functionStatement()
        case "local": try localStatement()
        default: try expressionStatement()
        }
    }

    mutating func conditional() throws(NoLua) {
        repeat {
            skip()
            _ = try expression()
            try expect("then")
            try block()
        } while isSign("elseif")
        if take("else") { try block() }
        try expect("end")
    }

    mutating func loop() throws(NoLua) {
        skip()
        var names = [try name()]
        while take(",") { names.append(try name()) }
        guard take("=") || take("in") else { throw NoLua() }
        _ = try expressions()
        try expect("do")
        try inBlock { reader throws(NoLua) in
            for name in names { reader.declare(name) }
            try reader.statements()
        }
        try expect("end")
    }

    mutating func functionStatement() throws(NoLua) {
        skip()
        let line = line
        let first = try name()
        let isPath = isSign(".") || isSign(":")
        if path(of: first).isLocal {
            forget(first)
        } else if isPath {
            use.reads.append(.init(name: first, line: line))
        } else {
            use.writes.append(.init(name: first, line: line))
        }
        while take(".") { _ = try name() }
        let isMethod = take(":")
        if isMethod { _ = try name() }
        try functionBody(isMethod: isMethod)
    }

    mutating func localStatement() throws(NoLua) {
        skip()
        if take("function") {
            declare(try name())
            return try functionBody(isMethod: false)
        }
        var names: [String] = []
        repeat {
            names.append(try name())
            if take("<") {
                _ = try name()
                try expect(">")
            }
        } while take(",")
        let values = take("=") ? try expressions() : []
        for (place, name) in names.enumerated() { declare(name, as: place < values.count ? values[place].path : nil) }
    }

    /// A call, or an assignment.
    mutating func expressionStatement() throws(NoLua) {
        var targets = [try suffixed()]
        while take(",") { targets.append(try suffixed()) }
        guard take("=") else {
            guard targets.count == 1, targets[0].isCall else { throw NoLua() }
            return
        }
        for value in try expressions() { noteIfText(value) }
        for target in targets {
            guard let name = target.bareName else { continue }
            if path(of: name).isLocal { forget(name) } else { use.writes.append(.init(name: name, line: target.line)) }
        }
    }
}
