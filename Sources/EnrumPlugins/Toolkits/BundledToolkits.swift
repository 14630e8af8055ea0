import EnrumDomain

/// The toolkits that come with Enrum: plugins like any other, on the same contract, which an admin installs or leaves.
public enum BundledToolkits {
    /// Their ids, in order.
    public static let ids: [String] = Set(
        Embedded.files.keys.compactMap { name in
            let parts = name.split(separator: "/")
            return parts.count > 2 && parts[0] == "toolkits" ? String(parts[1]) : nil
        }
    ).sorted()

    /// The files of one, by their path in its folder.
    static func files(of id: String) -> [String: [UInt8]] {
        let prefix = "toolkits/\(id)/"
        return Dictionary(
            uniqueKeysWithValues: Embedded.files.compactMap { name, text in
                name.hasPrefix(prefix) ? (String(name.dropFirst(prefix.count)), Array(text.utf8)) : nil
            })
    }

    /// One as a package, ready to install.
    public static func package(_ id: String) throws(PackageRefused) -> [UInt8] { try PluginPackage.write(files: files(of: id)) }
}
