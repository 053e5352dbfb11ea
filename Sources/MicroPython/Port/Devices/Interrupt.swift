// What Pin.irq and UART.irq give: the handler of an interrupt. shared/runtime/mpirq.c, ports/rp2/machine_pin.c, ports/rp2/machine_uart.c.
//
//     +0 type   +4 the next pin's, where the board has its methods   +8 the pin or UART   +12 handler   +16 is hard     20 bytes; of a pin:
//     +20 what happened last   +24 what is asked for                                                                    28 bytes
//
// The objects of pins hang on one root pointer, those of UARTs on one each; what happened to a UART and is asked for is in `UARTState`.

import BlockHeap

/// An interrupt object in RAM.
struct InterruptObject: PythonObject {
    let ram: RAM
    let address: Address

    static var next: Field<Obj> { .init(4, "next pin's", .value, way: "the next pin's interrupt") }
    static var source: Field<Obj> { .init(8, "source", .value) }
    static var handler: Field<Obj> { .init(12, "handler", .value) }
    static var isHard: Field<UInt8> { .init(16, "hard", .number) }
    static var pinFlags: Field<UInt32> { .init(20, "what happened", .number) }
    static var pinTrigger: Field<UInt32> { .init(24, "what is asked for", .number) }
    static let layout = Layout(.other, [type, next, source, handler, isHard], tail: Tail(uartByteCount))
    static let (uartByteCount, pinByteCount) = (20, 28)

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var next: Obj { get { self[Self.next] } nonmutating set { self[Self.next] = newValue } }
    var source: Obj { get { self[Self.source] } nonmutating set { self[Self.source] = newValue } }
    var handler: Obj { get { self[Self.handler] } nonmutating set { self[Self.handler] = newValue } }
    var isHard: Bool { get { self[Self.isHard] != 0 } nonmutating set { self[Self.isHard] = newValue ? 1 : 0 } }
    /// What happened when the handler was called last, of a pin.
    var pinFlags: UInt32 { get { self[Self.pinFlags] } nonmutating set { self[Self.pinFlags] = newValue } }
    /// What a pin's handler is called for.
    var pinTrigger: UInt32 { get { self[Self.pinTrigger] } nonmutating set { self[Self.pinTrigger] = newValue } }
}

extension ROMBuilder {
    func installInterrupt() {
        type(.interrupt, "irq", InterruptObject.layout, locals: [
            ("flags", function1(InterruptObject.flags)),
            ("trigger", function(1, 2, InterruptObject.trigger)),
        ]) {
            $0.call = InterruptObject.call
        }
    }
}

extension InterruptObject {
    static func flags(_ vm: VM, _ irq: Obj) throws(PythonError) -> Obj { try vm.int(Int(InterruptObject.state(vm, irq).flags)) }

    static func trigger(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let before = try vm.int(Int(InterruptObject.state(vm, args[0]).trigger))
        if let new = args.optional(1) { InterruptObject.setTrigger(vm, args[0], UInt32(truncatingIfNeeded: try vm.integer(new))) }
        return before
    }

    static func call(_ vm: VM, _ irq: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 0)
        try InterruptObject.handle(vm, irq)
        return .none
    }

    /// A new interrupt object, without a handler.
    static func make(_ vm: VM, of source: Obj, _ byteCount: Int) throws(PythonError) -> Obj {
        let interrupt = InterruptObject(vm.ram, try vm.allocate(byteCount))
        interrupt.type = TypeID.interrupt.address
        interrupt.source = source
        interrupt.handler = .none
        return interrupt.obj
    }

    /// The handler, what it is called for (0 where it is not given) and whether it is hard: the arguments of `irq`.
    static func arguments(_ vm: VM, _ args: Args, trigger: Int) throws(PythonError) -> (handler: Obj, trigger: UInt32, isHard: Bool) {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.qstrNamed("handler")),
            AllowedArgument(name: vm.qstrNamed("trigger"), fallback: Obj(smallInteger: trigger)),
            AllowedArgument(name: vm.qstrNamed("hard"), fallback: .false),
        ])
        return (parsed[0], UInt32(truncatingIfNeeded: try vm.integer(parsed[1])), try vm.isTrue(parsed[2]))
    }

    fileprivate static func state(_ vm: VM, _ irq: Obj) -> (flags: UInt32, trigger: UInt32) {
        let interrupt = InterruptObject(vm.ram, irq)
        if vm.isPointer(interrupt.source, to: .pin) { return (interrupt.pinFlags, interrupt.pinTrigger) }
        let uart = vm.devices.uarts[UART.id(vm, interrupt.source)]
        return (uart.interruptFlags, uart.interruptTrigger)
    }

    fileprivate static func setTrigger(_ vm: VM, _ irq: Obj, _ trigger: UInt32) {
        let interrupt = InterruptObject(vm.ram, irq)
        if vm.isPointer(interrupt.source, to: .pin) {
            interrupt.pinTrigger = trigger
        } else {
            vm.devices.uarts[UART.id(vm, interrupt.source)].interruptTrigger = trigger
        }
    }

    /// mp_irq_handler: schedules the handler, or calls a hard one at once, with the heap locked. Raises nothing but the end of the run.
    static func handle(_ vm: VM, _ irq: Obj) throws(PythonError) {
        let interrupt = InterruptObject(vm.ram, irq)
        if interrupt.handler == .none { return }
        guard interrupt.isHard else {
            vm.scheduleIfRoom(interrupt.handler, interrupt.source)
            return
        }
        let wasLocked = vm.runtime.scheduler.isLocked
        vm.runtime.scheduler.isLocked = true
        vm.heap.lock()
        defer {
            vm.heap.unlock()
            vm.runtime.scheduler.isLocked = wasLocked
        }
        let marks = vm.marks
        do throws(PythonError) {
            _ = try vm.call(interrupt.handler, interrupt.source)
        } catch {
            if error == .stopped { throw error }
            vm.restore(marks)
            setTrigger(vm, irq, 0)
            interrupt.handler = .none
            try Printer.console.write("Uncaught exception in IRQ callback handler\n", vm)
            try vm.printException(.console, error.exception)
        }
    }
}
