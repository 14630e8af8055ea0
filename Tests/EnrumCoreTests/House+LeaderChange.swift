@testable import EnrumCore
import EnrumDomain

/// What an import of people does in its transaction when someone has another leader.
func changeLeader(of person: Person, at now: Instant, in environment: Environment, _ transaction: any WriteTransaction) throws {
    try transaction.leaderChanged(
        for: person, at: now, by: nil, newID: { environment.newID() }, newItemID: { environment.newID() })
}
