// The bytes of an allocation, decoded: each field with its name and its value, and where it leads to. The layouts are those drawn at the
// heads of the objects' files.

import BlockHeap

/// A field of an allocation.
public struct BlockField: Equatable, Sendable {
    /// Bytes from the allocation's beginning.
    public var offset: Int
    public var byteCount: Int
    public var name: String
    /// In words; empty where only the target can be told.
    public var value: String
    /// The allocation that it leads to.
    public var target: Int?
}

extension MemoryImage {
    /// The fields of the allocation at `head`, at most `limit`. What is not known is given word by word.
    public func fields(ofHead head: Int, in anatomy: Anatomy, limit: Int = 200) -> [BlockField] {
        let owner = anatomy.owners[head]
        let all: [BlockField] = switch anatomy.parts[head] {
        case .object: objectFields(head)
        case .items: items(head, used: owner.map { ListObject(ram, address(ofBlock: $0)) }.flatMap { isList($0) ? $0.length : nil }, limit)
        case .members: items(head, used: nil, limit).filter { $0.value != "nothing" }
        case .table, .globals, .attributes: slots(head, limit)
        case .characters: [whole(head, "text", quoted(Array(bytes(ofHead: head).prefix(characterCount(head, owner)))))]
        case .internedNames: [whole(head, "names", names(in: head))]
        case .elements: [whole(head, "bytes", numbers(head, owner.map { ArrayObject(ram, address(ofBlock: $0)).length }))]
        case .code: [whole(head, "bytecode", owner.flatMap { isObject($0) ? "of \(functionName(address(ofBlock: $0)))()" : nil } ?? "")]
        case .frame: frameFields(head)
        case .unknown, .digits, .rawCode, .children, .context, .constants, .traceback, .internedPool, .record, .buffer: words(head, from: 0)
        }
        return Array(all.prefix(limit))
    }

    /// Every place that holds the address of the allocation at `head`, as a collection would find it.
    public func holders(ofHead head: Int) -> [(head: Int, word: Int)] {
        let sought = address(ofBlock: head)
        var found: [(Int, Int)] = []
        for holder in heads {
            for index in 0..<count(ofHead: holder) * 4 where wordOf(holder, index) == sought { found.append((holder, index)) }
        }
        return found
    }

    // MARK: Objects

    private func objectFields(_ head: Int) -> [BlockField] {
        let address = address(ofBlock: head)
        guard let layout = layout(ofObjectAt: address) else { return [typeField(head)] + words(head, from: 1) }
        let fields = layout.fields.map { $0.kind == .type ? typeField(head) : blockField($0, head) }
        guard let tail = layout.tail else { return fields }
        let first = tail.offset / 4
        let room = max(0, count(ofHead: head) * 4 - first)
        let count = tail.count.map { min(Int(word(address + UInt32($0))), room) } ?? max(0, usedWords(head) - first)
        return fields + (0..<count).map { field(head, first + $0, tail.name(ofWord: first + $0)) }
    }

    private func typeField(_ head: Int) -> BlockField {
        let name = typeName(at: address(ofBlock: head)) ?? "?"
        return BlockField(offset: 0, byteCount: 4, name: "type", value: name, target: self.head(at: wordOf(head, 0)))
    }

    /// A field of a layout, with what stands there now.
    private func blockField(_ drawing: FieldDrawing, _ head: Int) -> BlockField {
        let at = address(ofBlock: head) + UInt32(drawing.offset)
        let bits = drawing.byteCount == 1 ? UInt32(ram.load8(at)) : drawing.byteCount == 2 ? UInt32(ram.load16(at)) : word(at)
        func told(_ value: String) -> BlockField {
            BlockField(offset: drawing.offset, byteCount: drawing.byteCount, name: drawing.name, value: value, target: nil)
        }
        switch drawing.kind {
        case .number: return told(String(bits))
        case .shifted(let shift): return told(String(bits >> UInt32(shift)))
        case .signed: return told(String(Int32(bitPattern: bits)))
        case .float: return told(String(decoding: FloatObject.text(of: Float(bitPattern: bits)), as: UTF8.self))
        case .itemCode:
            let code = UInt8(bits & 0x7f)
            return told(code == ItemCode.bytearray ? "bytearray" : String(UnicodeScalar(code)))
        case .type, .value, .part: return field(head, drawing.offset / 4, drawing.name)
        }
    }

