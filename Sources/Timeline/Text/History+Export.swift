// What can be taken away from a run: mem_info text of any moment, the events one a line, the numbers as a table.

import BlockHeap

extension BlockMap {
    /// The figures of gc_info.
    public var info: HeapInfo {
        var info = HeapInfo()
        let numbers = MapNumbers(self)
        info.totalBytes = blockCount * blockSize
        info.usedBytes = numbers.usedBytes
        info.freeBytes = numbers.freeBytes
        info.biggestHole = numbers.biggestHole?.count ?? 0
        for head in heads {
            let count = count(ofHead: head)
            info.oneBlockCount += count == 1 ? 1 : 0
            info.twoBlockCount += count == 2 ? 1 : 0
            info.biggestAllocation = max(info.biggestAllocation, count)
        }
        return info
    }

    /// The text of `micropython.mem_info(1)` from `GC: total:` on.
    public var memInfoText: String {
        info.text
            + MemoryLayoutText.text(poolStart: poolStart, blockCount: blockCount, blockSize: blockSize, origin: origin) { letter(of: $0) }
    }
}

extension History {
    /// The events as JSON, one a line.
    public func writeJSONLines(_ write: (String) -> Void) {
        for index in 0..<count { write(jsonLine(of: index)) }
    }

    /// Event `index` as one line of JSON.
    public func jsonLine(of index: Int) -> String {
        let event = recording.events[index]
        var fields = ["\"event\":\(index + 1)", "\"kind\":\"\(event.kind)\""]
        func add(_ name: String, _ value: some BinaryInteger) { fields.append("\"\(name)\":\(value)") }
        switch event.kind {
        case .allocated:
            add("bytes", event.bytes)
            add("block", event.block)
            add("count", event.count)
            fields.append("\"holds\":\"\(event.content)\"")
        case .allocationFailed:
            add("bytes", event.bytes)
            fields.append("\"locked\":\(event.isLocked)")
        case .freed, .swept:
            add("block", event.block)
            add("count", event.count)
        case .reallocated:
            add("bytes", event.bytes)
            add("block", event.block)
            add("count", event.count)
            add("to", event.target)
            add("toCount", event.targetCount)
            fields.append("\"outcome\":\"\(event.outcome)\"")
        case .reallocationFailed:
            add("bytes", event.bytes)
            add("block", event.block)
            add("count", event.count)
        case .collectionStarted: fields.append("\"cause\":\"\(event.cause)\"")
        case .collectionEnded:
            add("used", event.block)
            add("free", event.bytes)
            add("last", event.target)
        case .phase: add("phase", event.detail)
        }
        if event.line > 0 { add("line", event.line) }
        if event.line > 0, let function = function(of: event) {
            fields.append("\"function\":\(quoted(function.name))")
            fields.append("\"file\":\(quoted(function.file))")
        }
        return "{" + fields.joined(separator: ",") + "}"
    }

    /// The numbers at each position as comma-separated values, a heading first.
    public func writeCSV(_ write: (String) -> Void) {
        write("event,kind,line,free_bytes,biggest_hole_bytes")
        write("0,start,,\(freeBytes(at: 0)),\(biggestHoleBytes(at: 0))")
        for position in 1..<(count + 1) {
            let event = recording.events[position - 1]
            let line = event.line > 0 ? String(event.line) : ""
            write("\(position),\(event.kind),\(line),\(freeBytes(at: position)),\(biggestHoleBytes(at: position))")
        }
    }

    /// The events in the grammar of trace files, one a line.
    public func writeTrace(_ write: (String) -> Void) {
        for event in recording.events {
            if event.kind == .phase {
                write("P \(event.detail)")
            } else if let line = event.heapEvent?.traceLine {
                let hasPlace = event.line > 0 && event.kind != .swept && event.kind != .collectionEnded
                write(line + (hasPlace ? " L\(event.line)" : ""))
            }
        }
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<" ": quoted += "\\u" + scalar.value.hex(digits: 4)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
