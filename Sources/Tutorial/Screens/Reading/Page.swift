// A section laid out for one width: lines in order, each knowing its step, its line in lesson.md and what can be opened there.
import Grid
import Lessons

/// A laid-out section.
struct Page: Sendable {
    struct Line: Sendable {
        var content: StyledLine
        /// From 0.
        var step: Int
        /// Line of lesson.md, from 1.
        var source: Int
        /// What stands here to be opened: a panel, a question.
        var directive: Directive?
    }

    var lines: [Line] = []
    /// Columns that the lines may take.
    var width = 0

    func firstLine(ofStep step: Int) -> Int { lines.firstIndex { $0.step >= step } ?? 0 }

    /// The line that shows a line of lesson.md, or the one before it.
    func firstLine(ofSourceLine source: Int) -> Int {
        (lines.firstIndex { $0.source > source } ?? lines.count).advanced(by: -1).clamped(to: 0...max(0, lines.count - 1))
    }

    /// Lines visible when `steps` steps are revealed.
    func count(steps: Int) -> Int { lines.firstIndex { $0.step >= steps } ?? lines.count }

    /// The thing to be opened that a reader whose screen shows `range` means: of those visible the one nearest to where the reader is,
    /// else the next below, else the last above. A reader is at the first row of the page's beginning and at the last row of its end.
    func directive(around range: Range<Int>, where accepts: (Directive) -> Bool) -> Directive? {
        let way = max(1, lines.count - range.count)
        let reader = range.lowerBound + max(0, range.count - 1) * min(range.lowerBound, way) / way
        var above: Directive?, below: Directive?, visible: (directive: Directive, distance: Int)?
        for (i, line) in lines.enumerated() {
            guard let directive = line.directive, accepts(directive) else { continue }
            if range.contains(i) {
                if abs(i - reader) < visible?.distance ?? .max { visible = (directive, abs(i - reader)) }
            } else if i < range.lowerBound {
                above = directive
            } else if below == nil {
                below = directive
            }
        }
        return visible?.directive ?? below ?? above
    }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
