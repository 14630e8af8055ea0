import Testing
@testable import EnrumSQLite
@Suite struct MakeFixture {
    @Test func `make`() async throws {
        let store = try SQLiteStore(file: "/tmp/storetests-fixture.sqlite")
        try await House(store).furnish()
        try store.close()
    }
}
