import EnrumTexts
import Foundation

/// A line or bars, drawn as SVG in the page's own colours, with the same numbers in a table for everybody who does not need the picture.
struct ChartView: Sendable {
    let title: String
    var unit: String?
    let isLine: Bool
    let points: [Point]
    /// The ends of the axis, and how they are written.
    let low: (value: Double, words: String)
    let high: (value: Double, words: String)
    /// "Se tallene", the table's two headings, and what is said where there is no number yet.
    let words: (table: String, label: String, value: String, none: String)

    struct Point: Sendable {
        let label: String
        /// Nil is a gap.
        let value: Double?
        /// "72 %", or "–".
        let valueWords: String
    }

    private static let (width, height, left, bottom, top) = (600.0, 180.0, 8.0, 24.0, 14.0)
    /// How wide a letter of a label is, about.
    private static let letter = 7.0

    var view: HTML {
        """
        <figure class="chart"><figcaption>\(title)\(unit.map { " <span class=\"hint\">\($0)</span>" })</figcaption>
        \(content)</figure>
        """
    }

    /// A line needs two points; before that the number stands by itself.
    private var content: HTML {
        let values = points.filter { $0.value != nil }
        guard let only = values.first else { return "<p class=\"hint\">\(words.none)</p>" }
        guard values.count > 1 else {
            return "<p class=\"metric\"><strong>\(only.valueWords)</strong> <span class=\"hint\">\(only.label)</span></p>"
        }
        return """
            \(drawing)<details><summary class="no-print">\(words.table)</summary>\(HTML.table(nil, [words.label, words.value], points.map { [$0.label, $0.valueWords] }))</details>
            """
    }

    /// Decoration for those who see it; the table says the same.
    private var drawing: HTML {
        let baseline = Self.height - Self.bottom
        return """
            <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" aria-hidden="true" focusable="false">
            <line class="axis" x1="0" x2="\(Int(Self.width))" y1="\(number(baseline))" y2="\(number(baseline))"/>
            <line class="grid" x1="0" x2="\(Int(Self.width))" y1="\(number(Self.top))" y2="\(number(Self.top))"/>
            <text class="tick" x="0" y="\(number(Self.top - 3))">\(high.words)</text><text class="tick" x="0" y="\(number(baseline - 3))">\(low.words)</text>
            \(isLine ? line : bars)\
            \(labels)</svg>

            """
    }

    private var line: HTML {
        var path = ""
        var isDrawing = false
        for (index, point) in points.enumerated() {
            guard let value = point.value else {
                isDrawing = false
                continue
            }
            path += "\(isDrawing ? "L" : "M")\(number(x(index))) \(number(y(value)))"
            isDrawing = true
        }
        return """
            <path class="line" d="\(path)"/>\
            \(points.enumerated().html { index, point in
                point.value.map { "<circle class=\"dot\" cx=\"\(number(x(index)))\" cy=\"\(number(y($0)))\" r=\"4\"/>" } ?? .nothing
            })
            """
    }

    private var bars: HTML {
        let width = min(48, step * 0.6)
        return points.enumerated().html { index, point in
            point.value.map { value in
                """
                <rect class="bar" x="\(number(x(index) - width / 2))" y="\(number(y(value)))" width="\(number(width))" \
                height="\(number(max(0, Self.height - Self.bottom - y(value))))"/>
                """
            } ?? .nothing
        }
    }

    /// Below the axis: each bar has its own under it, as much of it as there is room for; of a line all while there is room, else the first
    /// and the last.
    private var labels: HTML {
        guard isLine else {
            let most = max(3, Int(step / Self.letter))
            return points.enumerated().html { index, point in
                "<text class=\"tick\" text-anchor=\"middle\" x=\"\(number(x(index)))\" y=\"\(Int(Self.height) - 6)\">\(point.label.shortened(to: most))</text>"
            }
        }
        let isCrowded = points.count > 6
        return points.enumerated().html { index, point in
            guard !isCrowded || index == 0 || index == points.count - 1 else { return .nothing }
            let anchor = index == 0 && points.count > 1 ? "start" : index == points.count - 1 && points.count > 1 ? "end" : "middle"
            let place = anchor == "start" ? 0 : anchor == "end" ? Self.width : x(index)
            return
                "<text class=\"tick\" text-anchor=\"\(anchor)\" x=\"\(number(place))\" y=\"\(Int(Self.height) - 6)\">\(point.label)</text>"
        }
    }

    private var step: Double { (Self.width - 2 * Self.left) / Double(max(1, points.count)) }

    private func x(_ index: Int) -> Double { Self.left + step * (Double(index) + 0.5) }

    private func y(_ value: Double) -> Double {
        let range = max(high.value - low.value, .ulpOfOne)
        let share = min(1, max(0, (value - low.value) / range))
        return Self.height - Self.bottom - share * (Self.height - Self.bottom - Self.top)
    }

    private func number(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}

extension String {
    /// The beginning with an ellipsis where it is longer than that.
    fileprivate func shortened(to length: Int) -> String { count > length ? prefix(length - 1) + "…" : self }
}
