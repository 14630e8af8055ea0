import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import EnrumTexts
import Foundation
import LuaRuntime
import Testing

/// Whatever a plugin's files are made into, they are refused with a place and a reason, or become a plugin that can be packed and read again.
///
/// In the ordinary suite some hundred inputs, always the same. `make fuzz` goes on for ENRUM_FUZZ_SECONDS, from ENRUM_FUZZ_SEED.
struct PluginFuzzTests {
    @Test func `Whatever a plugin is made into, it is refused or it is whole`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["ENRUM_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
        let end = environment["ENRUM_FUZZ_SECONDS"].flatMap(Int.init).map { ContinuousClock.now.advanced(by: .seconds($0)) }
        var random = Seeded(seed)
        var (inputs, taken) = (0, 0)
        while end.map({ ContinuousClock.now < $0 }) ?? (inputs < 150) {
            let files = random.plugin()
            inputs += 1
            if let reason = await judge(files, &taken) {
                let changed = files.contents.filter { Sample.files[$0.key].map { Array($0.utf8) } != $0.value }
                let missing = Sample.files.keys.filter { files[$0] == nil }
                Issue.record("seed \(seed), input \(inputs): \(reason) \(missing) \(changed.mapValues { Data($0).base64EncodedString() })")
                return
            }
        }
        #expect(taken > 0 && taken < inputs)
        if end != nil { print("\(inputs) plugins, \(taken) of them taken") }
    }

    private func judge(_ files: PluginFiles, _ taken: inout Int) async -> String? {
        // The checker reads everything, Lua included, and must find its way through whatever it is.
        let problems = await PluginCheck(Sample.host)(files)
        do throws(PluginRefused) {
            let plugin = try await Sample.host.read(files)
            taken += 1
            guard let package = try? PluginPackage.write(files: files.contents) else { return "cannot be packed" }
            let again = try await Sample.host.read(PluginFiles(package: package))
            return again == plugin && plugin.digest == files.digest ? nil : "is another when it is read again"
        } catch {
            if error.problems.isEmpty || problems.isEmpty { return "is refused for nothing" }
            return error.problems.first { !isPlaced($0, in: files) }.map { "has no place: \($0)" }
        }
    }

    /// In a file that is there or should be, at a line that it has, or at its end.
    private func isPlaced(_ problem: PluginRefused.Problem, in files: PluginFiles) -> Bool {
        let lines = files[problem.file].map { $0.count { $0 == 0x0a || $0 == 0x0d || $0 == 0x85 || $0 == 0xa8 || $0 == 0xa9 } + 1 } ?? 0
        return problem.line >= 0 && problem.line <= lines + 1 && !Texts.english(problem.phrase).hasPrefix("[")
    }

    @Test func `Whatever Lua is read, reading ends`() {
        var random = Seeded(7)
        let libraries = Set(LuaAPI.symbols.filter { $0.kind == .library }.map(\.name) + ["ctx"])
        let words = [
            "local", "kit", "=", "...", "function", "(", ")", "end", "{", "}", "return", "if", "then", "for", "in", "do", "ctx", ".", ",",
            "\"a\"", "..", "x", "not", "repeat", "until", "::", "[", "]", "[[", "--", "\n", ":", "t", "1",
        ]
        var read = 0
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            if LuaUse(of: text.joined(separator: " "), libraries: libraries) != nil { read += 1 }
        }
        #expect(read > 0)
    }
}

extension Seeded {
    /// The sample plugin, mostly with something done to a file or two.
    fileprivate mutating func plugin() -> PluginFiles {
        var files = Sample.files.mapValues { Array($0.utf8) }
        let names = files.keys.sorted()
        for _ in 0..<Int.random(in: 0...2, using: &self) {
            guard let name = names.randomElement(using: &self), var content = files[name] else { continue }
            switch Int.random(in: 0...7, using: &self) {
            case 0: files[name] = nil
            case 1: files[names.randomElement(using: &self) ?? name] = content
            case 2: swapLines(&content)
            case 3: takeWord(&content)
            default: disturb(&content)
            }
            if files[name] != nil { files[name] = content }
        }
        return PluginFiles(files)
    }

    private mutating func swapLines(_ content: inout [UInt8]) {
        var lines = content.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
        lines.swapAt(Int.random(in: 0..<lines.count, using: &self), Int.random(in: 0..<lines.count, using: &self))
        content = Array(lines.joined(separator: [0x0a]))
    }

    /// One word of YAML takes the place of another.
    private mutating func takeWord(_ content: inout [UInt8]) {
        let words = [
            "null", "[]", "{}", "-1", "1e400", ".nan", "\"\"", "true", "&a *a", "!x y", "2026-13-01", "\u{feff}", "æ", "|\n  x", "<<",
        ]
        let parts = content.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        guard let place = parts.indices.randomElement(using: &self) else { return }
        var changed = parts
        changed[place] = Array((words.randomElement(using: &self) ?? "").utf8)
        content = Array(changed.joined(separator: [0x20]))
    }

    private mutating func disturb(_ content: inout [UInt8]) {
        for _ in 0..<Int.random(in: 1...3, using: &self) where !content.isEmpty {
            let index = Int.random(in: 0..<content.count, using: &self)
            switch Int.random(in: 0...4, using: &self) {
            case 0: content[index] ^= 1 << UInt8.random(in: 0...7, using: &self)
            case 1: content.remove(at: index)
            case 2: content.removeSubrange(index..<Swift.min(content.count, index + Int.random(in: 1...40, using: &self)))
            case 3: content.insert(contentsOf: Array(": - { } [ ] , # \" ' % \t \r \0".utf8).shuffled(using: &self).prefix(2), at: index)
            default: content.insert(contentsOf: content[index..<Swift.min(content.count, index + 30)], at: index)
            }
        }
    }
}
