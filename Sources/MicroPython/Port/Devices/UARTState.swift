// What a UART is set to and has on its wire. ports/rp2/machine_uart.c, machine_uart_obj_t.

/// A UART. It is closed, with a `baudRate` of 0, until a program opens it.
struct UARTState {
    enum Parity: String { case none = "None", even = "0", odd = "1" }

    /// Bits of an interrupt's flags and trigger.
    static let (sent, received, lineBroken) = (0x20 as UInt32, 0x40 as UInt32, 0x200 as UInt32)
    /// Sizes of a buffer: without being asked for, and at least and at most.
    static let (usualBuffer, leastBuffer, mostBuffer) = (256, 32, 32766)
    /// Bits of `invert` and `flow`.
    static let (invertTX, invertRX, flowCTS, flowRTS) = (1, 2, 1, 2)

    var baudRate = 0
    var bits = 8
    var parity = Parity.none
    var stop = 1
    /// GPIO numbers.
    var tx, rx, cts, rts: Int
    /// Milliseconds to wait for the first byte, and for each one after it.
    var timeout = 0
    var characterTimeout = 0
    var invert = 0
    var flow = 0
    /// Bytes that the two buffers hold.
    var (receiveCapacity, sendCapacity) = (0, 0)
    /// Bytes on their way from TX to RX: the two are joined by a wire.
    var wire: [UInt8] = []
    /// When the last byte that was written has left, in microseconds of the virtual clock.
    var sentAt: UInt64 = 0
    var interruptFlags: UInt32 = 0
    var interruptTrigger: UInt32 = 0

    /// Microseconds that so many bytes take, each with its start, stop and parity bits.
    func duration(_ count: Int) -> Int { count * (1 + bits + stop + (parity == .none ? 0 : 1)) * 1_000_000 / max(baudRate, 1) }

    /// UART `id` with its usual pins.
    init(id: Int) { (tx, rx, cts, rts) = (4 * id, 4 * id + 1, 4 * id + 2, 4 * id + 3) }

    /// Whether a GPIO can be UART `id`'s line `place`: 0 TX, 1 RX, 2 CTS, 3 RTS. TX and RX can also lie where CTS and RTS usually do.
    static func takes(_ gpio: Int, _ id: Int, place: Int) -> Bool {
        (gpio + 4) >> 3 & 1 == id && (place < 2 ? gpio & 1 == place : gpio & 3 == place)
    }
}
