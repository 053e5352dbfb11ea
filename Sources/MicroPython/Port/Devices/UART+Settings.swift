// What UART() and UART.init() take. ports/rp2/machine_uart.c, mp_machine_uart_init_helper.

import BlockHeap

extension UART {
    private static let settingNames = ["baudrate", "bits", "parity", "stop"]
    private static let keywordNames = ["tx", "rx", "cts", "rts", "timeout", "timeout_char", "invert", "flow", "txbuf", "rxbuf"]

    private static func arguments(_ vm: VM) -> [AllowedArgument] {
        let unset = Obj(smallInteger: -1)
        let settings = Self.settingNames.map { AllowedArgument(name: vm.qstrNamed($0), fallback: unset) }
        return settings + Self.keywordNames.enumerated().map {
            AllowedArgument(name: vm.qstrNamed($1), isKeywordOnly: true, fallback: $0 < 4 ? .none : unset)
        }
    }

    /// Changes what is given. The two buffers are made anew, unless nothing is given and the UART is open.
    static func open(_ vm: VM, _ uart: Obj, _ args: Args) throws(PythonError) {
        let parsed = try vm.parse(args, arguments(vm))
        let id = Self.id(vm, uart)
        var state = vm.devices.uarts[id]
        // As in the firmware, what is found to be right before something wrong stays set.
        defer { vm.devices.uarts[id] = state }
        let rate = try vm.integer(parsed[0])
        if rate > 0 { state.baudRate = rate }
        let bits = try vm.integer(parsed[1])
        if bits > 0 { state.bits = bits & 0xff }
        if parsed[2] == .none {
            state.parity = .none
        } else if parsed[2] != Obj(smallInteger: -1) {
            state.parity = try vm.integer(parsed[2]) & 1 != 0 ? .odd : .even
        }
        let stop = try vm.integer(parsed[3])
        if stop > 0 { state.stop = stop & 0xff }
        let lines: [(WritableKeyPath<UARTState, Int>, String)] = [(\.tx, "TX"), (\.rx, "RX"), (\.cts, "CTS"), (\.rts, "RTS")]
        for (place, line) in lines.enumerated() where parsed[4 + place] != .none {
            let gpio = PinObject.number(vm, try PinObject.find(vm, parsed[4 + place]))
            if !UARTState.takes(gpio, id, place: place) { throw vm.error(.valueError, "bad \(line.1) pin") }
            state[keyPath: line.0] = gpio
        }
        var numbers: [Int] = []
        for object in parsed[8...] { numbers.append(try vm.integer(object)) }
        if numbers[0] >= 0 { state.timeout = numbers[0] & 0xffff }
        if numbers[1] >= 0 { state.characterTimeout = numbers[1] & 0xffff }
        if numbers[2] >= 0 {
            if numbers[2] > 3 { throw vm.error(.valueError, "bad inversion mask") }
            state.invert = numbers[2]
        }
        if numbers[3] >= 0 {
            if numbers[3] > 3 { throw vm.error(.valueError, "bad hardware flow control mask") }
            state.flow = numbers[3]
        }
        let receive = try bufferSize(vm, numbers[5], "rxbuf too large")
        let send = try bufferSize(vm, numbers[4], "txbuf too large")
        if args.count == 0 && args.keywordCount == 0 && state.baudRate != 0 { return }
        if state.baudRate == 0 {
            state.baudRate = 115_200
            state.characterTimeout = 0
        }
        state.characterTimeout = max(state.characterTimeout, 13_000 / state.baudRate + 1)
        vm.setRoot(id == 0 ? .uart0Receive : .uart1Receive, try vm.allocate(receive + 1))
        vm.setRoot(id == 0 ? .uart0Transmit : .uart1Transmit, try vm.allocate(send + 1))
        (state.receiveCapacity, state.sendCapacity, state.wire) = (receive, send, [])
    }

    private static func bufferSize(_ vm: VM, _ asked: Int, _ message: String) throws(PythonError) -> Int {
        if asked <= 0 { return UARTState.usualBuffer }
        if asked > UARTState.mostBuffer { throw vm.error(.valueError, message) }
        return max(asked, UARTState.leastBuffer)
    }

    static func print(_ vm: VM, _ printer: Printer, _ id: Int) throws(PythonError) {
        let uart = vm.devices.uarts[id]
        let invert = ["None", "INV_TX", "INV_RX", "INV_TX|INV_RX"][uart.invert]
        try printer.write("UART(\(id), baudrate=\(uart.baudRate), bits=\(uart.bits), parity=\(uart.parity.rawValue), stop=\(uart.stop), "
                + "tx=\(uart.tx), rx=\(uart.rx), txbuf=\(uart.sendCapacity), rxbuf=\(uart.receiveCapacity), timeout=\(uart.timeout), "
                + "timeout_char=\(uart.characterTimeout), invert=\(invert), irq=\(uart.interruptTrigger))", vm)
    }
}
