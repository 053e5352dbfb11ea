// machine.UART, with TX joined to RX. extmod/machine_uart.c, ports/rp2/machine_uart.c. The objects are static; the two ring buffers of an
// open UART are blocks of their own (257 bytes unless a program asks for other sizes), and they and the interrupt object hang on root
// pointers.
//
//     +0 type   +4 id

import BlockHeap

extension ROMBuilder {
    func installUART() {
        let locals = [
            ("init", function(1, keywords: true, UART.initialise)),
            ("deinit", function1(UART.deinitialise)),
        ] + streamMethods("flush", "read", "readline", "readinto", "write") + [
            ("any", function1(UART.any)),
            ("txdone", function1(UART.txdone)),
            ("sendbreak", function1(UART.sendbreak)),
            ("irq", function(1, keywords: true, UART.interrupt)),
        ]
        type(.uart, "UART", locals: locals + uartConstants()) {
            $0.flags = .iteratorIsStream
            $0.makeNew = UART.make
            $0.print = UART.print
            $0.iternext = Stream.next
            $0.stream = StreamSlots(
                read: UART.read,
                write: UART.write,
                ioctl: UART.request)
        }
        for id in 0...1 { name("uart.\(id)", Obj(words([TypeID.uart.address, UInt32(id)]))) }
    }

    private func uartConstants() -> [(String, Obj)] {
        let constants: [(String, Int)] = [
            ("INV_TX", UARTState.invertTX), ("INV_RX", UARTState.invertRX), ("CTS", UARTState.flowCTS), ("RTS", UARTState.flowRTS),
            ("IRQ_RXIDLE", Int(UARTState.received)), ("IRQ_TXIDLE", Int(UARTState.sent)), ("IRQ_BREAK", Int(UARTState.lineBroken)),
        ]
        return constants.map { ($0.0, Obj(smallInteger: $0.1)) }
    }
}

