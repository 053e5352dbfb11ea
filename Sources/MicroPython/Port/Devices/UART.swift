// machine.UART, with TX joined to RX. extmod/machine_uart.c, ports/rp2/machine_uart.c. The objects are static; the two ring buffers of an
// open UART are blocks of their own (257 bytes unless a program asks for other sizes), and they and the interrupt object hang on root
// pointers.
//
//     +0 type   +4 id

import BlockHeap

extension ROMBuilder {
    func installUART() {
        let locals = [
            ("init", function(1, keywords: true) { vm, args throws(PythonError) in
                try vm.openUART(args[0], args.dropFirst(1))
                return .none
            }),
            ("deinit", function1 { vm, uart throws(PythonError) in
                vm.closeUART(vm.uartID(uart))
                return .none
            }),
        ] + streamMethods("flush", "read", "readline", "readinto", "write") + [
            ("any", function1 { vm, uart throws(PythonError) in Obj(smallInteger: vm.devices.uarts[vm.uartID(uart)].wire.count) }),
            ("txdone", function1 { vm, uart throws(PythonError) in
                vm.readClock() >= vm.devices.uarts[vm.uartID(uart)].sentAt ? .true : .false
            }),
            ("sendbreak", function1 { vm, uart throws(PythonError) in
                let id = vm.uartID(uart)
                try vm.sleep(microseconds: 13_000_000 / max(vm.devices.uarts[id].baudRate, 1) + 1)
                try vm.uartHappened(id, UARTState.lineBroken)
                return .none
            }),
            ("irq", function(1, keywords: true) { vm, args throws(PythonError) in try vm.uartInterrupt(args) }),
        ]
        type(.uart, "UART", locals: locals + uartConstants()) {
            $0.flags = .iteratorIsStream
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 1, 255, keywords: true)
                let id = try vm.integer(args[0])
                guard let uart = vm.rom.named["uart.\(id)"] else { throw vm.error(.valueError, format: "UART(%d) doesn't exist", .int(id)) }
                try vm.openUART(uart, args.dropFirst(1))
                return uart
            }
            $0.print = { vm, printer, uart, _ throws(PythonError) in try vm.printUART(printer, vm.uartID(uart)) }
            $0.iternext = { vm, uart throws(PythonError) in try vm.streamNext(uart) }
            $0.stream = StreamSlots(
                read: { vm, uart, address, count, errno throws(PythonError) in
                    let got = try vm.uartRead(vm.uartID(uart), address, count)
                    if got == 0 && count > 0 {
                        errno = StreamError.again
                        return -1
                    }
                    return got
                },
                write: { vm, uart, address, count, _ throws(PythonError) in
                    try vm.uartWrite(vm.uartID(uart), vm.ram.bytes(address, count: count))
                    return count
                },
                ioctl: { vm, uart, request, argument, errno throws(PythonError) in
                    if request == StreamRequest.flush {
                        try vm.wait(until: vm.devices.uarts[vm.uartID(uart)].sentAt) { false }
                        return 0
                    }
                    if request == StreamRequest.poll {
                        let readable = vm.devices.uarts[vm.uartID(uart)].wire.isEmpty ? 0 : StreamPoll.readable
                        return (readable | StreamPoll.writable) & argument
                    }
                    errno = StreamError.invalid
                    return -1
                })
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

extension VM {
    func uartID(_ uart: Obj) -> Int { Int(word(uart.address + 4)) }

    /// Bytes off the wire to `address`, waiting for the first as long as the UART's timeout says, for each other its `timeout_char`.
    fileprivate func uartRead(_ id: Int, _ address: Address, _ count: Int) throws(PythonError) -> Int {
        var (got, timeout) = (0, devices.uarts[id].timeout)
        while got < count {
            try wait(until: VM.moment(UInt64(timeout) * 1000, after: clock)) { !devices.uarts[id].wire.isEmpty }
            let arrived = devices.uarts[id].wire.prefix(count - got)
            if arrived.isEmpty { break }
            ram.store(arrived, at: address + UInt32(got))
            devices.uarts[id].wire.removeFirst(arrived.count)
            got += arrived.count
            timeout = devices.uarts[id].characterTimeout
        }
        return got
    }

    /// Puts bytes on the wire, as fast as the sending buffer lets them go. They arrive at once; what the receiving buffer has no room for
    /// is lost.
    fileprivate func uartWrite(_ id: Int, _ bytes: [UInt8]) throws(PythonError) {
        if bytes.isEmpty || devices.uarts[id].baudRate == 0 { return }
        let room = devices.uarts[id].receiveCapacity - devices.uarts[id].wire.count
        devices.uarts[id].wire += bytes.prefix(max(room, 0))
        devices.uarts[id].sentAt = VM.moment(
            UInt64(devices.uarts[id].duration(bytes.count)), after: max(devices.uarts[id].sentAt, clock))
        let buffered = UInt64(devices.uarts[id].duration(devices.uarts[id].sendCapacity))
        if devices.uarts[id].sentAt - clock > buffered { try wait(until: devices.uarts[id].sentAt - buffered) { false } }
        try uartHappened(id, UARTState.sent)
        if room > 0 { try uartHappened(id, UARTState.received) }
    }

    // MARK: interrupts

    private func interruptRoot(_ id: Int) -> RootPointer { id == 0 ? .uart0Interrupt : .uart1Interrupt }

    /// Tells the UART's handler, where it asked for what happened.
    fileprivate func uartHappened(_ id: Int, _ flag: UInt32) throws(PythonError) {
        let irq = Obj(word: root(interruptRoot(id)))
        guard !irq.isNull, devices.uarts[id].interruptTrigger & flag != 0 else { return }
        devices.uarts[id].interruptFlags = flag
        try handle(irq)
    }

    /// UART.irq: the UART's interrupt object, which stays the same; its handler is changed where arguments are given.
    fileprivate func uartInterrupt(_ args: Args) throws(PythonError) -> Obj {
        let new = try interruptArguments(args.dropFirst(1), trigger: 0)
        let id = uartID(args[0])
        if root(interruptRoot(id)) == 0 {
            devices.uarts[id].interruptTrigger = 0
            setRoot(interruptRoot(id), try interrupt(of: args[0], InterruptObject.uartByteCount).word)
        }
        let irq = Obj(word: root(interruptRoot(id)))
        if args.count > 1 || args.keywordCount > 0 {
            if new.handler != .none, try !isCallable(new.handler) { throw error(.valueError, "handler must be None or callable") }
            let unknown = new.trigger & ~(UARTState.sent | UARTState.received | UARTState.lineBroken)
            if unknown != 0 { throw error(.valueError, format: "trigger 0x%x unsupported", .hex(Int(unknown), digits: 4)) }
            InterruptObject(self, irq).handler = new.handler
            InterruptObject(self, irq).isHard = new.isHard
            devices.uarts[id].interruptTrigger = new.trigger
        }
        return irq
    }

    fileprivate func closeUART(_ id: Int) {
        devices.uarts[id].baudRate = 0
        devices.uarts[id].interruptTrigger = 0
        devices.uarts[id].wire = []
        setRoot(id == 0 ? .uart0Receive : .uart1Receive, 0)
        setRoot(id == 0 ? .uart0Transmit : .uart1Transmit, 0)
        setRoot(interruptRoot(id), 0)
    }
}
