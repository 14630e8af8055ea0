/// Makes a file for archives of a page that is made to be printed. An installation may have none: then people print from the browser.
public protocol PagePrinter: Sendable {
    /// - Parameter html: A whole document that needs nothing from elsewhere.
    /// - Returns: The PDF.
    /// - Throws: ``PrintingFailed``; the page itself is never harmed by it.
    func pdf(of html: [UInt8]) async throws(PrintingFailed) -> [UInt8]
}

/// No PDF came of it.
public struct PrintingFailed: Error, Sendable {
    /// For the log.
    public let reason: String

    public init(reason: String) { self.reason = reason }
}
