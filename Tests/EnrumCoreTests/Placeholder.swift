import Testing
@Test func `It builds`() { #expect(Bool(true)) }