/// What machine.UART can.
enum UART {
    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try UART.open(vm, args[0], args.dropFirst(1))
        return .none
    }

    static func deinitialise(_ vm: VM, _ uart: Obj) throws(PythonError) -> Obj {
        UART.close(vm, UART.id(vm, uart))
        return .none
    }

    static func any(_ vm: VM, _ uart: Obj) throws(PythonError) -> Obj { Obj(smallInteger: vm.devices.uarts[UART.id(vm, uart)].wire.count) }

    static func txdone(_ vm: VM, _ uart: Obj) throws(PythonError) -> Obj {
        vm.readClock() >= vm.devices.uarts[UART.id(vm, uart)].sentAt ? .true : .false
    }

    static func sendbreak(_ vm: VM, _ uart: Obj) throws(PythonError) -> Obj {
        let id = UART.id(vm, uart)
        try vm.sleep(microseconds: 13_000_000 / max(vm.devices.uarts[id].baudRate, 1) + 1)
        try UART.happened(vm, id, UARTState.lineBroken)
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 255, keywords: true)
        let id = try vm.integer(args[0])
        guard let uart = vm.rom.named["uart.\(id)"] else { throw vm.error(.valueError, format: "UART(%d) doesn't exist", .int(id)) }
        try UART.open(vm, uart, args.dropFirst(1))
        return uart
    }

    static func print(_ vm: VM, _ printer: Printer, _ uart: Obj, _: PrintKind) throws(PythonError) {
        try UART.print(vm, printer, UART.id(vm, uart))
    }

    static func read(_ vm: VM, _ uart: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let got = try UART.read(vm, UART.id(vm, uart), address, count)
        if got == 0 && count > 0 {
            errno = StreamError.again
            return -1
        }
        return got
    }

    static func write(_ vm: VM, _ uart: Obj, _ address: Address, _ count: Int, _: inout Int) throws(PythonError) -> Int {
        try UART.write(vm, UART.id(vm, uart), vm.ram.bytes(address, count: count))
        return count
    }

    static func request(_ vm: VM, _ uart: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if request == StreamRequest.flush {
            try vm.wait(until: vm.devices.uarts[UART.id(vm, uart)].sentAt) { false }
            return 0
        }
        if request == StreamRequest.poll {
            let readable = vm.devices.uarts[UART.id(vm, uart)].wire.isEmpty ? 0 : StreamPoll.readable
            return (readable | StreamPoll.writable) & argument
        }
        errno = StreamError.invalid
        return -1
    }

    static func id(_ vm: VM, _ uart: Obj) -> Int { Int(vm.word(uart.address + 4)) }

    /// Bytes off the wire to `address`, waiting for the first as long as the UART's timeout says, for each other its `timeout_char`.
    fileprivate static func read(_ vm: VM, _ id: Int, _ address: Address, _ count: Int) throws(PythonError) -> Int {
        var (got, timeout) = (0, vm.devices.uarts[id].timeout)
        while got < count {
            try vm.wait(until: VM.moment(UInt64(timeout) * 1000, after: vm.clock)) { !vm.devices.uarts[id].wire.isEmpty }
            let arrived = vm.devices.uarts[id].wire.prefix(count - got)
            if arrived.isEmpty { break }
            vm.ram.store(arrived, at: address + UInt32(got))
            vm.devices.uarts[id].wire.removeFirst(arrived.count)
            got += arrived.count
            timeout = vm.devices.uarts[id].characterTimeout
        }
        return got
    }

    /// Puts bytes on the wire, as fast as the sending buffer lets them go. They arrive at once; what the receiving buffer has no room for
    /// is lost.
    fileprivate static func write(_ vm: VM, _ id: Int, _ bytes: [UInt8]) throws(PythonError) {
        if bytes.isEmpty || vm.devices.uarts[id].baudRate == 0 { return }
        let room = vm.devices.uarts[id].receiveCapacity - vm.devices.uarts[id].wire.count
        vm.devices.uarts[id].wire += bytes.prefix(max(room, 0))
        vm.devices.uarts[id].sentAt = VM.moment(
            UInt64(vm.devices.uarts[id].duration(bytes.count)), after: max(vm.devices.uarts[id].sentAt, vm.clock))
        let buffered = UInt64(vm.devices.uarts[id].duration(vm.devices.uarts[id].sendCapacity))
        if vm.devices.uarts[id].sentAt - vm.clock > buffered { try vm.wait(until: vm.devices.uarts[id].sentAt - buffered) { false } }
        try happened(vm, id, UARTState.sent)
        if room > 0 { try happened(vm, id, UARTState.received) }
    }

    // MARK: interrupts

    private static func interruptRoot(_ vm: VM, _ id: Int) -> RootPointer { id == 0 ? .uart0Interrupt : .uart1Interrupt }

    /// Tells the UART's handler, where it asked for what happened.
    fileprivate static func happened(_ vm: VM, _ id: Int, _ flag: UInt32) throws(PythonError) {
        let irq = Obj(word: vm.root(interruptRoot(vm, id)))
        guard !irq.isNull, vm.devices.uarts[id].interruptTrigger & flag != 0 else { return }
        vm.devices.uarts[id].interruptFlags = flag
        try InterruptObject.handle(vm, irq)
    }

    /// UART.irq: the UART's interrupt object, which stays the same; its handler is changed where arguments are given.
    fileprivate static func interrupt(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let new = try InterruptObject.arguments(vm, args.dropFirst(1), trigger: 0)
        let id = Self.id(vm, args[0])
        if vm.root(interruptRoot(vm, id)) == 0 {
            vm.devices.uarts[id].interruptTrigger = 0
            vm.setRoot(interruptRoot(vm, id), try InterruptObject.make(vm, of: args[0], InterruptObject.uartByteCount).word)
        }
        let irq = Obj(word: vm.root(interruptRoot(vm, id)))
        if args.count > 1 || args.keywordCount > 0 {
            if new.handler != .none, try !vm.isCallable(new.handler) { throw vm.error(.valueError, "handler must be None or callable") }
            let unknown = new.trigger & ~(UARTState.sent | UARTState.received | UARTState.lineBroken)
            if unknown != 0 { throw vm.error(.valueError, format: "trigger 0x%x unsupported", .hex(Int(unknown), digits: 4)) }
            InterruptObject(vm.ram, irq).handler = new.handler
            InterruptObject(vm.ram, irq).isHard = new.isHard
            vm.devices.uarts[id].interruptTrigger = new.trigger
        }
        return irq
    }

    fileprivate static func close(_ vm: VM, _ id: Int) {
        vm.devices.uarts[id].baudRate = 0
        vm.devices.uarts[id].interruptTrigger = 0
        vm.devices.uarts[id].wire = []
        vm.setRoot(id == 0 ? .uart0Receive : .uart1Receive, 0)
        vm.setRoot(id == 0 ? .uart0Transmit : .uart1Transmit, 0)
        vm.setRoot(interruptRoot(vm, id), 0)
    }
}
