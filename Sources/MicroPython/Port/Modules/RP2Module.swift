// The module _rp2: what the frozen module rp2 takes from the chip. ports/rp2/modrp2.c.
//
// Programs for the PIO can be assembled (that is Python); the state machines and DMA channels that would run them are not simulated,
// and their types cannot be instantiated.

import BlockHeap

extension ROMBuilder {
    func installRP2() {
        type(.pio, "PIO", locals: pioConstants()) { _ in }
        type(.stateMachine, "StateMachine") { _ in }
        type(.dma, "DMA") { _ in }
        // Only the Wi-Fi chip must know the country.
        let country = ("country", function(0, 1, RP2Module.country))
        module("_rp2", called: "rp2", [
            ("Flash", TypeID.flashDevice.obj), ("PIO", TypeID.pio.obj), ("StateMachine", TypeID.stateMachine.obj),
            ("DMA", TypeID.dma.obj),
            ("bootsel_button", function0(RP2Module.bootselButton)),
        ] + (build.hasWiFi ? [country] : []))
    }

    /// What `asm_pio` is told about pins, shifting and queues, and what a state machine's interrupt is for.
    private func pioConstants() -> [(String, Obj)] {
        let constants = [
            ("IN_LOW", 0), ("IN_HIGH", 1), ("OUT_LOW", 2), ("OUT_HIGH", 3), ("SHIFT_LEFT", 0), ("SHIFT_RIGHT", 1), ("JOIN_NONE", 0),
            ("JOIN_TX", 1), ("JOIN_RX", 2), ("IRQ_SM0", 0x100), ("IRQ_SM1", 0x200), ("IRQ_SM2", 0x400), ("IRQ_SM3", 0x800),
        ]
        return constants.map { ($0.0, Obj(smallInteger: $0.1)) }
    }
}

/// The functions of the module rp2.
enum RP2Module {
    static func bootselButton(_: VM) throws(PythonError) -> Obj { Obj(smallInteger: 0) }

    /// network.country(): reads or sets the two-letter code that decides the Wi-Fi channels.
    static func country(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let code = args.optional(0) else { return try vm.str(vm.country) }
        let bytes = try vm.stringBytes(code)
        if bytes.count != 2 { throw vm.error(.valueError) }
        vm.country = bytes
        return .none
    }
}
