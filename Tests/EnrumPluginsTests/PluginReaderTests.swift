import EnrumCore
import EnrumDomain
import EnrumPlugins
import Testing

struct PluginReaderTests {
}
