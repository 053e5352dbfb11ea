// machine.Signal: a pin that may be turned over, so that on means on. extmod/machine_signal.c.
//
//     +0 type   +4 the pin, or another signal   +8 whether it is turned over        12 bytes

import BlockHeap

extension ROMBuilder {
    func installSignal() {
        let locals: [(String, Obj)] = [
            ("value", function(1, 2, SignalObject.value)),
            ("on", function1(SignalObject.on)),
            ("off", function1(SignalObject.off)),
        ]
        type(.pinSignal, "Signal", locals: locals) {
            $0.makeNew = SignalObject.make
            $0.call = SignalObject.call
        }
    }
}

/// What machine.Signal can.
enum SignalObject {
    static func value(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try SignalObject.value(vm, args[0], args.optional(1)) }

    static func on(_ vm: VM, _ signal: Obj) throws(PythonError) -> Obj { try SignalObject.value(vm, signal, .true) }

    static func off(_ vm: VM, _ signal: Obj) throws(PythonError) -> Obj { try SignalObject.value(vm, signal, .false) }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try SignalObject.make(vm, args) }

    static func call(_ vm: VM, _ signal: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        return try SignalObject.value(vm, signal, args.optional(0))
    }

    private static func isPinLike(_ vm: VM, _ object: Obj) -> Bool {
        vm.isPointer(object, to: .pin) || vm.isPointer(object, to: .pinSignal)
    }

    /// The level of a pin or signal, or 0 or 1 put on it.
    fileprivate static func value(_ vm: VM, _ object: Obj, _ new: Obj?) throws(PythonError) -> Obj {
        var (at, isInverted) = (object, false)
        while vm.isPointer(at, to: .pinSignal) {
            if vm.word(at.address + 8) != 0 { isInverted.toggle() }
            at = vm.obj(at.address + 4)
        }
        if let new {
            let value = try vm.isTrue(new) != isInverted ? 1 : 0
            try PinObject.change(vm, PinObject.number(vm, at)) { $0.latch = value }
            return .none
        }
        return Obj(smallInteger: PinObject.level(vm, PinObject.number(vm, at)) ^ (isInverted ? 1 : 0))
    }

    /// Signal(pin, invert=...), or the arguments of a Pin and `invert`.
    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let invert = vm.keyword(args, vm.qstrNamed("invert"))
        let isInverted = try invert.map { flag throws(PythonError) in try vm.isTrue(flag) } ?? false
        var pin: Obj
        if let first = args.optional(0), isPinLike(vm, first) {
            if args.count != 1 || args.keywordCount > (invert == nil ? 0 : 1) { throw vm.error(.typeError) }
            pin = first
        } else {
            try vm.checkArguments(args, 1, 255, keywords: true)
            pin = try PinObject.find(vm, args[0])
            try initPin(vm, pin, args, isInverted)
        }
        let signal = try vm.allocate(12)
        vm.setWord(signal, TypeID.pinSignal.address)
        vm.setObj(signal + 4, pin)
        vm.setWord(signal + 8, isInverted ? 1 : 0)
        return Obj(signal)
    }

    /// Hands the arguments but `invert` on to the pin; the value given is the signal's.
    private static func initPin(_ vm: VM, _ pin: Obj, _ args: Args, _ isInverted: Bool) throws(PythonError) {
        let words = args.count - 1 + 2 * args.keywordCount
        if words == 0 { return }
        let base = try vm.pushArguments(words)
        defer { vm.popArguments(base, words) }
        var end = base
        for index in 1..<max(args.count, 1) {
            vm.setObj(end, args[index])
            end += 4
        }
        var keywords = 0
        for index in 0..<args.keywordCount where args.keyword(index) != Obj(vm.qstrNamed("invert")) {
            let name = args.keyword(index)
            var value = args.keywordValue(index)
            if isInverted && name == Obj(Qstr(.value)) { value = Obj(smallInteger: try vm.isTrue(value) ? 0 : 1) }
            vm.setObj(end, name)
            vm.setObj(end + 4, value)
            end += 8
            keywords += 1
        }
        if args.count == 1 && keywords == 0 { return }
        try PinObject.configure(vm, pin, Args(vm.ram, base: base, count: args.count - 1, keywordCount: keywords))
    }
}
