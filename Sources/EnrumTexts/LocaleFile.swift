import Yams

/// One locale file: a flat mapping from dotted keys to texts.
struct LocaleFile {
    let texts: [String: String]

    enum Fault: Error {
        case notAMapping
        case notAText(line: Int)
        case duplicate(key: String, line: Int)
    }

    /// Every value is read as the text it is, so that "No" stays a word.
    init(yaml: String) throws {
        guard let mapping = try Yams.compose(yaml: yaml)?.mapping else { throw Fault.notAMapping }
        var texts: [String: String] = [:]
        for (key, value) in mapping {
            let line = key.mark?.line ?? 0
            guard let key = key.scalar?.string, let text = value.scalar?.string else { throw Fault.notAText(line: line) }
            guard texts.updateValue(text, forKey: key) == nil else { throw Fault.duplicate(key: key, line: line) }
        }
        self.texts = texts
    }
}
