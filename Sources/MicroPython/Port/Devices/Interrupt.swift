// What Pin.irq and UART.irq give: the handler of an interrupt. shared/runtime/mpirq.c, ports/rp2/machine_pin.c, ports/rp2/machine_uart.c.
//
//     +0 type   +4 the next pin's, where the board has its methods   +8 the pin or UART   +12 handler   +16 is hard     20 bytes; of a pin:
//     +20 what happened last   +24 what is asked for                                                                    28 bytes
//
// The objects of pins hang on one root pointer, those of UARTs on one each; what happened to a UART and is asked for is in `UARTState`.

import BlockHeap

/// An interrupt object's words.
struct InterruptObject {
    private let ram: RAM
    let address: Address
    static let (uartByteCount, pinByteCount) = (20, 28)

    init(_ vm: VM, _ object: Obj) {
        ram = vm.ram
        address = object.address
    }

    var source: Obj { Obj(word: ram.load32(address + 8)) }
    var handler: Obj {
        get { Obj(word: ram.load32(address + 12)) }
        nonmutating set { ram.store32(address + 12, newValue.word) }
    }
    var isHard: Bool {
        get { ram.load32(address + 16) != 0 }
        nonmutating set { ram.store32(address + 16, newValue ? 1 : 0) }
    }
    /// What happened when the handler was called last, of a pin.
    var pinFlags: UInt32 {
        get { ram.load32(address + 20) }
        nonmutating set { ram.store32(address + 20, newValue) }
    }
    /// What a pin's handler is called for.
    var pinTrigger: UInt32 {
        get { ram.load32(address + 24) }
        nonmutating set { ram.store32(address + 24, newValue) }
    }
    var next: Obj {
        get { Obj(word: ram.load32(address + 4)) }
        nonmutating set { ram.store32(address + 4, newValue.word) }
    }
}

extension ROMBuilder {
    func installInterrupt() {
        type(.interrupt, "irq", locals: [
            ("flags", function1 { vm, irq throws(PythonError) in try vm.int(Int(vm.interruptState(irq).flags)) }),
            ("trigger", function(1, 2) { vm, args throws(PythonError) in
                let before = try vm.int(Int(vm.interruptState(args[0]).trigger))
                if let new = args.optional(1) { vm.setTrigger(args[0], UInt32(truncatingIfNeeded: try vm.integer(new))) }
                return before
            }),
        ]) {
            $0.call = { vm, irq, args throws(PythonError) in
                try vm.checkArguments(args, 0, 0)
                try vm.handle(irq)
                return .none
            }
        }
    }
}

extension VM {
    /// A new interrupt object, without a handler.
    func interrupt(of source: Obj, _ byteCount: Int) throws(PythonError) -> Obj {
        let address = try allocate(byteCount)
        setWord(address, TypeID.interrupt.address)
        setObj(address + 8, source)
        setObj(address + 12, .none)
        return Obj(address)
    }

    /// The handler, what it is called for (0 where it is not given) and whether it is hard: the arguments of `irq`.
    func interruptArguments(_ args: Args, trigger: Int) throws(PythonError) -> (handler: Obj, trigger: UInt32, isHard: Bool) {
        let parsed = try parse(args, [
            AllowedArgument(name: qstrNamed("handler")),
            AllowedArgument(name: qstrNamed("trigger"), fallback: Obj(smallInteger: trigger)),
            AllowedArgument(name: qstrNamed("hard"), fallback: .false),
        ])
        return (parsed[0], UInt32(truncatingIfNeeded: try integer(parsed[1])), try isTrue(parsed[2]))
    }

    fileprivate func interruptState(_ irq: Obj) -> (flags: UInt32, trigger: UInt32) {
        let interrupt = InterruptObject(self, irq)
        if isPointer(interrupt.source, to: .pin) { return (interrupt.pinFlags, interrupt.pinTrigger) }
        let uart = devices.uarts[uartID(interrupt.source)]
        return (uart.interruptFlags, uart.interruptTrigger)
    }

    fileprivate func setTrigger(_ irq: Obj, _ trigger: UInt32) {
        let interrupt = InterruptObject(self, irq)
        if isPointer(interrupt.source, to: .pin) {
            interrupt.pinTrigger = trigger
        } else {
            devices.uarts[uartID(interrupt.source)].interruptTrigger = trigger
        }
    }

    /// mp_irq_handler: schedules the handler, or calls a hard one at once, with the heap locked. Raises nothing but the end of the run.
    func handle(_ irq: Obj) throws(PythonError) {
        let interrupt = InterruptObject(self, irq)
        if interrupt.handler == .none { return }
        guard interrupt.isHard else {
            scheduleIfRoom(interrupt.handler, interrupt.source)
            return
        }
        let wasLocked = scheduler.isLocked
        scheduler.isLocked = true
        heap.lock()
        defer {
            heap.unlock()
            scheduler.isLocked = wasLocked
        }
        let marks = marks
        do throws(PythonError) {
            _ = try call(interrupt.handler, interrupt.source)
        } catch {
            if error == .stopped { throw error }
            restore(marks)
            setTrigger(irq, 0)
            interrupt.handler = .none
            try write(.console, "Uncaught exception in IRQ callback handler\n")
            try printException(.console, error.exception)
        }
    }
}
