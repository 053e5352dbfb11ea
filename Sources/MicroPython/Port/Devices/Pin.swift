// machine.Pin. ports/rp2/machine_pin.c, machine_pin_cyw43.c. The pin objects lie in ROM: a Pin takes no heap.
//
//     +0 type   +4 number; 64 and up are the pins of the Wi-Fi chip (LED)   +8 name, a qstr

import BlockHeap

extension ROMBuilder {
    func installPin() {
        installInterrupt()
        let low = function1 { vm, pin throws(PythonError) in try vm.setPin(pin, 0) }
        let high = function1 { vm, pin throws(PythonError) in try vm.setPin(pin, 1) }
        let (board, chip) = installPinNames()
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true) { vm, args throws(PythonError) in
                try vm.initPin(args[0], args.dropFirst(1))
                return .none
            }),
            ("value", function(1, 2) { vm, args throws(PythonError) in try vm.pinValue(args[0], args.optional(1)) }),
            ("low", low), ("high", high), ("off", low), ("on", high),
            ("toggle", function1 { vm, pin throws(PythonError) in
                try vm.setPin(pin, 1 - (vm.devices.pins[vm.pinNumber(pin)]?.latch ?? 0))
            }),
            ("irq", function(1, keywords: true) { vm, args throws(PythonError) in try vm.pinInterrupt(args) }),
            ("board", board), ("cpu", chip),
        ]
        type(.pin, "Pin", locals: locals + pinConstants()) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 1, 255, keywords: true)
                let pin = try vm.findPin(args[0])
                if args.count > 1 || args.keywordCount > 0 { try vm.initPin(pin, args.dropFirst(1)) }
                return pin
            }
            $0.print = { vm, printer, pin, _ throws(PythonError) in try vm.printPin(printer, pin) }
            $0.call = { vm, pin, args throws(PythonError) in
                try vm.checkArguments(args, 0, 1)
                return try vm.pinValue(pin, args.optional(0))
            }
        }
    }

    private func pinConstants() -> [(String, Obj)] {
        let constants: [(String, Int)] = [
            ("IN", 0), ("OUT", 1), ("OPEN_DRAIN", 2), ("ALT", 3), ("PULL_UP", PinState.pullUp), ("PULL_DOWN", PinState.pullDown),
            ("IRQ_RISING", VM.pinRises), ("IRQ_FALLING", VM.pinFalls), ("ALT_SPI", 1), ("ALT_UART", 2), ("ALT_I2C", 3),
            ("ALT_PWM", 4), ("ALT_SIO", PinState.program), ("ALT_PIO0", 6), ("ALT_PIO1", 7), ("ALT_GPCK", 9), ("ALT_USB", 10),
        ]
        return constants.map { ($0.0, Obj(smallInteger: $0.1)) }
    }

    /// The pins, and the types `Pin.board` and `Pin.cpu` that have them as attributes.
    private func installPinNames() -> (board: Obj, chip: Obj) {
        func pin(_ number: Int, _ label: String) -> (String, Obj) {
            let object = Obj(words([TypeID.pin.address, UInt32(number), Obj(qstr(label)).word]))
            name("pin.\(number)", object)
            return (label, object)
        }
        // Where there is Wi-Fi, GPIO 25 goes to its chip, and the chip lights the LED.
        let numbers = Array(0...22) + (build.hasWiFi ? [] : [25]) + [26, 27, 28]
        let onBoard = numbers.map { pin($0, "GPIO\($0)") }
        let ofRadio = build.hasWiFi ? (0...2).map { pin(64 + $0, "EXT_GPIO\($0)") } : []
        let ofChipOnly = [23, 24, 25, 29].filter { !numbers.contains($0) }.map { pin($0, "GPIO\($0)") }
        let named = zip(numbers, onBoard).map { ("GP\($0)", $1.1) }
        let led = build.hasWiFi ? ofRadio[0].1 : named.first { $0.0 == "GP25" }?.1
        let board = named + ofRadio.enumerated().map { ("WL_GPIO\($0)", $1.1) } + (led.map { [("LED", $0)] } ?? [])
        let chip = onBoard + ofRadio + ofChipOnly
        type(.boardPins, "board", locals: board) { _ in }
        type(.chipPins, "cpu", locals: chip) { _ in }
        return (TypeID.boardPins.obj, TypeID.chipPins.obj)
    }
}

extension VM {
    func pinNumber(_ pin: Obj) -> Int { Int(word(pin.address + 4)) }
    private func isRadioPin(_ number: Int) -> Bool { number >= 64 }

