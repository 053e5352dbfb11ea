// rp2.Flash: the flash's part for files as a block device. ports/rp2/rp2_flash.c.
//
//     +0 type   +4 place of its first byte in the flash   +8 bytes      12 bytes; the object for the whole part lies in ROM
//
// What `os` shows as files is kept elsewhere (`FlashStore`): the blocks here are erased until a program writes to them.

import BlockHeap

/// The blocks that programs have written to, by their number in the part for files.
struct FlashBlocks {
    private var blocks: [Int: [UInt8]] = [:]

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
            ("readblocks", function(3, 4, FlashDevice.readblocks)),
            ("writeblocks", function(3, 4, FlashDevice.writeblocks)),
            ("ioctl", function3(FlashDevice.ioctl)),
        ]) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                let parsed = try vm.parse(args, [start, length])
                var (from, count) = try (vm.integer(parsed[0]), vm.integer(parsed[1]))
                if from == -1 && count == -1 { return vm.rom.named["flash"]! }
                let flash = try vm.allocate(12)
                if from == -1 { from = 0 }
                if count == -1 { count = vm.board.firmware.fileBytes - from }
                let isWhole = (from | count) % FlashStore.blockSize == 0
                guard isWhole, from >= 0, count > 0, from + count <= vm.board.firmware.fileBytes else { throw vm.error(.valueError) }
                vm.setWord(flash, TypeID.flashDevice.address)
                vm.setWord(flash + 4, UInt32(vm.board.firmware.filesStart + from))
                vm.setWord(flash + 8, UInt32(count))
                return Obj(flash)
            }
        }
        name("flash", Obj(words([TypeID.flashDevice.address, UInt32(build.filesStart), UInt32(build.fileBytes)])))
    }
}

/// What rp2.Flash can.
enum FlashDevice {
    static func readblocks(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let target = try vm.buffer(args[2], .write)
        let from = try FlashDevice.offset(vm, args)
        for place in 0..<target.count {
            vm.ram.store8(target.address + UInt32(place), vm.devices.flashBlocks[from + place])
        }
        return .none
    }

    static func writeblocks(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let source = try vm.buffer(args[2], .read)
        let to = try FlashDevice.offset(vm, args)
        guard to >= 0 && to + source.count <= vm.board.firmware.fileBytes else { throw vm.error(.valueError) }
        if args.count == 3 {
            for block in stride(from: to, to: to + source.count, by: FlashStore.blockSize) {
                vm.devices.flashBlocks.erase(block / FlashStore.blockSize)
            }
        }
        for place in 0..<source.count {  // programming clears bits and sets none
            vm.devices.flashBlocks[to + place] &= vm.ram.load8(source.address + UInt32(place))
        }
        return .none
    }

    static func ioctl(_ vm: VM, _ flash: Obj, _ command: Obj, _ argument: Obj) throws(PythonError) -> Obj {
        switch try vm.integer(command) {
        case 1, 2, 3: return Obj(smallInteger: 0)  // init, shutdown, sync
        case 4: return Obj(smallInteger: Int(vm.word(flash.address + 8)) / FlashStore.blockSize)
        case 5: return Obj(smallInteger: FlashStore.blockSize)
        case 6:
            let first = (Int(vm.word(flash.address + 4)) - vm.board.firmware.filesStart) / FlashStore.blockSize
            vm.devices.flashBlocks.erase(first + (try vm.integer(argument)))
            return Obj(smallInteger: 0)
        default: return .none
        }
    }

    /// Where in the part for files `readblocks(block, buffer[, offset])` and `writeblocks` begin.
    fileprivate static func offset(_ vm: VM, _ args: Args) throws(PythonError) -> Int {
        var offset = try vm.integer(args[1]) * FlashStore.blockSize
        if args.count == 4 { offset += try vm.integer(args[3]) }
        return Int(vm.word(args[0].address + 4)) - vm.board.firmware.filesStart + offset
    }
}
