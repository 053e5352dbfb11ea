// Lines, ellipses and polygons in a frame buffer. extmod/modframebuf.c.
//
// Shapes may reach far out of the picture. What cannot be seen is walked through all the same, as on the board.

import BlockHeap

/// Which quarters of an ellipse are drawn, and whether they are filled.
struct EllipseParts: OptionSet {
    let rawValue: Int
    static let upperRight = EllipseParts(rawValue: 1)
    static let upperLeft = EllipseParts(rawValue: 2)
    static let lowerLeft = EllipseParts(rawValue: 4)
    static let lowerRight = EllipseParts(rawValue: 8)
    static let all = EllipseParts(rawValue: 15)
    static let filled = EllipseParts(rawValue: 16)
}

extension FrameBufferObject {
    /// Bresenham's line, both ends included.
    func line(_ vm: VM, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ colour: UInt32) throws(PythonError) {
        let (width, height) = (abs(x2 - x1), abs(y2 - y1))
        let (right, down) = (x2 > x1 ? 1 : -1, y2 > y1 ? 1 : -1)
        let isSteep = height > width
        // Along the longer side every step is one pixel; the shorter one is stepped when the error says so.
        let (length, other) = isSteep ? (height, width) : (width, height)
        var (x, y, error) = (x1, y1, 2 * other - length)
        for _ in 0..<length {
            try vm.countWork(16)
            setChecked(x, y, colour)
            while error >= 0 {
                if isSteep { x += right } else { y += down }
                error -= 2 * length
            }
            if isSteep { y += down } else { x += right }
            error += 2 * other
        }
        setChecked(x2, y2, colour)
    }

    /// An ellipse, by midpoints: first the parts where y moves faster, then the others. Counts in 32 bits, as the board does.
    func ellipse(
        _ vm: VM, _ centreX: Int, _ centreY: Int, _ radiusX: Int32, _ radiusY: Int32, _ colour: UInt32, _ parts: EllipseParts
    ) throws(PythonError) {
        let twoA = 2 &* radiusX &* radiusX, twoB = 2 &* radiusY &* radiusY
        func points(_ x: Int32, _ y: Int32) throws(PythonError) {
            try vm.countWork(64)
            quarters(centreX, centreY, Int(x), Int(y), colour, parts)
        }
        var (x, y): (Int32, Int32) = (radiusX, 0)
        var changeX = radiusY &* radiusY &* (1 &- 2 &* radiusX), changeY = radiusX &* radiusX
        var error: Int32 = 0
        var stopX = twoB &* radiusX, stopY: Int32 = 0
        while stopX >= stopY {
            try points(x, y)
            y &+= 1
            stopY &+= twoA
            error &+= changeY
            changeY &+= twoA
            if 2 &* error &+ changeX > 0 {
                x &-= 1
                stopX &-= twoB
                error &+= changeX
                changeX &+= twoB
            }
        }
        (x, y) = (0, radiusY)
        (changeX, changeY) = (radiusY &* radiusY, radiusX &* radiusX &* (1 &- 2 &* radiusY))
        error = 0
        stopX = 0
        stopY = twoA &* radiusY
        while stopX <= stopY {
            try points(x, y)
            x &+= 1
            stopX &+= twoB
            error &+= changeX
            changeX &+= twoB
            if 2 &* error &+ changeY > 0 {
                y &-= 1
                stopY &-= twoA
                error &+= changeY
                changeY &+= twoA
            }
        }
    }

    /// The four points, or rows, of an ellipse at a distance of (x, y) from its centre.
    private func quarters(_ centreX: Int, _ centreY: Int, _ x: Int, _ y: Int, _ colour: UInt32, _ parts: EllipseParts) {
        let quarters: [(EllipseParts, Int, Int)] = [
            (.upperRight, 1, -1), (.upperLeft, -1, -1), (.lowerLeft, -1, 1), (.lowerRight, 1, 1),
        ]
        for (quarter, right, down) in quarters where parts.contains(quarter) {
            if parts.contains(.filled) {
                fill(right > 0 ? centreX : centreX - x, centreY + down * y, x + 1, 1, colour)
            } else {
                setChecked(centreX + right * x, centreY + down * y, colour)
            }
        }
    }