    /// A Pin for a Pin, a number or a name. ValueError when there is no such pin.
    func findPin(_ object: Obj) throws(PythonError) -> Obj {
        if isPointer(object, to: .pin) { return object }
        if isString(object) {
            for type in [TypeID.boardPins, .chipPins] {
                let slot = try mapLookup(typeSlot(type.address, .localsDict) + 4, object, .find)
                if slot != 0 { return obj(slot + 4) }
            }
            throw error(.valueError, format: "unknown named pin \"%s\"", .bytes(try stringBytes(object)))
        }
        guard isInteger(object), let number = try integerMaybe(object), number < 64, let pin = rom.named["pin.\(number)"] else {
            throw error(.valueError, "invalid pin")
        }
        return pin
    }

    // MARK: levels

    /// 0 or 1. A pin of the Wi-Fi chip shows what was put on it last.
    func pinLevel(_ number: Int) -> Int {
        guard let state = devices.pins[number] else { return 0 }
        return isRadioPin(number) ? state.latch : state.level
    }

    /// Changes a pin's setting; an edge that comes of it goes to the pin's interrupt handler.
    func changePin(_ number: Int, _ change: (inout PinState) -> Void) throws(PythonError) {
        let before = pinLevel(number)
        change(&devices.pins[number, default: PinState()])
        let after = pinLevel(number)
        if after != before, !isRadioPin(number) { try pinEdge(number, after > before ? VM.pinRises : VM.pinFalls) }
    }

    fileprivate func setPin(_ pin: Obj, _ value: Int) throws(PythonError) -> Obj {
        try changePin(pinNumber(pin)) { $0.latch = value }
        return .none
    }

    fileprivate func pinValue(_ pin: Obj, _ new: Obj?) throws(PythonError) -> Obj {
        if let new { return try setPin(pin, isTrue(new) ? 1 : 0) }
        return Obj(smallInteger: pinLevel(pinNumber(pin)))
    }

    // MARK: settings

    func initPin(_ pin: Obj, _ args: Args) throws(PythonError) {
        let parsed = try parse(args, [
            AllowedArgument(name: qstrNamed("mode")), AllowedArgument(name: qstrNamed("pull")),
            AllowedArgument(name: Qstr(.value), isKeywordOnly: true),
            AllowedArgument(name: qstrNamed("alt"), isKeywordOnly: true, fallback: Obj(smallInteger: PinState.program)),
        ])
        let (number, function) = (pinNumber(pin), try integer(parsed[3]))
        if isRadioPin(number) && parsed[1] != .none { throw error(.valueError, "pulls are not supported for external pins") }
        if isRadioPin(number) && function != PinState.program {
            throw error(.valueError, "alternate functions are not supported for external pins")
        }
        let value = parsed[2] == .none ? nil : try isTrue(parsed[2]) ? 1 : 0
        if parsed[0] != .none {
            let mode = PinState.Mode(rawValue: try integer(parsed[0])) ?? .alternate
            if isRadioPin(number) {
                if mode != .input && mode != .output {
                    throw error(.valueError, "only Pin.OUT and Pin.IN are supported for this pin")
                }
            } else if mode == .alternate && PinState.functionNames[function] == nil {
                throw error(.valueError, format: "invalid pin af: %d", .int(function))
            }
            try changePin(number) {
                $0.mode = mode
                $0.function = mode == .alternate ? function : PinState.program
                if mode == .openDrain { $0.latch = value ?? 1 }
                if let value, mode == .output || isRadioPin(number) { $0.latch = value }
            }
        }
        let pull = parsed[1] == .none ? 0 : try integer(parsed[1])
        try changePin(number) { $0.pull = pull & (PinState.pullUp | PinState.pullDown) }
    }

    fileprivate func printPin(_ printer: Printer, _ pin: Obj) throws(PythonError) {
        let number = pinNumber(pin)
        let state = devices.pins[number] ?? PinState()
        let mode = isRadioPin(number) ? (state.mode == .output ? "OUT" : "IN") : ["IN", "OUT", "OPEN_DRAIN", "ALT"][state.mode.rawValue]
        try write(printer, "Pin(\(qstrText(obj(pin.address + 8).qstr)), mode=\(mode)")
        if !isRadioPin(number) {
            let pulls = [(PinState.pullUp, "PULL_UP"), (PinState.pullDown, "PULL_DOWN")].filter { state.pull & $0.0 != 0 }.map(\.1)
            if !pulls.isEmpty { try write(printer, ", pull=" + pulls.joined(separator: "|")) }
            if state.mode == .alternate {
                try write(printer, ", alt=\(PinState.functionNames[state.function] ?? String(state.function))")
            }
        }
        try write(printer, ")")
    }
}
