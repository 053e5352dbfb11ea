// Pin.irq: a handler that is called at an edge on a pin. ports/rp2/machine_pin.c. An edge comes when the program itself drives or pulls
// the pin; nothing else does here.

import BlockHeap

extension VM {
    /// `Pin.IRQ_RISING` and `Pin.IRQ_FALLING`.
    static let (pinRises, pinFalls) = (8, 4)

    /// The pin's interrupt object, which stays the same; its handler is changed where arguments are given.
    func pinInterrupt(_ args: Args) throws(PythonError) -> Obj {
        let pin = args[0]
        if pinNumber(pin) >= 64 { throw error(.valueError, "expecting a regular GPIO Pin") }
        let new = try interruptArguments(args.dropFirst(1), trigger: VM.pinRises | VM.pinFalls)
        let irq: Obj
        if let known = interrupt(of: pin) {
            irq = known
        } else {
            irq = try interrupt(of: pin, InterruptObject.pinByteCount)
            InterruptObject(self, irq).next = Obj(word: root(.pinInterrupts))
            setRoot(.pinInterrupts, irq.word)
        }
        if args.count > 1 || args.keywordCount > 0 {
            let interrupt = InterruptObject(self, irq)
            interrupt.handler = new.handler
            interrupt.isHard = new.isHard
            interrupt.pinFlags = 0
            interrupt.pinTrigger = new.trigger
        }
        return irq
    }

    private func interrupt(of pin: Obj) -> Obj? {
        var irq = Obj(word: root(.pinInterrupts))
        while !irq.isNull {
            if InterruptObject(self, irq).source == pin { return irq }
            irq = InterruptObject(self, irq).next
        }
        return nil
    }

    /// Tells the pin's handler about an edge, where it asked for it.
    func pinEdge(_ number: Int, _ edge: Int) throws(PythonError) {
        guard root(.pinInterrupts) != 0, let pin = rom.named["pin.\(number)"], let irq = interrupt(of: pin) else { return }
        let interrupt = InterruptObject(self, irq)
        let flags = UInt32(edge) & interrupt.pinTrigger
        if flags == 0 { return }
        interrupt.pinFlags = flags
        try handle(irq)
    }
}
