import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumPasswords
import EnrumTexts
import Foundation

/// Looks at one thing after the other and notes what it finds.
struct Examination {
    let settings: Settings
    let texts: Texts
    private(set) var findings: [Finding] = []

    init(settings: Settings, texts: Texts) { (self.settings, self.texts) = (settings, texts) }

    mutating func note(_ level: Finding.Level, _ key: String, _ values: [String: String] = [:]) {
        findings.append(Finding(level: level, text: texts(Phrase(key, values))))
    }

    /// Variables that look like ours and are not.
    mutating func variables(_ environment: [String: String]) {
        let known = Setting.allCases.map(\.variable) + ["ENRUM_CONFIG"]
        for name in environment.keys.sorted() where name.hasPrefix("ENRUM_") && !known.contains(name) {
            if let meant = nearest(to: name, among: known) {
                note(.worthKnowing, "cli.doctor_variable_near", ["name": name, "meant": meant])
            } else {
                note(.worthKnowing, "cli.doctor_variable", ["name": name])
            }
        }
    }
}

// MARK: The machine

extension Examination {
    mutating func machine() async {
        if let clock = SystemClock(zone: settings.timeZone) {
            note(.fine, "cli.doctor_time_zone", ["time": clock.stamp(clock.now), "zone": settings.timeZone])
        }
        publicAddress()
        proxy()
        await passwords()
        disk()
        folder()
    }

    private mutating func publicAddress() {
        if let address = settings.publicURL {
            note(.fine, "cli.doctor_public", ["address": address])
        } else {
            note(.worthKnowing, "cli.doctor_public_missing")
        }
    }

    /// https is ended by a proxy, and while Enrum listens on this machine alone, by one on this machine: then it must be trusted to say who
    /// comes, or everybody seems to come from here.
    private mutating func proxy() {
        guard settings.publicURL?.hasPrefix("https://") == true else { return }
        let trusted = settings.trustedProxies.sorted()
        if settings.host.isLoopback, !trusted.contains(where: \.isLoopback) {
            note(.worthKnowing, "cli.doctor_proxy_here", ["address": settings.host == "::1" ? "::1" : "127.0.0.1"])
        } else if trusted.isEmpty {
            note(.worthKnowing, "cli.doctor_proxy_elsewhere")
        } else {
            note(.fine, "cli.doctor_proxy", ["addresses": trusted.joined(separator: ", ")])
        }
    }

    /// Makes one hash as sign-in does, and says how long it took.
    private mutating func passwords() async {
        let clock = ContinuousClock()
        do {
            let time = try await clock.measure { _ = try await Argon2Passwords().hash("enrum doctor") }
            let milliseconds = time / .milliseconds(1)
            let values = ["milliseconds": String(Int(milliseconds.rounded()))]
            if milliseconds > 1_000 {
                note(.worthKnowing, "cli.doctor_argon_slow", values)
            } else {
                note(.fine, "cli.doctor_argon", values)
            }
        } catch {
            note(.wrong, "cli.doctor_argon_fault", ["what": String(describing: error)])
        }
    }

    private mutating func disk() {
        guard let disk = Disk(holding: settings.data) else { return }
        let values = ["free": disk.free.bytesWorded, "percent": String(disk.percentFree)]
        note(disk.percentFree < 10 ? .worthKnowing : .fine, disk.percentFree < 10 ? "cli.doctor_disk_low" : "cli.doctor_disk", values)
    }

    private mutating func folder() {
        let attributes = try? FileManager.default.attributesOfItem(atPath: settings.data)
        guard let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue else { return }
        let isOpen = permissions & 0o077 != 0
        note(isOpen ? .worthKnowing : .fine, isOpen ? "cli.doctor_folder_open" : "cli.doctor_folder", ["folder": settings.data])
    }
}

/// The disk that holds a folder.
private struct Disk {
    let free: Int64
    let percentFree: Int64

    init?(holding path: String) {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value,
            let size = (attributes?[.systemSize] as? NSNumber)?.int64Value, size > 0
        else { return nil }
        (self.free, percentFree) = (free, Int64((Double(free) / Double(size) * 100).rounded(.down)))
    }
}

extension Int64 {
    /// "12 GB", "340 MB".
    fileprivate var bytesWorded: String {
        self >= 1_000_000_000 ? "\(self / 1_000_000_000) GB" : "\(self / 1_000_000) MB"
    }
}

extension Clock {
    /// "2026-11-24 10:30".
    func stamp(_ instant: Instant) -> String { "\(day(of: instant).iso) \(time(of: instant).iso)" }
}
