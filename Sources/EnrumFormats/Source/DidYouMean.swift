/// The word among `known` that someone most likely meant by `word`; nil when none is near.
package func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let lowered = word.lowercased()
    let farthest = max(1, min(3, word.count / 3))
    return known.map { (word: $0, distance: editDistance(lowered, $0.lowercased())) }
        .filter { $0.distance <= farthest }
        .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

/// How many letters must be added, removed, changed or swapped with a neighbour (optimal string alignment).
func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.prefix(64)), Array(right.prefix(64)))
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
        var current = [row]
        for column in 1...right.count {
            let change = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
            var best = min(change, last[column] + 1, current[column - 1] + 1)
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                best = min(best, beforeLast[column - 2] + 1)
            }
            current.append(best)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
