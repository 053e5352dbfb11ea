// Reads JSON without recursion: open containers lie in a list. extmod/modjson.c, mod_json_load.
//
// Commas and colons count as white space, and any closing bracket closes what is open. One VStr of 8 bytes serves all strings
// and numbers; the list's items are allocated at the first container inside another, and left as garbage.

import BlockHeap

/// One reading of one text.
struct JSONReader {
    /// Places in `machine.held`: the outermost container, the items of the list, the value just made, the key that waits.
    private enum Held: Int, CaseIterable { case outermost, openItems, value, key }

    unowned(unsafe) let vm: VM
    private let text: ByteSpan
    private var place = 0
    /// Null where the text is in memory.
    private let stream: Obj
    private let readStream: StreamSlots?
    /// The byte being looked at; 0 at the end.
    private var current: UInt8 = 0
    private let scratch: VStr
    private let heldMark: Int
    /// The C stack before the list of open containers and the stream's byte were put there.
    private let stackTop: Address
    /// A list on the C stack: containers around the innermost one.
    private let open: ListObject

    init(_ vm: VM, text: ByteSpan) throws(PythonError) {
        try self.init(vm, text: text, stream: .null, slots: nil)
    }

    init(_ vm: VM, stream: Obj) throws(PythonError) {
        let slots = try Stream.slots(vm, stream, .read)
        try self.init(vm, text: ByteSpan(vm.ram, 0, 0), stream: stream, slots: slots)
    }

    private init(_ vm: VM, text: ByteSpan, stream: Obj, slots: StreamSlots?) throws(PythonError) {
        self.vm = vm
        self.text = text
        self.stream = stream
        readStream = slots
        scratch = try VStr(vm, capacity: 8)
        heldMark = vm.native.held.count
        for _ in Held.allCases { vm.hold(.null) }
        stackTop = vm.stackPointer
        vm.stackPointer -= 24
        vm.ram.fill(vm.stackPointer, count: 24)
        open = ListObject(vm.ram, Obj(vm.stackPointer))
    }

    // MARK: the document

    /// The value. Raises ValueError where the text is not one JSON value.
    mutating func read() throws(PythonError) -> Obj {
        var top = Obj.null
        try advance()
        values: while current != 0 {
            let first = current
            try advance()
            var value: Obj
            var isContainer = false
            switch first {
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0a, 0x0d: continue values
            case UInt8(ascii: "n"): value = try word("ull", .none)
            case UInt8(ascii: "f"): value = try word("alse", .false)
            case UInt8(ascii: "t"): value = try word("rue", .true)
            case UInt8(ascii: "\""): value = try string()
            case UInt8(ascii: "-"), 0x30...0x39: value = try number(first)
            case UInt8(ascii: "["): (value, isContainer) = (try ListObject.make(vm, count: 0), true)
            case UInt8(ascii: "{"): (value, isContainer) = (try DictObject.make(vm, capacity: 0), true)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if top.isNull { throw fault() }
                if open.length == 0 { break values }
                open.length -= 1
                top = vm.obj(open.place(open.length))
                continue values
            default: throw fault()
            }
            if top.isNull {
                top = value
                keep(.outermost, value)
                if !isContainer { break values }
            } else {
                keep(.value, value)
                try add(value, to: top, isContainer)
                if isContainer {
                    try push(top)
                    top = value
                }
            }
        }
        return try finish(top)
    }

    /// What follows is white space, and nothing is open.
    private mutating func finish(_ value: Obj) throws(PythonError) -> Obj {
        while CharacterClass.isSpace(current) { try advance() }
        if current != 0 || value.isNull || open.length != 0 { throw fault() }
        scratch.clear()
        vm.stackPointer = stackTop
        vm.release(to: heldMark)
        return value
    }

    /// Appends to a list; in a dict every other value is a key.
    private func add(_ value: Obj, to container: Obj, _ isContainer: Bool) throws(PythonError) {
        if vm.isPointer(container, to: .list) { return try ListObject(vm.ram, container).append(value, vm) }
        let key = Obj(word: vm.native.held[heldMark + Held.key.rawValue])
        if key.isNull {
            keep(.key, value)
            if isContainer { throw fault() }
        } else {
            try DictObject(vm.ram, container).store(key, value, vm)
            keep(.key, .null)
        }
    }

    private func push(_ container: Obj) throws(PythonError) {
        if open.items == 0 {
            open.items = try vm.allocate(ListObject.leastAlloc * 4)
            open.alloc = ListObject.leastAlloc
            open.length = 1
            vm.setObj(open.items, container)
        } else {
            try ListObject(vm.ram, Obj(open.address)).append(container, vm)
        }
        keep(.openItems, Obj(open.items))
    }

    private func keep(_ place: Held, _ object: Obj) { vm.native.held[heldMark + place.rawValue] = object.word }

    private func fault() -> PythonError { vm.error(.valueError, "syntax error in JSON") }

    // MARK: bytes

    /// The next byte, 0 at the end. Raises OSError for a stream's error.
    private mutating func advance() throws(PythonError) {
        guard let read = readStream?.read else {
            current = place < text.count ? text[place] : 0
            place += 1
            return
        }
        var errno = 0
        let cell = open.address + 16
        let got = try read(vm, stream, cell, 1, &errno)
        if errno != 0 { throw vm.osError(errno) }
        current = got == 0 ? 0 : vm.ram.load8(cell)
    }

    // MARK: values

    /// The rest of null, false or true.
    private mutating func word(_ rest: String, _ value: Obj) throws(PythonError) -> Obj {
        for (index, byte) in rest.utf8.enumerated() {
            if index > 0 { try advance() }
            if current != byte { throw fault() }
        }
        try advance()
        return value
    }

    private mutating func number(_ first: UInt8) throws(PythonError) -> Obj {
        scratch.count = 0
        try scratch.append(first)
        var isFloat = false
        while true {
            switch current {
            case UInt8(ascii: "."), UInt8(ascii: "E"), UInt8(ascii: "e"): isFloat = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39: break
            default:
                if isFloat { return try vm.parseFloat(scratch.bytes, allowImaginary: false, forceComplex: false, inSource: false) }
                return try vm.parseInteger(scratch.bytes, base: 10, inSource: false)
            }
            try scratch.append(current)
            try advance()
        }
    }

    private mutating func string() throws(PythonError) -> Obj {
        scratch.count = 0
        while current != 0 && current != UInt8(ascii: "\"") {
            var byte = current
            if byte == UInt8(ascii: "\\") {
                try advance()
                if current == UInt8(ascii: "u") {
                    try scratch.append(character: try hexadecimal())
                    try advance()
                    continue
                }
                byte = Self.escaped(current)
            }
            try scratch.append(byte)
            try advance()
        }
        if current == 0 { throw fault() }
        try advance()
        return try vm.str(ByteSpan(vm.ram, scratch.buffer, scratch.count))
    }

    private static func escaped(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0c
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "r"): 0x0d
        case UInt8(ascii: "t"): 0x09
        default: byte
        }
    }

    /// Four digits. What is no digit counts as something, as on the board.
    private mutating func hexadecimal() throws(PythonError) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            try advance()
            var digit = (current | 0x20) &- 0x30
            if digit > 9 { digit &-= 39 }
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}
