// A DS18B20 thermometer at the end of a 1-Wire bus, bit by bit, as its data sheet has it.
//
//     serial number   family 0x28 | six bytes | CRC                                              64 bits, the lowest of a byte first
//     scratchpad      temperature in 1/16 degree, two bytes | high and low alarm | resolution | three bytes | CRC

import BlockHeap

struct OneWireSensor {
    /// What the sensor makes of the next bits.
    private enum Step {
        /// Not addressed: silent until the next reset.
        case idle
        case romCommand, function
        /// Sends each bit of its number and the opposite, and goes on as long as the bit that comes back is its own.
        case search(Int)
        case match
        case writeScratchpad
    }

    /// The sensor's number without its CRC; the GPIO is part of it, so that each bus has another one.
    private let number: [UInt8]
    private var scratchpad: [UInt8] = [0x50, 0x05, 0x4b, 0x46, 0x7f, 0xff, 0x0c, 0x10]  // 85 degrees, until it has measured
    private var measurements = 0
    private var step = Step.idle
    /// Bits to be read, the next first; the line is high when there are none.
    private var answer: ArraySlice<Int> = []
    /// Bits of the command that is arriving.
    private var arrived: [Int] = []

    init(pin: Int) { number = [0x28, UInt8(truncatingIfNeeded: pin), 0x65, 0x1b, 0x09, 0x21, 0x00] }

    private var serial: [UInt8] { number + [Self.checksum(number)] }

    mutating func reset() { (step, answer, arrived) = (.romCommand, [], []) }

    mutating func readBit() -> Int { answer.popFirst() ?? 1 }

    mutating func writeBit(_ bit: Int) {
        if case .search(let place) = step { return continueSearch(place, bit) }
        arrived.append(bit)
        switch step {
        case .idle, .search: arrived = []
        case .romCommand where arrived.count == 8: address(Self.bytes(arrived)[0])
        case .function where arrived.count == 8: perform(Self.bytes(arrived)[0])
        case .match where arrived.count == 64:
            step = Self.bytes(arrived) == serial ? .function : .idle
            arrived = []
        case .writeScratchpad where arrived.count == 24:
            scratchpad.replaceSubrange(2..<5, with: Self.bytes(arrived))
            step = .idle
        default: break
        }
    }

    private mutating func address(_ command: UInt8) {
        arrived = []
        switch command {
        case 0x33: (answer, step) = (Self.bits(serial)[...], .function)
        case 0x55: step = .match
        case 0xcc: step = .function
        case 0xf0: offer(0)
        default: step = .idle
        }
    }

    private mutating func offer(_ place: Int) {
        let bit = Self.bits(serial)[place]
        (answer, step) = ([bit, 1 - bit], .search(place))
    }

    private mutating func continueSearch(_ place: Int, _ bit: Int) {
        if bit != Self.bits(serial)[place] {
            step = .idle
        } else if place == 63 {
            step = .function
        } else {
            offer(place + 1)
        }
    }

    private mutating func perform(_ command: UInt8) {
        (arrived, step) = ([], .idle)
        switch command {
        case 0x44: measure()
        case 0xbe: answer = Self.bits(scratchpad + [Self.checksum(scratchpad)])[...]
        case 0x4e: step = .writeScratchpad
        default: break
        }
    }

    /// The resolution, 9 to 12 bits, decides how many of the low bits say something.
    private mutating func measure() {
        let sixteenths = Int(Devices.degrees(measurements) * 16) & -1 << (3 - Int(scratchpad[4] >> 5 & 3))
        measurements += 1
        scratchpad[0] = UInt8(truncatingIfNeeded: sixteenths)
        scratchpad[1] = UInt8(truncatingIfNeeded: sixteenths >> 8)
    }

    private static func bits(_ bytes: [UInt8]) -> [Int] { bytes.flatMap { byte in (0..<8).map { Int(byte >> $0 & 1) } } }

    private static func bytes(_ bits: [Int]) -> [UInt8] {
        stride(from: 0, to: bits.count, by: 8).map { start in (0..<8).reduce(0) { $0 | UInt8(bits[start + $1]) << $1 } }
    }

    /// The CRC of 1-Wire: x^8 + x^5 + x^4 + 1, the lowest bit first. 0 over bytes that end with their own.
    static func checksum(_ bytes: [UInt8]) -> UInt8 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ byte) { rest, _ in rest & 1 != 0 ? rest >> 1 ^ 0x8c : rest >> 1 }
        }
    }
}
