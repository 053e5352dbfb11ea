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
        case .items: items(head, used: owner.flatMap { wordOf($0, 0) == TypeID.list.address ? Int(wordOf($0, 2)) : nil }, limit)
        case .members: items(head, used: nil, limit).filter { $0.value != "nothing" }
        case .table, .globals, .attributes: slots(head, limit)
        case .characters: [whole(head, "text", quoted(Array(bytes(ofHead: head).prefix(characterCount(head, owner)))))]
        case .internedNames: [whole(head, "names", names(in: head))]
        case .elements: [whole(head, "bytes", numbers(head, owner.map { Int(wordOf($0, 2)) }))]
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
        let type = field(head, 0, "type")
        let typeName = typeName(at: address(ofBlock: head)) ?? "?"
        var fields = [BlockField(offset: 0, byteCount: 4, name: "type", value: typeName, target: type.target)]
        let isOwn = self.head(at: wordOf(head, 0)) != nil
        if isOwn { return fields + map(head, from: 1, table: "attributes") + words(head, from: 4) }
        switch wordOf(head, 0) {
        case TypeID.list.address:
            fields += [number(head, 1, "room for items"), number(head, 2, "length"), field(head, 3, "items")]
        case TypeID.tuple.address:
            let length = Int(wordOf(head, 1))
            fields.append(number(head, 1, "length"))
            fields += (0..<max(0, min(length, count(ofHead: head) * 4 - 2))).map { field(head, 2 + $0, "item \($0)") }
        case TypeID.dict.address, TypeID.orderedDict.address: fields += map(head, from: 1, table: "table")
        case TypeID.set.address, TypeID.frozenset.address:
            fields += [number(head, 1, "places"), number(head, 2, "members"), field(head, 3, "table")]
        case TypeID.str.address, TypeID.bytes.address:
            fields += [number(head, 1, "hash"), number(head, 2, "length in bytes"), field(head, 3, "characters")]
        case TypeID.bytearray.address, TypeID.array.address, TypeID.memoryview.address:
            let code = wordOf(head, 1)
            let letter = code & 0x7f == 1 ? "bytearray" : String(UnicodeScalar(UInt8(code & 0x7f)))
            fields += [
                BlockField(offset: 4, byteCount: 4, name: "kind of item, and spare room", value: "\(letter), \(code >> 8)", target: nil),
                number(head, 2, "length in items"), field(head, 3, "items"),
            ]
        case TypeID.float.address:
            let value = Float(bitPattern: wordOf(head, 1))
            let text = String(decoding: VM.text(of: value), as: UTF8.self)
            fields.append(BlockField(offset: 4, byteCount: 4, name: "value", value: text, target: nil))
        case TypeID.int.address:
            fields += [number(head, 1, "sign and room"), number(head, 2, "digits of 16 bits"), field(head, 3, "digits")]
        case TypeID.bytecodeFunction.address, TypeID.generatorFunction.address:
            fields += [field(head, 1, "its module"), field(head, 2, "functions inside"), field(head, 3, "bytecode")]
            fields += (4..<max(4, usedWords(head))).map { field(head, $0, "default value \($0 - 4)") }
        case TypeID.boundMethod.address: fields += [field(head, 1, "function"), field(head, 2, "bound to")]
        case TypeID.cell.address: fields.append(field(head, 1, "value"))
        case TypeID.module.address: fields += [field(head, 1, "globals"), field(head, 2, "names"), field(head, 3, "constants")]
        case TypeID.range.address: fields += [number(head, 1, "start"), number(head, 2, "stop"), number(head, 3, "step")]
        case TypeID.slice.address: fields += [field(head, 1, "start"), field(head, 2, "stop"), field(head, 3, "step")]
        case TypeID.baseException.address...:
            fields += [number(head, 1, "traceback, room and length"), field(head, 2, "traceback"), field(head, 3, "arguments")]
        default: fields += words(head, from: 1)
        }
        return fields
    }

    /// The three words of an `mp_map_t`.
    private func map(_ head: Int, from index: Int, table: String) -> [BlockField] {
        [
            BlockField(offset: index * 4, byteCount: 4, name: "entries", value: String(wordOf(head, index) >> 3), target: nil),
            number(head, index + 1, "room for entries"), field(head, index + 2, table),
        ]
    }

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

    private func number(_ head: Int, _ index: Int, _ name: String) -> BlockField {
        BlockField(offset: index * 4, byteCount: 4, name: name, value: String(wordOf(head, index)), target: nil)
    }

    private func words(_ head: Int, from first: Int) -> [BlockField] {
        (first..<max(first, usedWords(head))).map { field(head, $0, "word \($0)") }
    }

    /// The whole allocation as one field.
    private func whole(_ head: Int, _ name: String, _ value: String) -> BlockField {
        BlockField(offset: 0, byteCount: count(ofHead: head) * Heap.blockSize, name: name, value: value, target: nil)
    }

    private func characterCount(_ head: Int, _ owner: Int?) -> Int {
        min(owner.map { Int(wordOf($0, 2)) } ?? .max, count(ofHead: head) * Heap.blockSize, 200)
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
