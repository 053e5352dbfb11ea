// machine.PWM. extmod/machine_pwm.c, ports/rp2/machine_pwm.c. The objects lie in ROM, one a channel.
//
//     +0 type   +4 GPIO number

import BlockHeap

extension ROMBuilder {
    func installPWM() {
        type(.pwm, "PWM", locals: [
            ("init", function(1, keywords: true, PWM.initialise)),
            ("deinit", function1(PWM.deinitialise)),
            ("freq", function(1, 2, PWM.freq)),
            ("duty_u16", function(1, 2, PWM.dutyU16)),
            ("duty_ns", function(1, 2, PWM.nanoseconds)),
        ]) {
            $0.makeNew = PWM.make
            $0.print = PWM.print
        }
        for number in 0...29 { name("pwm.\(number)", Obj(words([TypeID.pwm.address, UInt32(number)]))) }
    }
}

/// What machine.PWM can.
enum PWM {
    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try PWM.configure(vm, args[0], args.dropFirst(1))
        return .none
    }

    static func deinitialise(_ vm: VM, _ pwm: Obj) throws(PythonError) -> Obj {
        vm.devices.pwm[PinObject.number(vm, pwm)] = nil
        return .none
    }

    static func freq(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let value = args.optional(1) else { return try vm.int(vm.devices.pwm[PinObject.number(vm, args[0])]?.frequency ?? 0) }
        let hertz = try vm.integer(value)
        if hertz < 8 || hertz > 75_000_000 { throw vm.error(.valueError, hertz < 8 ? "freq too small" : "freq too large") }
        vm.devices.pwm[PinObject.number(vm, args[0]), default: PWMState()].frequency = hertz
        return .none
    }

    static func dutyU16(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let value = args.optional(1) else { return Obj(smallInteger: vm.devices.pwm[PinObject.number(vm, args[0])]?.duty ?? 0) }
        vm.devices.pwm[PinObject.number(vm, args[0]), default: PWMState()].duty = min(max(try vm.integer(value), 0), 65535)
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 255, keywords: true)
        let number = PinObject.number(vm, try PinObject.find(vm, args[0]))
        guard let pwm = vm.rom.named["pwm.\(number)"] else { throw vm.error(.valueError, "invalid pin") }
        try PWM.configure(vm, pwm, args.dropFirst(1))
        return pwm
    }

    static func print(_ vm: VM, _ printer: Printer, _ pwm: Obj, _: PrintKind) throws(PythonError) {
        let number = PinObject.number(vm, pwm)
        try printer.write("<PWM slice=\(number / 2 % 8) channel=\(number % 2) invert=0>", vm)
    }

    fileprivate static func configure(_ vm: VM, _ pwm: Obj, _ args: Args) throws(PythonError) {
        let names = ["freq", "duty_u16", "duty_ns", "invert"]
        let unset = Obj(smallInteger: -1)
        let parsed = try vm.parse(args, names.map { AllowedArgument(name: vm.qstrNamed($0), isKeywordOnly: $0 != "freq", fallback: unset) })
        var state = vm.devices.pwm[PinObject.number(vm, pwm)] ?? PWMState()
        let values = try (vm.integer(parsed[0]), vm.integer(parsed[1]), vm.integer(parsed[2]))
        if values.0 >= 0 { state.frequency = values.0 }
        if values.1 >= 0 { state.duty = min(values.1, 65535) }
        if values.2 >= 0 { state.duty = min(Int(Double(values.2) * Double(state.frequency) * 65535 / 1e9), 65535) }
        vm.devices.pwm[PinObject.number(vm, pwm)] = state
    }

    fileprivate static func nanoseconds(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        var state = vm.devices.pwm[PinObject.number(vm, args[0])] ?? PWMState()
        guard let value = args.optional(1) else {
            return try vm.int(state.frequency == 0 ? 0 : Int(Double(state.duty) * 1e9 / 65535 / Double(state.frequency)))
        }
        state.duty = min(max(Int(Double(try vm.integer(value)) * Double(state.frequency) * 65535 / 1e9), 0), 65535)
        vm.devices.pwm[PinObject.number(vm, args[0])] = state
        return .none
    }
}
