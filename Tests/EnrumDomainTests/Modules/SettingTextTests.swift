import EnrumDomain
import Testing

/// Texts that name settings.
struct SettingTextTests {
    private let values = [
        "contact": LocalizedText(danish: "Hanne", english: "Hanne"), "days": LocalizedText(danish: "2,5 dage", english: "2.5 days"),
    ]

    @Test func `A value takes the place of its name, in each language`() {
        let text = LocalizedText(
            danish: "Ring til {setting.contact} inden {setting.days}.", english: "Call {setting.contact} within {setting.days}.")
        #expect(text.settings == ["contact", "days"])
        let filled = text.filled(with: values)
        #expect(filled?(.danish) == "Ring til Hanne inden 2,5 dage." && filled?(.english) == "Call Hanne within 2.5 days.")
    }

    @Test func `A paragraph that names what nobody has filled in is left out, and so is a text with nothing else`() {
        let text = LocalizedText(danish: "Tag dig tid.\n\nRing til {setting.nobody}.\n\nSig tak.")
        #expect(text.filled(with: values)?.danish == "Tag dig tid.\n\nSig tak.")
        #expect(LocalizedText(danish: "Ring til {setting.nobody}.").filled(with: values) == nil)
    }

    @Test func `What names nothing is as it was`() {
        let text = LocalizedText(danish: "En {tuborg, og } en til")
        #expect(text.filled(with: [:]) == text && text.settings.isEmpty)
    }
}
