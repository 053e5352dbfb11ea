// machine.Pin. ports/rp2/machine_pin.c, machine_pin_cyw43.c. The pin objects lie in ROM: a Pin takes no heap.
//
//     +0 type   +4 number; 64 and up are the pins of the Wi-Fi chip (LED)   +8 name, a qstr

import BlockHeap

extension ROMBuilder {
    func installPin() {
        installInterrupt()
        let low = function1(PinObject.low)
        let high = function1(PinObject.high)
        let (board, chip) = installPinNames()
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true, PinObject.initialise)),
            ("value", function(1, 2, PinObject.value)),
            ("low", low), ("high", high), ("off", low), ("on", high),
            ("toggle", function1(PinObject.toggle)),
            ("irq", function(1, keywords: true, PinObject.irq)),
            ("board", board), ("cpu", chip),
        ]
        type(.pin, "Pin", locals: locals + pinConstants()) {
            $0.makeNew = PinObject.make
            $0.print = PinObject.print
            $0.call = PinObject.call
        }
    }

    private func pinConstants() -> [(String, Obj)] {
        let constants: [(String, Int)] = [
            ("IN", 0), ("OUT", 1), ("OPEN_DRAIN", 2), ("ALT", 3), ("PULL_UP", PinState.pullUp), ("PULL_DOWN", PinState.pullDown),
            ("IRQ_RISING", PinObject.pinRises), ("IRQ_FALLING", PinObject.pinFalls), ("ALT_SPI", 1), ("ALT_UART", 2), ("ALT_I2C", 3),
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

/// What machine.Pin can.
enum PinObject {
    static func low(_ vm: VM, _ pin: Obj) throws(PythonError) -> Obj { try PinObject.set(vm, pin, 0) }

    static func high(_ vm: VM, _ pin: Obj) throws(PythonError) -> Obj { try PinObject.set(vm, pin, 1) }

    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try PinObject.configure(vm, args[0], args.dropFirst(1))
        return .none
    }

    static func value(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try PinObject.value(vm, args[0], args.optional(1)) }

    static func toggle(_ vm: VM, _ pin: Obj) throws(PythonError) -> Obj {
        try PinObject.set(vm, pin, 1 - (vm.devices.pins[PinObject.number(vm, pin)]?.latch ?? 0))
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 255, keywords: true)
        let pin = try PinObject.find(vm, args[0])
        if args.count > 1 || args.keywordCount > 0 { try PinObject.configure(vm, pin, args.dropFirst(1)) }
        return pin
    }

    static func print(_ vm: VM, _ printer: Printer, _ pin: Obj, _: PrintKind) throws(PythonError) {
        try PinObject.print(vm, printer, pin)
    }

    static func call(_ vm: VM, _ pin: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        return try PinObject.value(vm, pin, args.optional(0))
    }

    static func number(_ vm: VM, _ pin: Obj) -> Int { Int(vm.word(pin.address + 4)) }
    private static func isRadio(_ vm: VM, _ number: Int) -> Bool { number >= 64 }

    /// A Pin for a Pin, a number or a name. ValueError when there is no such pin.
    static func find(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        if vm.isPointer(object, to: .pin) { return object }
        if vm.isString(object) {
            for type in [TypeID.boardPins, .chipPins] {
                let slot = try Map(vm.ram, vm.typeSlot(type.address, .localsDict) + 4).lookup(object, .find, vm)
                if slot != 0 { return MapSlot(vm.ram, slot).value }
            }
            throw vm.error(.valueError, format: "unknown named pin \"%s\"", .bytes(try vm.stringBytes(object)))
        }
        guard vm.isInteger(object), let number = try vm.integerMaybe(object), number < 64, let pin = vm.rom.named["pin.\(number)"] else {
            throw vm.error(.valueError, "invalid pin")
        }
        return pin
    }

    // MARK: levels

    /// 0 or 1. A pin of the Wi-Fi chip shows what was put on it last.
    static func level(_ vm: VM, _ number: Int) -> Int {
        guard let state = vm.devices.pins[number] else { return 0 }
        return isRadio(vm, number) ? state.latch : state.level
    }

    /// Changes a pin's setting; an edge that comes of it goes to the pin's interrupt handler.
    static func change(_ vm: VM, _ number: Int, _ change: (inout PinState) -> Void) throws(PythonError) {
        let before = level(vm, number)
        change(&vm.devices.pins[number, default: PinState()])
        let after = level(vm, number)
        if after != before, !isRadio(vm, number) { try edge(vm, number, after > before ? PinObject.pinRises : PinObject.pinFalls) }
    }

    fileprivate static func set(_ vm: VM, _ pin: Obj, _ value: Int) throws(PythonError) -> Obj {
        try change(vm, number(vm, pin)) { $0.latch = value }
        return .none
    }

    fileprivate static func value(_ vm: VM, _ pin: Obj, _ new: Obj?) throws(PythonError) -> Obj {
        if let new { return try set(vm, pin, vm.isTrue(new) ? 1 : 0) }
        return Obj(smallInteger: level(vm, number(vm, pin)))
    }

    // MARK: settings

    static func configure(_ vm: VM, _ pin: Obj, _ args: Args) throws(PythonError) {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.qstrNamed("mode")), AllowedArgument(name: vm.qstrNamed("pull")),
            AllowedArgument(name: Qstr(.value), isKeywordOnly: true),
            AllowedArgument(name: vm.qstrNamed("alt"), isKeywordOnly: true, fallback: Obj(smallInteger: PinState.program)),
        ])
        let (number, function) = (Self.number(vm, pin), try vm.integer(parsed[3]))
        if isRadio(vm, number) && parsed[1] != .none { throw vm.error(.valueError, "pulls are not supported for external pins") }
        if isRadio(vm, number) && function != PinState.program {
            throw vm.error(.valueError, "alternate functions are not supported for external pins")
        }
        let value = parsed[2] == .none ? nil : try vm.isTrue(parsed[2]) ? 1 : 0
        if parsed[0] != .none {
            let mode = PinState.Mode(rawValue: try vm.integer(parsed[0])) ?? .alternate
            if isRadio(vm, number) {
                if mode != .input && mode != .output {
                    throw vm.error(.valueError, "only Pin.OUT and Pin.IN are supported for this pin")
                }
            } else if mode == .alternate && PinState.functionNames[function] == nil {
                throw vm.error(.valueError, format: "invalid pin af: %d", .int(function))
            }
            try change(vm, number) {
                $0.mode = mode
                $0.function = mode == .alternate ? function : PinState.program
                if mode == .openDrain { $0.latch = value ?? 1 }
                if let value, mode == .output || isRadio(vm, number) { $0.latch = value }
            }
        }
        let pull = parsed[1] == .none ? 0 : try vm.integer(parsed[1])
        try change(vm, number) { $0.pull = pull & (PinState.pullUp | PinState.pullDown) }
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ pin: Obj) throws(PythonError) {
        let number = Self.number(vm, pin)
        let state = vm.devices.pins[number] ?? PinState()
        let mode = isRadio(vm, number) ? (state.mode == .output ? "OUT" : "IN") : ["IN", "OUT", "OPEN_DRAIN", "ALT"][state.mode.rawValue]
        try printer.write("Pin(\(vm.qstrText(vm.obj(pin.address + 8).qstr)), mode=\(mode)", vm)
        if !isRadio(vm, number) {
            let pulls = [(PinState.pullUp, "PULL_UP"), (PinState.pullDown, "PULL_DOWN")].filter { state.pull & $0.0 != 0 }.map(\.1)
            if !pulls.isEmpty { try printer.write(", pull=" + pulls.joined(separator: "|"), vm) }
            if state.mode == .alternate {
                try printer.write(", alt=\(PinState.functionNames[state.function] ?? String(state.function))", vm)
            }
        }
        try printer.write(")", vm)
    }
}
