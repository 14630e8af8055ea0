import EnrumPlugins
import Testing

struct PluginReaderTests {
    @Test func `A plugin without a manifest is refused`() async {
        await #expect(throws: (any Error).self) { try await LuaPluginHost().read(PluginFiles([:])) }
    }
}
