// rp2.Flash: the flash's part for files as a block device. ports/rp2/rp2_flash.c.
//
//     +0 type   +4 place of its first byte in the flash   +8 bytes      12 bytes; the object for the whole part lies in ROM
//
// What `os` shows as files is kept elsewhere (`FlashStore`): the blocks here are erased until a program writes to them.

import Heap

/// The blocks that programs have written to, by their number in the part for files.
struct FlashBlocks {
    private var blocks: [Int: [UInt8]] = [:]

    static let base = 4 << 20 - byteCount
    static let byteCount = FlashStore.blockCount * FlashStore.blockSize

    mutating func erase(_ block: Int) { blocks[block] = nil }

    subscript(offset: Int) -> UInt8 {
        get { blocks[offset / FlashStore.blockSize]?[offset % FlashStore.blockSize] ?? 0xff }
        set { blocks[offset / FlashStore.blockSize, default: Self.erased][offset % FlashStore.blockSize] = newValue }
    }

    private static let erased = [UInt8](repeating: 0xff, count: FlashStore.blockSize)
}

extension ROMBuilder {
    func installFlashDevice() {
        let start = AllowedArgument(name: qstr("start"), isKeywordOnly: true, isInteger: true, fallback: Obj(smallInteger: -1))
        let length = AllowedArgument(name: qstr("len"), isKeywordOnly: true, isInteger: true, fallback: Obj(smallInteger: -1))
        type(.flashDevice, "Flash", locals: [
            ("readblocks", function(3, 4) { m, args throws(PythonError) in
                let target = try m.buffer(args[2], .write)
                let from = try m.flashOffset(args)
                for place in 0..<target.count {
                    m.ram.store8(target.address + UInt32(place), m.devices.flashBlocks[from + place])
                }
                return .none
            }),
            ("writeblocks", function(3, 4) { m, args throws(PythonError) in
                let source = try m.buffer(args[2], .read)
                let to = try m.flashOffset(args)
                guard to >= 0 && to + source.count <= FlashBlocks.byteCount else { throw m.error(.valueError) }
                if args.count == 3 {
                    for block in stride(from: to, to: to + source.count, by: FlashStore.blockSize) {
                        m.devices.flashBlocks.erase(block / FlashStore.blockSize)
                    }
                }
                for place in 0..<source.count {  // programming clears bits and sets none
                    m.devices.flashBlocks[to + place] &= m.ram.load8(source.address + UInt32(place))
                }
                return .none
            }),
            ("ioctl", function3 { m, flash, command, argument throws(PythonError) in
                switch try m.integer(command) {
                case 1, 2, 3: return Obj(smallInteger: 0)  // init, shutdown, sync
                case 4: return Obj(smallInteger: Int(m.word(flash.address + 8)) / FlashStore.blockSize)
                case 5: return Obj(smallInteger: FlashStore.blockSize)
                case 6:
                    let first = (Int(m.word(flash.address + 4)) - FlashBlocks.base) / FlashStore.blockSize
                    m.devices.flashBlocks.erase(first + (try m.integer(argument)))
                    return Obj(smallInteger: 0)
                default: return .none
                }
            }),
        ]) {
            $0.makeNew = { m, _, args throws(PythonError) in
                let parsed = try m.parse(args, [start, length])
                var (from, count) = try (m.integer(parsed[0]), m.integer(parsed[1]))
                if from == -1 && count == -1 { return m.rom.named["flash"]! }
                let flash = try m.allocate(12)
                if from == -1 { from = 0 }
                if count == -1 { count = FlashBlocks.byteCount - from }
                let isWhole = (from | count) % FlashStore.blockSize == 0
                guard isWhole, from >= 0, count > 0, from + count <= FlashBlocks.byteCount else { throw m.error(.valueError) }
                m.setWord(flash, TypeID.flashDevice.address)
                m.setWord(flash + 4, UInt32(FlashBlocks.base + from))
                m.setWord(flash + 8, UInt32(count))
                return Obj(flash)
            }
        }
        name("flash", Obj(words([TypeID.flashDevice.address, UInt32(FlashBlocks.base), UInt32(FlashBlocks.byteCount)])))
    }
}

extension Machine {
    /// Where in the part for files `readblocks(block, buffer[, offset])` and `writeblocks` begin.
    fileprivate func flashOffset(_ args: Args) throws(PythonError) -> Int {
        var offset = try integer(args[1]) * FlashStore.blockSize
        if args.count == 4 { offset += try integer(args[3]) }
        return Int(word(args[0].address + 4)) - FlashBlocks.base + offset
    }
}
