// machine.PWM. extmod/machine_pwm.c, ports/rp2/machine_pwm.c. The objects lie in ROM, one a channel.
//
//     +0 type   +4 GPIO number

import BlockHeap

extension ROMBuilder {
    func installPWM() {
        type(.pwm, "PWM", locals: [
            ("init", function(1, keywords: true) { vm, args throws(PythonError) in
                try vm.initPWM(args[0], args.dropFirst(1))
                return .none
            }),
            ("deinit", function1 { vm, pwm throws(PythonError) in
                vm.devices.pwm[vm.pinNumber(pwm)] = nil
                return .none
            }),
            ("freq", function(1, 2) { vm, args throws(PythonError) in
                guard let value = args.optional(1) else { return try vm.int(vm.devices.pwm[vm.pinNumber(args[0])]?.frequency ?? 0) }
                let hertz = try vm.integer(value)
                if hertz < 8 || hertz > 75_000_000 { throw vm.error(.valueError, hertz < 8 ? "freq too small" : "freq too large") }
                vm.devices.pwm[vm.pinNumber(args[0]), default: PWMState()].frequency = hertz
                return .none
            }),
            ("duty_u16", function(1, 2) { vm, args throws(PythonError) in
                guard let value = args.optional(1) else { return Obj(smallInteger: vm.devices.pwm[vm.pinNumber(args[0])]?.duty ?? 0) }
                vm.devices.pwm[vm.pinNumber(args[0]), default: PWMState()].duty = min(max(try vm.integer(value), 0), 65535)
                return .none
            }),
            ("duty_ns", function(1, 2) { vm, args throws(PythonError) in try vm.pwmNanoseconds(args) }),
        ]) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 1, 255, keywords: true)
                let number = vm.pinNumber(try vm.findPin(args[0]))
                guard let pwm = vm.rom.named["pwm.\(number)"] else { throw vm.error(.valueError, "invalid pin") }
                try vm.initPWM(pwm, args.dropFirst(1))
                return pwm
            }
            $0.print = { vm, printer, pwm, _ throws(PythonError) in
                let number = vm.pinNumber(pwm)
                try vm.write(printer, "<PWM slice=\(number / 2 % 8) channel=\(number % 2) invert=0>")
            }
        }
        for number in 0...29 { name("pwm.\(number)", Obj(words([TypeID.pwm.address, UInt32(number)]))) }
    }
}

extension VM {
    fileprivate func initPWM(_ pwm: Obj, _ args: Args) throws(PythonError) {
        let names = ["freq", "duty_u16", "duty_ns", "invert"]
        let unset = Obj(smallInteger: -1)
        let parsed = try parse(args, names.map { AllowedArgument(name: qstrNamed($0), isKeywordOnly: $0 != "freq", fallback: unset) })
        var state = devices.pwm[pinNumber(pwm)] ?? PWMState()
        let values = try (integer(parsed[0]), integer(parsed[1]), integer(parsed[2]))
        if values.0 >= 0 { state.frequency = values.0 }
        if values.1 >= 0 { state.duty = min(values.1, 65535) }
        if values.2 >= 0 { state.duty = min(Int(Double(values.2) * Double(state.frequency) * 65535 / 1e9), 65535) }
        devices.pwm[pinNumber(pwm)] = state
    }

    fileprivate func pwmNanoseconds(_ args: Args) throws(PythonError) -> Obj {
        var state = devices.pwm[pinNumber(args[0])] ?? PWMState()
        guard let value = args.optional(1) else {
            return try int(state.frequency == 0 ? 0 : Int(Double(state.duty) * 1e9 / 65535 / Double(state.frequency)))
        }
        state.duty = min(max(Int(Double(try integer(value)) * Double(state.frequency) * 65535 / 1e9), 0), 65535)
        devices.pwm[pinNumber(args[0])] = state
        return .none
    }
}
