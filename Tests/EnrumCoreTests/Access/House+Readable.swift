import EnrumCore
import EnrumDomain
import EnrumTesting

extension House {
    /// All that someone can bring up on a screen, as one text. Nothing of it is kept, so that looking changes nothing.
    func everythingReadable(by person: Person) async throws -> String {
        let someone = Someone(person, in: rehearsal)
        var parts: [String] = []
        for employee in Cast.everyone {
            guard let history = try? await someone.history(of: employee) else { continue }
            parts.append(described(history))
            for meeting in history.meetings { parts.append(described(try await someone.read(meeting.id))) }
        }
        parts.append(described(try await someone.team()))
        let agreements = try await someone.agreements()
        parts.append(described(agreements))
        for agreement in agreements.own + agreements.team { parts.append(described(try await someone.agreement(agreement.id))) }
        parts.append(described(try await ReadSelfAgreements(rehearsal)(as: someone.viewer)))
        parts.append(described(try await someone.log()))
        if let people = try? await ReadPeople(environment)(limit: 100, as: someone.viewer) { parts.append(described(people)) }
        if let log = try? await ReadSecurityLog(environment)(limit: 1_000, as: someone.viewer) { parts.append(described(log)) }
        return parts.joined(separator: "\n")
    }
}

/// A value with everything in it, as text; equal values have equal texts, in whatever order their sets and dictionaries stand.
func described(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty
        || value is any CustomStringConvertible && mirror.displayStyle != .collection
            && mirror.displayStyle != .dictionary && mirror.displayStyle != .set
    {
        return "\(value)"
    }
    let parts = mirror.children.map { child in (child.label.map { $0 + ": " } ?? "") + described(child.value) }
    let isUnordered = mirror.displayStyle == .dictionary || mirror.displayStyle == .set
    return "(" + (isUnordered ? parts.sorted() : parts).joined(separator: ", ") + ")"
}
