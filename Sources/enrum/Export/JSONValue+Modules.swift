import EnrumCore
import EnrumDomain

extension JSONValue {
    static func settings(_ settings: SettingValues) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: settings.map { key, value -> (String, JSONValue) in
                    (key.rawValue, ["value_kind": .text(value.tag), "value": .text(value.stored)])
                }))
    }

    static func granted(_ granted: Set<PluginManifest.Reading>) -> JSONValue {
        .list(granted.map(\.rawValue).sorted().map { .text($0) })
    }

    static func pause(_ pause: ModuleRule.Pause?) -> JSONValue {
        pause.map { ["at": .time($0.at), "why": .text($0.reason)] } ?? .null
    }
}

extension PluginPackageRow {
    /// Not its files: they are in the package that it was installed from.
    var exported: JSONValue {
        [
            "plugin": .text(plugin.rawValue), "version": .text(version.description), "digest": .text(digest),
            "installed_at": .time(installedAt), "installed_by": .id(installedBy), "signed_by": .text(signedBy),
        ]
    }
}

extension InstalledPlugin {
    var exported: JSONValue {
        [
            "id": .text(id.rawValue), "version": .text(version.description), "digest": .text(digest), "granted": .granted(granted),
            "place": .number(Int64(place)), "limits": .encoded(limits), "paused": .pause(pause),
        ]
    }
}

extension ModuleRule {
    var exported: JSONValue {
        [
            "plugin": .text(plugin.rawValue), "department": .id(department), "on": isOn.map { .yesNo($0) } ?? .null,
            "locked": .yesNo(isLocked), "settings": .settings(settings), "paused": .pause(pause),
        ]
    }
}

extension TrustedKey {
    var exported: JSONValue {
        ["fingerprint": .text(fingerprint), "name": .text(name), "key": .text(TokenHash(stored: key).hex)]
    }
}

extension PinnedModule {
    var exported: JSONValue {
        [
            "plugin": .text(plugin.rawValue), "version": .text(version.description), "digest": .text(digest),
            "settings": .settings(settings), "granted": .granted(granted),
        ]
    }
}

extension PluginDatum {
    var exported: JSONValue {
        [
            "employee": .id(employee), "leader": .id(leader), "plugin": .text(plugin.rawValue), "key": .text(key), "value": .text(value),
        ]
    }
}

extension Reminder {
    var exported: JSONValue {
        [
            "id": .id(id), "plugin": .text(plugin.rawValue), "employee": .id(employee), "leader": .id(leader), "key": .text(key),
            "recipient": .id(recipient), "due": .text(due.iso), "text": .encoded(text), "made_at": .time(madeAt), "done_at": .time(doneAt),
        ]
    }
}

extension ChecklistTick {
    var exported: JSONValue { ["item": .text(item), "person": .id(person), "at": .time(at)] }
}

extension ModuleFrame {
    var exported: JSONValue {
        [
            "department": .id(department), "modules": .list(modules.map { .text($0.rawValue) }),
            "weeks": weeks.map { .number(Int64($0)) } ?? .null, "reason": .text(reason), "recommended": .stamp(recommended),
        ]
    }
}
