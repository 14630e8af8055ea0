import EnrumDomain
import Foundation

/// The browser that someone signs in from, as far as it shows itself.
public struct Browser: Sendable {
    /// The session it already shows, if any; it ends when a new one starts (ASVS 7.2.4).
    public let session: String?
    /// The token that it was given when someone last signed in from it.
    public let device: String?
    /// The address it comes from, as the server sees it or a trusted proxy says.
    public let address: String
    /// What it calls itself, so that people can recognise it in the list of sessions.
    public let description: String

    public init(session: String? = nil, device: String? = nil, address: String, description: String) {
        (self.session, self.device, self.address) = (session, device, address)
        self.description = String((description.tidiedLine ?? "").prefix(200))
    }

    /// The address as it is throttled by: an IPv6 address by its first 64 bits, which are one household or office.
    var network: String {
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        let octets = withUnsafeBytes(of: bytes) { Array($0) }
        let isMapped = octets.prefix(10).allSatisfy { $0 == 0 } && octets[10] == 0xff && octets[11] == 0xff
        return isMapped
            ? octets.suffix(4).map { String($0) }.joined(separator: ".")
            : octets.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }
}

extension String {
    /// The tidied text on one line.
    fileprivate var tidiedLine: String? {
        tidied?.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
