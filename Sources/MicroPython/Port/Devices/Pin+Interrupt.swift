// Pin.irq: a handler that is called at an edge on a pin. ports/rp2/machine_pin.c. An edge comes when the program itself drives or pulls
// the pin; nothing else does here.

import BlockHeap

extension PinObject {
    /// `Pin.IRQ_RISING` and `Pin.IRQ_FALLING`.
    static let (pinRises, pinFalls) = (8, 4)

    /// The pin's interrupt object, which stays the same; its handler is changed where arguments are given.
    static func irq(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let pin = args[0]
        if number(vm, pin) >= 64 { throw vm.error(.valueError, "expecting a regular GPIO Pin") }
        let new = try InterruptObject.arguments(vm, args.dropFirst(1), trigger: PinObject.pinRises | PinObject.pinFalls)
        let irq: Obj
        if let known = interrupt(vm, of: pin) {
            irq = known
        } else {
            irq = try InterruptObject.make(vm, of: pin, InterruptObject.pinByteCount)
            InterruptObject(vm.ram, irq).next = Obj(word: vm.root(.pinInterrupts))
            vm.setRoot(.pinInterrupts, irq.word)
        }
        if args.count > 1 || args.keywordCount > 0 {
            let interrupt = InterruptObject(vm.ram, irq)
            interrupt.handler = new.handler
            interrupt.isHard = new.isHard
            interrupt.pinFlags = 0
            interrupt.pinTrigger = new.trigger
        }
        return irq
    }

    private static func interrupt(_ vm: VM, of pin: Obj) -> Obj? {
        var irq = Obj(word: vm.root(.pinInterrupts))
        while !irq.isNull {
            if InterruptObject(vm.ram, irq).source == pin { return irq }
            irq = InterruptObject(vm.ram, irq).next
        }
        return nil
    }

    /// Tells the pin's handler about an edge, where it asked for it.
    static func edge(_ vm: VM, _ number: Int, _ edge: Int) throws(PythonError) {
        guard vm.root(.pinInterrupts) != 0, let pin = vm.rom.named["pin.\(number)"], let irq = Self.interrupt(vm, of: pin) else { return }
        let interrupt = InterruptObject(vm.ram, irq)
        let flags = UInt32(edge) & interrupt.pinTrigger
        if flags == 0 { return }
        interrupt.pinFlags = flags
        try InterruptObject.handle(vm, irq)
    }
}
