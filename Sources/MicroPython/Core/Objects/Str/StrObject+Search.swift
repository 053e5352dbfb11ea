// Methods that look for one string in another. py/objstr.c.

import BlockHeap

extension StrObject {
    /// mp_check_self and GET_STR_DATA_LEN: the bytes and the type of the object whose method runs.
    static func receiver(_ vm: VM, _ object: Obj) throws(PythonError) -> (type: TypeID, text: ByteSpan) {
        guard vm.isStrOrBytes(object) || vm.isPointer(object, to: .bytearray) else { throw vm.badConversion(object) }
        return (typeID(vm, object), vm.text(object))
    }

    /// str_check_arg_type: str goes with str, bytes and bytearray with each other. Raises TypeError otherwise.
    static func operand(_ vm: VM, _ type: TypeID, _ object: Obj) throws(PythonError) -> ByteSpan {
        let isText = vm.isString(object)
        guard isText ? type == .str : type != .str && (vm.isPointer(object, to: .bytes) || vm.isPointer(object, to: .bytearray)) else {
            throw vm.badConversion(object)
        }
        return vm.text(object)
    }

    /// The bytes from `args[2]` up to `args[3]`, as places; `end` may lie before `start`.
    private static func searchRange(
        _ vm: VM, _ type: TypeID, _ text: ByteSpan, _ args: Args
    ) throws(PythonError) -> (start: Int, end: Int) {
        var (start, end) = (0, text.count)
        if let from = args.optional(2), from != .none { start = try byteOffset(vm, type, text, from, isSlice: true) }
        if let to = args.optional(3), to != .none { end = try byteOffset(vm, type, text, to, isSlice: true) }
        return (start, end)
    }

    /// str_finder: find, rfind, index and rindex. -1 or ValueError where there is none.
    static func search(_ vm: VM, _ args: Args, backwards: Bool = false, mustExist: Bool = false) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, args[0])
        let needle = try operand(vm, type, args[1])
        let (start, end) = try searchRange(vm, type, text, args)
        guard start <= end, let found = try needle.place(in: text.span(start, end), backwards: backwards, vm) else {
            if mustExist { throw vm.error(.valueError, "substring not found") }
            return Obj(smallInteger: -1)
        }
        let place = start + found
        return Obj(smallInteger: type == .str ? UTF8Text.characterCount(text.span(0, place)) : place)
    }

    /// str_count: occurrences that do not overlap; of nothing, the places between the characters.
    static func count(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, args[0])
        let needle = try operand(vm, type, args[1])
        let (start, end) = try searchRange(vm, type, text, args)
        if needle.count == 0 {
            let characters = start < end ? UTF8Text.characterCount(text.span(start, end)) : 0
            return Obj(smallInteger: characters + 1)
        }
        var (place, count) = (start, 0)
        while place + needle.count <= end {
            let shared = text.shared(with: needle, at: place)
            try vm.countWork(4 + shared)
            if shared == needle.count {
                count += 1
                place += needle.count
            } else {
                place = type == .str ? nextCharacter(text, place) : place + 1
            }
        }
        return Obj(smallInteger: count)
    }

    /// str_startswith: from the character `args[2]` on.
    static func startsWith(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, args[0])
        let prefix = try vm.stringSpan(args[1])
        let start = args.count > 2 ? try byteOffset(vm, type, text, args[2], isSlice: true) : 0
        return Obj(prefix.count + start <= text.count && text.holds(prefix, at: start))
    }

    /// str_endswith.
    static func endsWith(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (_, text) = try receiver(vm, args[0])
        let suffix = try vm.stringSpan(args[1])
        if args.count > 2 { throw vm.error(.notImplementedError, "start/end indices") }
        return Obj(suffix.count <= text.count && text.holds(suffix, at: text.count - suffix.count))
    }

    /// str_partitioner: what is before, the separator, what is after; the whole and two empty ones where it does not occur.
    static func partition(_ vm: VM, _ object: Obj, _ separator: Obj, backwards: Bool) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, object)
        let wanted = try operand(vm, type, separator)
        if wanted.count == 0 { throw vm.error(.valueError, "empty separator") }
        var parts = (empty(vm, type), empty(vm, type), empty(vm, type))
        if backwards { parts.2 = object } else { parts.0 = object }
        let middle = typeID(vm, separator) == type ? separator : try vm.str(of: type, wanted)
        if let place = try wanted.place(in: text, backwards: backwards, vm) {
            parts.0 = try vm.str(of: type, text.span(0, place))
            parts.1 = middle
            parts.2 = try vm.str(of: type, text.span(place + wanted.count, text.count))
        }
        return try TupleObject.make(vm, [parts.0, parts.1, parts.2])
    }

    /// str_replace: one pass to know the length, one to fill it in. The object itself where nothing is replaced.
    static func replace(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, args[0])
        let most = args.count == 4 ? try vm.integer(args[3]) : -1
        if most == 0 { return args[0] }
        let old = try operand(vm, type, args[1])
        let new = try operand(vm, type, args[2])
        if old.count > text.count { return args[0] }
        var (count, length) = (0, 0)
        try eachPiece(vm, of: text, old, most) { piece, isReplaced in
            length += piece.count
            if isReplaced { (count, length) = (count + 1, length + new.count) }
        }
        if count == 0 { return args[0] }
        let vstr = try VStr(vm, count: length)
        var to = vstr.buffer
        try eachPiece(vm, of: text, old, most) { piece, isReplaced in
            vm.ram.copy(from: piece.address, to: to, count: piece.count)
            to += UInt32(piece.count)
            guard isReplaced else { return }
            vm.ram.copy(from: new.address, to: to, count: new.count)
            to += UInt32(new.count)
        }
        return try vm.str(of: type, from: vstr)
    }

    /// Cuts `text` at the first `most` (negative: all) occurrences of `old`; tells for each piece whether an occurrence follows it.
    private static func eachPiece(
        _ vm: VM, of text: ByteSpan, _ old: ByteSpan, _ most: Int, _ body: (ByteSpan, Bool) -> Void
    ) throws(PythonError) {
        var (place, done) = (0, 0)
        if old.count == 0 {
            body(text.span(0, 0), true)
            done = 1
        }
        while done != most && place < text.count, let found = try old.place(in: text.span(place, text.count), vm) {
            let end = place + found + (old.count == 0 ? 1 : 0)
            body(text.span(place, end), true)
            place = end + old.count
            done += 1
        }
        body(text.span(place, text.count), false)
    }
}
