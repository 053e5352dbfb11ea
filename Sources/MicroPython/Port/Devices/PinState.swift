// What a GPIO pin is set to, and the level on it. Nothing is connected to the pins but what the program itself drives.

/// A pin's setting. At power-on a pin is connected to nothing and pulled down.
struct PinState {
    /// `Pin.IN`, `OUT`, `OPEN_DRAIN`, `ALT`.
    enum Mode: Int { case input = 0, output, openDrain, alternate }

    static let (pullUp, pullDown) = (1, 2)
    /// `Pin.ALT_SIO`: the program itself drives the pin.
    static let program = 5
    /// The chip's number for "no function".
    static let noFunction = 31

    /// What else can have a pin, by the chip's numbers, and how `print` says it.
    static let functionNames = [1: "SPI", 2: "UART", 3: "I2C", 4: "PWM", program: "SIO", 6: "PIO0", 7: "PIO1", 9: "GPCK", 10: "USB"]

    var mode = Mode.alternate
    var pull = PinState.pullDown
    /// Which of the chip's functions has the pin.
    var function = PinState.noFunction
    /// What the program has put on the pin; it shows where the pin is an output.
    var latch = 0

    /// 0 or 1.
    var level: Int {
        switch mode {
        case .output: latch
        case .openDrain: latch & pull & PinState.pullUp
        case .input, .alternate: pull & PinState.pullUp
        }
    }
}
