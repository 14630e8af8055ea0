import EnrumCore

/// Ours, not Hummingbird's process environment.
typealias Environment = EnrumCore.Environment