    /// The outline through `corners`, in the order from the last corner to the first.
    func outline(_ vm: VM, _ corners: Corners, _ x: Int, _ y: Int, _ colour: UInt32) throws(PythonError) {
        var from = try corners.first(vm)
        for index in Swift.stride(from: corners.count - 1, through: 0, by: -1) {
            let to = try corners.corner(vm, index)
            try line(vm, x + Int(from.x), y + Int(from.y), x + Int(to.x), y + Int(to.y), colour)
            from = to
        }
    }

    /// A filled polygon, row by row: the places where edges cross the row are sorted, and filled in pairs.
    func fillPolygon(_ vm: VM, _ corners: Corners, _ x: Int, _ y: Int, _ colour: UInt32) throws(PythonError) {
        var (top, bottom) = (Int32.max, Int32.min)
        for index in 0..<corners.count {
            let corner = try corners.corner(vm, index)
            (top, bottom) = (min(top, corner.y), max(bottom, corner.y))
        }
        for row in top...bottom {
            try vm.countWork(64 * (corners.count + 1))
            var crossings: [Int] = []
            var from = try corners.first(vm)
            for index in Swift.stride(from: corners.count - 1, through: 0, by: -1) {
                let to = try corners.corner(vm, index)
                // The lower end of an edge is left out, or it would be counted again as the begin of the next one.
                if from.y != to.y && (from.y > row) != (to.y > row) {
                    crossings.append(Int(Self.crossing(from, to, row)))
                } else if row == max(from.y, to.y) {
                    // The lowest points of the polygon are on no pair: they are set one by one.
                    if from.y < to.y {
                        setChecked(x + Int(to.x), y + Int(to.y), colour)
                    } else if to.y < from.y {
                        setChecked(x + Int(from.x), y + Int(from.y), colour)
                    } else {
                        try line(vm, x + Int(from.x), y + Int(from.y), x + Int(to.x), y + Int(to.y), colour)
                    }
                }
                from = to
            }
            crossings.sort()
            for index in Swift.stride(from: 0, to: crossings.count - 1, by: 2) {
                fill(x + crossings[index], y + Int(row), crossings[index + 1] - crossings[index] + 1, 1, colour)
            }
        }
    }

    /// Where an edge crosses a row, rounded. In 32 bits, as on the board.
    private static func crossing(_ from: Corners.Corner, _ to: Corners.Corner, _ row: Int32) -> Int32 {
        let run = 32 &* (to.x &- from.x) &* (row &- from.y)
        let share = run.dividedReportingOverflow(by: to.y &- from.y).partialValue
        return (32 &* from.x &+ share &+ 16) / 32
    }
}

/// The corners of a polygon: an array x, y, x, y, ... of any item type.
struct Corners {
    typealias Corner = (x: Int32, y: Int32)
    let items: BufferInfo
    /// A last item without a partner is left out.
    let count: Int

    init(_ vm: VM, _ object: Obj) throws(PythonError) {
        items = try vm.buffer(object, .read)
        count = items.count / (2 * (try ItemCode.checkedSize(vm, ItemCode.native, items.typecode)))
    }

    func first(_ vm: VM) throws(PythonError) -> Corner { try corner(vm, 0) }

    /// Raises TypeError where an item is no integer.
    func corner(_ vm: VM, _ index: Int) throws(PythonError) -> Corner {
        let y = try vm.integer(ItemCode.load(vm, items.typecode, items.address, 2 * index + 1))
        let x = try vm.integer(ItemCode.load(vm, items.typecode, items.address, 2 * index))
        return (Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y))
    }
}
