// machine.Signal: a pin that may be turned over, so that on means on. extmod/machine_signal.c.
//
//     +0 type   +4 the pin, or another signal   +8 whether it is turned over        12 bytes

import BlockHeap

extension ROMBuilder {
    func installSignal() {
        let locals: [(String, Obj)] = [
            ("value", function(1, 2) { vm, args throws(PythonError) in try vm.signalValue(args[0], args.optional(1)) }),
            ("on", function1 { vm, signal throws(PythonError) in try vm.signalValue(signal, .true) }),
            ("off", function1 { vm, signal throws(PythonError) in try vm.signalValue(signal, .false) }),
        ]
        type(.pinSignal, "Signal", locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeSignal(args) }
            $0.call = { vm, signal, args throws(PythonError) in
                try vm.checkArguments(args, 0, 1)
                return try vm.signalValue(signal, args.optional(0))
            }
        }
    }
}

extension VM {
    private func isPinLike(_ object: Obj) -> Bool { isPointer(object, to: .pin) || isPointer(object, to: .pinSignal) }

    /// The level of a pin or signal, or 0 or 1 put on it.
    fileprivate func signalValue(_ object: Obj, _ new: Obj?) throws(PythonError) -> Obj {
        var (at, isInverted) = (object, false)
        while isPointer(at, to: .pinSignal) {
            if word(at.address + 8) != 0 { isInverted.toggle() }
            at = obj(at.address + 4)
        }
        if let new {
            let value = try isTrue(new) != isInverted ? 1 : 0
            try changePin(pinNumber(at)) { $0.latch = value }
            return .none
        }
        return Obj(smallInteger: pinLevel(pinNumber(at)) ^ (isInverted ? 1 : 0))
    }

    /// Signal(pin, invert=...), or the arguments of a Pin and `invert`.
    fileprivate func makeSignal(_ args: Args) throws(PythonError) -> Obj {
        let invert = keyword(args, qstrNamed("invert"))
        let isInverted = try invert.map { flag throws(PythonError) in try isTrue(flag) } ?? false
        var pin: Obj
        if let first = args.optional(0), isPinLike(first) {
            if args.count != 1 || args.keywordCount > (invert == nil ? 0 : 1) { throw error(.typeError) }
            pin = first
        } else {
            try checkArguments(args, 1, 255, keywords: true)
            pin = try findPin(args[0])
            try initSignalPin(pin, args, isInverted)
        }
        let signal = try allocate(12)
        setWord(signal, TypeID.pinSignal.address)
        setObj(signal + 4, pin)
        setWord(signal + 8, isInverted ? 1 : 0)
        return Obj(signal)
    }

    /// Hands the arguments but `invert` on to the pin; the value given is the signal's.
    private func initSignalPin(_ pin: Obj, _ args: Args, _ isInverted: Bool) throws(PythonError) {
        let words = args.count - 1 + 2 * args.keywordCount
        if words == 0 { return }
        let base = try pushArguments(words)
        defer { popArguments(base, words) }
        var end = base
        for index in 1..<max(args.count, 1) {
            setObj(end, args[index])
            end += 4
        }
        var keywords = 0
        for index in 0..<args.keywordCount where args.keyword(index) != Obj(qstrNamed("invert")) {
            let name = args.keyword(index)
            var value = args.keywordValue(index)
            if isInverted && name == Obj(Qstr(.value)) { value = Obj(smallInteger: try isTrue(value) ? 0 : 1) }
            setObj(end, name)
            setObj(end + 4, value)
            end += 8
            keywords += 1
        }
        if args.count == 1 && keywords == 0 { return }
        try initPin(pin, Args(ram, base: base, count: args.count - 1, keywordCount: keywords))
    }
}
