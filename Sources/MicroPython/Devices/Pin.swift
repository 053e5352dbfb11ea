// machine.Pin. ports/rp2/machine_pin.c. The pin objects lie in ROM: a Pin takes no heap.
//
//     +0 type   +4 number; 64 and up are the pins of the Wi-Fi chip (LED)   +8 name, a qstr

import Heap

extension ROMBuilder {
    func installPin() {
        let constants: [(String, Int)] = [
            ("IN", 0), ("OUT", 1), ("OPEN_DRAIN", 2), ("ALT", 3), ("PULL_UP", 1), ("PULL_DOWN", 2), ("IRQ_RISING", 8), ("IRQ_FALLING", 4),
        ]
        let low = function1 { m, pin throws(PythonError) in try m.setPin(pin, 0) }
        let high = function1 { m, pin throws(PythonError) in try m.setPin(pin, 1) }
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true) { m, args throws(PythonError) in
                try m.initPin(args[0], args.dropFirst(1))
                return .none
            }),
            ("value", function(1, 2) { m, args throws(PythonError) in try m.pinValue(args[0], args.optional(1)) }),
            ("low", low), ("high", high), ("off", low), ("on", high),
            ("toggle", function1 { m, pin throws(PythonError) in
                try m.setPin(pin, 1 - (m.devices.pins[m.pinNumber(pin)]?.value ?? 0))
            }),
            ("irq", function(1, keywords: true) { m, args throws(PythonError) in try m.pinInterrupt(args) }),
        ] + constants.map { ($0.0, Obj(smallInteger: $0.1)) }
        type(.pin, "Pin", locals: locals) {
            $0.makeNew = { m, _, args throws(PythonError) in
                try m.checkArguments(args, 1, 255, keywords: true)
                let pin = try m.findPin(args[0])
                if args.count > 1 || args.keywordCount > 0 { try m.initPin(pin, args.dropFirst(1)) }
                return pin
            }
            $0.print = { m, printer, pin, _ throws(PythonError) in try m.printPin(printer, pin) }
            $0.call = { m, pin, args throws(PythonError) in
                try m.checkArguments(args, 0, 1)
                return try m.pinValue(pin, args.optional(0))
            }
        }
        let numbers = Array(0...22) + [26, 27, 28]
        let chip = numbers.map { ("GPIO\($0)", $0) } + [(23, "GPIO23"), (24, "GPIO24"), (25, "GPIO25"), (29, "GPIO29")].map { ($1, $0) }
        for (label, number) in chip {
            name("pin.\(number)", Obj(words([TypeID.pin.address, UInt32(number), Obj(qstr(label)).word])))
        }
        for (label, number) in [("EXT_GPIO0", 64), ("EXT_GPIO1", 65), ("EXT_GPIO2", 66)] {
            name("pin.\(number)", Obj(words([TypeID.pin.address, UInt32(number), Obj(qstr(label)).word])))
        }
    }
}

extension Machine {
    func pinNumber(_ pin: Obj) -> Int { Int(word(pin.address + 4)) }

    /// A Pin for a Pin, a number or a name. ValueError when there is no such pin.
    func findPin(_ object: Obj) throws(PythonError) -> Obj {
        if isPointer(object, to: .pin) { return object }
        var number: Int?
        if isString(object) {
            let name = String(decoding: try stringBytes(object), as: UTF8.self)
            if name == "LED" || name == "WL_GPIO0" { number = 64 }
            for prefix in ["GPIO", "GP"] where name.hasPrefix(prefix) { number = Int(name.dropFirst(prefix.count)) ?? number }
        } else if let value = try integerMaybe(object) {
            number = value < 64 ? value : nil
        }
        guard let number, let pin = rom.named["pin.\(number)"] else { throw error(.valueError, "invalid pin") }
        return pin
    }

    func initPin(_ pin: Obj, _ args: Args) throws(PythonError) {
        let parsed = try parse(args, [
            AllowedArgument(name: qstrNamed("mode")), AllowedArgument(name: qstrNamed("pull")),
            AllowedArgument(name: Qstr(.value), isKeywordOnly: true),
            AllowedArgument(name: qstrNamed("alt"), isKeywordOnly: true, fallback: Obj(smallInteger: 5)),
        ])
        let number = pinNumber(pin)
        if number >= 64 && parsed[1] != .none { throw error(.valueError, "pulls are not supported for external pins") }
        var state = devices.pins[number] ?? PinState()
        if parsed[0] != .none {
            state.mode = try integer(parsed[0])
            if parsed[2] != .none { state.value = try isTrue(parsed[2]) ? 1 : 0 }
        }
        state.pull = parsed[1] == .none ? 0 : try integer(parsed[1])
        if state.mode == 0 { state.value = state.pull & 1 }  // nothing is connected: an input reads its pull
        devices.pins[number] = state
    }

    fileprivate func setPin(_ pin: Obj, _ value: Int) throws(PythonError) -> Obj {
        devices.pins[pinNumber(pin), default: PinState()].value = value
        return .none
    }

    fileprivate func pinValue(_ pin: Obj, _ new: Obj?) throws(PythonError) -> Obj {
        if let new { return try setPin(pin, isTrue(new) ? 1 : 0) }
        return Obj(smallInteger: devices.pins[pinNumber(pin)]?.value ?? 0)
    }

    /// Pin.irq: keeps the handler (as an interrupt object of 32 bytes does on the board). Nothing is connected, so it is never called.
    fileprivate func pinInterrupt(_ args: Args) throws(PythonError) -> Obj {
        let parsed = try parse(args.dropFirst(1), [
            AllowedArgument(name: qstrNamed("handler")), AllowedArgument(name: qstrNamed("trigger"), fallback: Obj(smallInteger: 12)),
            AllowedArgument(name: qstrNamed("hard"), fallback: .false),
        ])
        let irq = try tuple([args[0], parsed[0], parsed[1], parsed[2], Obj(word: root(.pinHandlers))])
        setRoot(.pinHandlers, irq.word)
        return irq
    }

    fileprivate func printPin(_ printer: Printer, _ pin: Obj) throws(PythonError) {
        let state = devices.pins[pinNumber(pin)] ?? PinState()
        let mode = ["IN", "OUT", "OPEN_DRAIN", "ALT"][min(max(state.mode, 0), 3)]
        try write(printer, "Pin(\(qstrText(obj(pin.address + 8).qstr)), mode=\(mode)")
        if state.pull & 1 != 0 { try write(printer, ", pull=PULL_UP") }
        if state.pull & 2 != 0 { try write(printer, state.pull & 1 != 0 ? "|PULL_DOWN" : ", pull=PULL_DOWN") }
        try write(printer, ")")
    }
}
