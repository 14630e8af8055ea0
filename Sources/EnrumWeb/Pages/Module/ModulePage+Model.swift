/// One module: what it is, what it may see, where it is on, and how it fares.
struct ModulePage: Sendable {
    let title: String
    let path: String
    let summary: String?
    /// "slået til i 3 af 8 afdelinger", "på pause".
    let states: [String]
    /// What somebody ought to do something about, in whole sentences.
    let warnings: [String]
    /// "Udgave" and "1.0.0", "Kilde" and where its content comes from.
    let facts: [(name: String, value: String)]
    /// Nil when it cannot be read.
    let grant: ModuleGrant?
    let departments: ModuleTree
    let health: ModuleHealth
    /// What an admin can do with it as a whole; nil for others.
    let controls: Controls?

    struct Controls: Sendable {
        let limits: ModuleLimits
        let upload: PackageUpload
        let pausing: ActionForm
        let removal: ActionForm
    }
}

/// What a module asks to see, and what it is allowed.
struct ModuleGrant: Sendable {
    let rows: [Row]
    /// Where an admin says what it may see; nil for others.
    let path: String?

    struct Row: Sendable {
        let id: String
        /// "Aftalerne mellem de to: hvad, hvem og hvornår".
        let words: String
        let isGranted: Bool
    }
}

/// The departments the viewer decides about, as a tree, each with how the module stands there.
struct ModuleTree: Sendable {
    let nodes: [Node]
    /// Where the switches are posted.
    let path: String

    struct Node: Sendable {
        let row: Row
        let children: [Node]

        /// Whether anything in it, or below it, can be changed.
        var canChange: Bool { row.choices != nil || children.contains(where: \.canChange) }
    }

    struct Row: Sendable {
        let id: String
        let name: String
        /// The department's own page of this module; nil when it cannot be read, and so has no settings to show.
        let path: String?
        /// "Slået til, fordi Børn og Unge er det".
        let state: String
        /// "Låst her", "2 indstillinger sat her".
        let notes: [String]
        /// Why it is stopped here.
        let pause: String?
        /// What can be chosen; nil where a department above has locked it.
        let choices: [QuestionField.Option]?
        let isLocked: Bool
        /// How it stood when the page was made, so that a save changes only what somebody changed.
        let was: String
    }
}

/// How a module fares: its faults, its use and its versions.
struct ModuleHealth: Sendable {
    let faults: [Fault]
    /// Nil for those who may not see all that it counts.
    let usage: [Usage]?
    let versions: [Version]

    struct Fault: Sendable {
        /// "Fejl i modulets regler".
        let kind: String
        /// "Påmindelser, rules.lua linje 12, udgave 1.0.0".
        let place: String
        /// "3 gange, senest i dag kl. 10.30 i Solstrålen".
        let time: String
        /// Nil for those who may not.
        let replay: ActionForm?
    }

    struct Usage: Sendable {
        /// "Påmindelser".
        let hook: String
        let calls: String
        let failures: String
        let hasFailed: Bool
        /// "under 2 ms".
        let time: String
        /// "trin 12 %, hukommelse 3 %".
        let share: String
    }

    struct Version: Sendable {
        let number: String
        let isCurrent: Bool
        /// "Lagt ind af Jonas Kjær den 3. november 2026".
        let installed: String
        /// "Underskrevet af Enrum".
        let signature: String
        /// Nil for the one that is in force, and for those who may not.
        let change: ActionForm?
    }
}

/// What one call may use, to be changed.
struct ModuleLimits: Sendable {
    let path: String
    let fields: [FormField]
    /// Whether something is to be mended, so that the part stands open.
    let isRefused: Bool
}
