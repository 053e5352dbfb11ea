// Functions of machine for protocols that are made of the lengths of pulses. extmod/machine_bitstream.c, extmod/machine_pulse.c,
// drivers/dht/dht.c.
//
// A DHT22 answers at every pin with an even number and a DHT11 at the others: the two send different numbers in the same five bytes.

import BlockHeap

extension ROMBuilder {
    func bitProtocols() -> [(String, Obj)] {
        [
            ("bitstream", function(4, 4, MachineModule.bitstream)),
            ("dht_readinto", function2(MachineModule.dhtReadinto)),
            ("time_pulse_us", function(2, 3, MachineModule.timePulseUs)),
        ]
    }
}

extension MachineModule {
    static func bitstream(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try MachineModule.sendBits(vm, args)
        return .none
    }

    static func dhtReadinto(_ vm: VM, _ pin: Obj, _ into: Obj) throws(PythonError) -> Obj {
        let number = PinObject.number(vm, try PinObject.find(vm, pin))
        let target = try vm.buffer(into, .write)
        if target.count < 5 { throw vm.error(.valueError, "buffer too small") }
        // The line is let go, then held low to ask; the answer takes 5 milliseconds.
        try PinObject.change(vm, number) { ($0.mode, $0.latch) = (.openDrain, 1) }
        try vm.sleep(microseconds: 273_000)
        vm.ram.store(vm.devices.readDHT(number), at: target.address)
        return .none
    }

    static func timePulseUs(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let number = PinObject.number(vm, try PinObject.find(vm, args[0]))
        let level = try vm.isTrue(args[1]) ? 1 : 0
        let timeout = try args.optional(2).map { value throws(PythonError) in try vm.integer(value) } ?? 1_000_000
        // What the pin shows does not change while this waits, so it ends with its timeout, in the pulse (-1) or before it (-2).
        let isInPulse = PinObject.level(vm, number) == level
        try vm.sleep(microseconds: Int(UInt32(truncatingIfNeeded: timeout)))
        return Obj(smallInteger: isInPulse ? -1 : -2)
    }

    /// machine.bitstream: each bit, the highest of a byte first, is a high and a low of so many nanoseconds.
    fileprivate static func sendBits(_ vm: VM, _ args: Args) throws(PythonError) {
        let number = PinObject.number(vm, try PinObject.find(vm, args[0]))
        let encoding = try vm.integer(args[1])
        let content = try vm.buffer(args[3], .read)
        if encoding != 0 { throw vm.error(.valueError, "encoding") }
        let items = try vm.items(args[2], count: 4)
        var times: [Int] = []
        for place in 0..<UInt32(4) { times.append(Int(UInt32(truncatingIfNeeded: try vm.integer(vm.obj(items + 4 * place))))) }
        try PinObject.change(vm, number) { ($0.mode, $0.function) = (.output, PinState.program) }
        let ones = vm.ram.bytes(content.address, count: content.count).reduce(0) { $0 + $1.nonzeroBitCount }
        let nanoseconds = (8 * content.count - ones) * (times[0] + times[1]) + ones * (times[2] + times[3])
        if content.count > 0 { try PinObject.change(vm, number) { $0.latch = 0 } }
        try vm.sleep(microseconds: nanoseconds / 1000)
    }
}

extension Devices {
    /// What the DHT sensor at a pin answers next: humidity, temperature, and the sum of both.
    fileprivate mutating func readDHT(_ pin: Int) -> [UInt8] {
        let count = dhtReadings[pin, default: 0]
        dhtReadings[pin] = count + 1
        let (humidity, temperature) = (45 + 5 * Devices.degrees(count) / 22, Devices.degrees(count))
        var bytes: [UInt8]
        if pin % 2 == 0 {
            let (wet, warm) = (Int(humidity * 10), Int(temperature * 10))
            bytes = [wet >> 8, wet, warm >> 8, warm].map { UInt8(truncatingIfNeeded: $0) }
        } else {
            bytes = [UInt8(humidity), 0, UInt8(temperature), 0]
        }
        bytes.append(bytes.reduce(0, &+))
        return bytes
    }
}