    private func isList(_ object: ListObject) -> Bool { object.type == TypeID.list.address }

    // MARK: Parts

    private func items(_ head: Int, used: Int?, _ limit: Int) -> [BlockField] {
        let room = count(ofHead: head) * 4
        let count = min(used ?? room, room)
        let shown = (0..<min(count, limit - 1)).map { field(head, $0, "item \($0)") }
        let rest = room - shown.count
        return rest == 0 || used == nil ? shown
            : shown + [
                BlockField(
                    offset: shown.count * 4, byteCount: rest * 4, name: count > shown.count ? "more items, and room" : "room for more",
                    value: "\(rest * 4) bytes", target: nil)
            ]
    }

    private func slots(_ head: Int, _ limit: Int) -> [BlockField] {
        var fields: [BlockField] = []
        var empty = 0
        for slot in 0..<count(ofHead: head) * 2 {
            guard wordOf(head, slot * 2) & ~4 != 0 else {
                empty += 1
                continue
            }
            guard fields.count < limit - 1 else { break }
            var entry = field(head, slot * 2 + 1, text(of: Obj(word: wordOf(head, slot * 2)), limit: 24))
            (entry.offset, entry.byteCount) = (slot * 8, 8)
            fields.append(entry)
        }
        if empty > 0 { fields.append(BlockField(offset: 0, byteCount: 8, name: "empty places", value: String(empty), target: nil)) }
        return fields
    }

    private func frameFields(_ head: Int) -> [BlockField] {
        guard let frame = frames.first(where: { self.head(at: $0.address) == head }) else { return words(head, from: 0) }
        return [field(head, 0, "function")] + (0..<frame.slotCount).map { slot in
            field(head, Int(frame.slotsAddress - frame.address) / 4 + slot, frame.slotName(slot))
        }
    }

    // MARK: Pieces

    /// Words up to the last one that is not 0.
    private func usedWords(_ head: Int) -> Int {
        var end = count(ofHead: head) * 4
        while end > 0, wordOf(head, end - 1) == 0 { end -= 1 }
        return end
    }

    /// A word that may be a value or an address.
    private func field(_ head: Int, _ index: Int, _ name: String) -> BlockField {
        let word = wordOf(head, index)
        let value = Obj(word: word)
        let target = self.head(at: word)
        let isValue = value.isNull || !value.isPointer || typeName(at: word) != nil
        let text = isValue ? text(of: value, limit: 40) : target == nil ? hex(word) : ""
        return BlockField(offset: index * 4, byteCount: 4, name: name, value: text, target: target)
    }

    private func words(_ head: Int, from first: Int) -> [BlockField] {
        (first..<max(first, usedWords(head))).map { field(head, $0, "word \($0)") }
    }

    /// The whole allocation as one field.
    private func whole(_ head: Int, _ name: String, _ value: String) -> BlockField {
        BlockField(offset: 0, byteCount: count(ofHead: head) * Heap.blockSize, name: name, value: value, target: nil)
    }

    private func characterCount(_ head: Int, _ owner: Int?) -> Int {
        min(owner.map { StrObject(ram, address(ofBlock: $0)).count } ?? .max, count(ofHead: head) * Heap.blockSize, 200)
    }

    private func numbers(_ head: Int, _ count: Int?) -> String {
        let bytes = bytes(ofHead: head)
        let shown = bytes.prefix(min(count ?? .max, 24)).map(String.init).joined(separator: " ")
        return (count ?? bytes.count) > 24 ? shown + " ..." : shown
    }

    /// The interned strings that lie in a block, one after the other.
    private func names(in head: Int) -> String {
        let start = address(ofBlock: head), end = start + UInt32(count(ofHead: head) * Heap.blockSize)
        return internedPlaces.filter { $0.address >= start && $0.address < end }
            .map { String(decoding: ram.bytes($0.address, count: $0.count), as: UTF8.self) }.joined(separator: " ")
    }

    private func hex(_ word: UInt32) -> String {
        let digits = String(word, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
