/// One thing that was measured: ours, the reference where there is one, and what is aimed at.
struct Figure: Codable {
    let work: String
    let quantity: String
    let unit: String
    let ours: Double
    var reference: Double?
    /// Median of ours over the reference, round by round.
    var ratio: Double?
    let aim: String?
}

extension [Double] {
    var median: Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2 : sorted[sorted.count / 2]
    }
}
