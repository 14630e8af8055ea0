/// A part of a report as data, made by a plugin (afsnit).
public struct ReportSection: Hashable, Sendable {
    public let title: LocalizedText
    public let blocks: [Block]
    public let source: Slug

    public init(title: LocalizedText, blocks: [Block], source: Slug) { (self.title, self.blocks, self.source) = (title, blocks, source) }
}

/// One block of a section. `span` is its width in twelfths of the page, 3 to 12.
public struct Block: Hashable, Sendable {
    public let content: Content
    public let span: Int

    public init(_ content: Content, span: Int = 12) { (self.content, self.span) = (content, span) }

    public indirect enum Content: Hashable, Sendable {
        case text(LocalizedText)
        case list(title: LocalizedText?, items: [Cell])
        case table(title: LocalizedText?, head: [LocalizedText], rows: [[Cell]])
        /// One number with its words.
        case metric(label: LocalizedText, value: Cell, note: LocalizedText?)
        case chart(Chart)
        case quote(LocalizedText, by: LocalizedText?)
        case callout(Finding.Level, LocalizedText)
        case checklist(title: LocalizedText?, items: [Tick])
        case signature([LocalizedText])
    }

    /// A line of a checklist.
    public struct Tick: Hashable, Sendable {
        public let text: LocalizedText
        public let isDone: Bool

        public init(text: LocalizedText, isDone: Bool) { (self.text, self.isDone) = (text, isDone) }
    }

    /// What stands in a cell; numbers and dates are worded for the reader.
    public enum Cell: Hashable, Sendable {
        case text(LocalizedText)
        case number(Double)
        case date(CalendarDate)
        case yesNo(Bool)
        case empty
    }

    /// A line or bars over points in order; always shown with its table as well, so that nobody needs the picture.
    public struct Chart: Hashable, Sendable {
        public let title: LocalizedText
        public let unit: LocalizedText?
        public let kind: Kind
        public let points: [Point]
        /// The axis; nil takes it from the points.
        public let range: ClosedRange<Double>?

        public enum Kind: String, CaseIterable, Hashable, Sendable { case line, bar }

        public struct Point: Hashable, Sendable {
            public let label: Cell
            /// Nil is a gap.
            public let value: Double?

            public init(label: Cell, value: Double?) { (self.label, self.value) = (label, value) }
        }

        public init(title: LocalizedText, unit: LocalizedText? = nil, kind: Kind, points: [Point], range: ClosedRange<Double>? = nil) {
            (self.title, self.unit, self.kind, self.points, self.range) = (title, unit, kind, points, range)
        }
    }
}
