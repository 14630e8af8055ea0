import EnrumDomain
import Testing

struct PluginVersionTests {
    @Test(arguments: ["0.0.0", "1.0.0", "1.2.3", "10.20.30", "99999.99999.99999"])
    func `Three whole numbers with dots between them are a version, and written as they were read`(text: String) {
        #expect(PluginVersion(text)?.description == text)
    }

    @Test(
        arguments: [
            "", "1", "1.0", "1.0.0.0", "1..0", ".1.0", "1.0.", "01.0.0", "1.00.0", "1.0.00", "-1.0.0", "+1.0.0", "1.0.0-beta", "1.0.0+1",
            "v1.0.0",
            "1.0.x", " 1.0.0", "1.0.0\n", "1.0.100000", "1,0,0", "１.0.0", "٣.0.0", "1.0.0.",
        ])
    func `Anything else is none`(text: String) {
        #expect(PluginVersion(text) == nil)
    }

    @Test func `Versions are compared number by number`() throws {
        let rising = ["0.0.1", "0.1.0", "0.9.0", "0.10.0", "1.0.0", "1.0.2", "1.0.10", "1.2.0", "2.0.0", "10.0.0"]
        let versions = try rising.map { try #require(PluginVersion($0)) }
        #expect(versions.shuffled().sorted() == versions)
        for (index, version) in versions.enumerated() {
            for other in versions[index...] { #expect(!(other < version)) }
        }
    }

    /// What a plugin needs, what the host has, and whether it runs.
    static let fits: [(needed: String, host: String, runs: Bool)] = [
        ("1.0", "1.0", true), ("1.0", "1.1", true), ("1.1", "1.0", false), ("1.9", "1.10", true), ("2.0", "1.9", false),
        ("1.0", "2.0", false),
        ("0.9", "1.0", false),
    ]

    @Test(arguments: fits)
    func `A plugin runs on the same major, and no lower minor than it needs`(needed: String, host: String, runs: Bool) throws {
        #expect(try #require(PluginAPIVersion(host)).fits(try #require(PluginAPIVersion(needed))) == runs)
    }

    @Test(arguments: ["1.0", "0.0", "12.34", "999.999"])
    func `Two whole numbers with a dot between them are a version of the contract`(text: String) {
        #expect(PluginAPIVersion(text)?.description == text)
    }

    @Test(arguments: ["", "1", "1.", ".1", "1.0.0", "1.0 ", "1.x", "-1.0", "1000.0", "1.1000", "1,0", "٣.0", "01.0", "1.00"])
    func `Anything else is no version of the contract`(text: String) {
        #expect(PluginAPIVersion(text) == nil)
    }

    @Test func `This host keeps contract 1.0`() {
        #expect(PluginAPIVersion.current.description == "1.0")
    }

    @Test func `Every hook has its audience, and what works in the background sees no words`() {
        #expect(Hook.allCases.filter { $0.audience == .author } == [.checkAnswer])
        #expect(Hook.allCases.filter { $0.audience == .background } == [.reminders, .metrics, .migrate])
        #expect(Hook.allCases.count { $0.audience == .pair } == 7)
    }
}
