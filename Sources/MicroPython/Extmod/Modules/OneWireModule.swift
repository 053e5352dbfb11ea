// The module _onewire: the bits of the 1-Wire bus, which the frozen module onewire puts together. extmod/modonewire.c.

import BlockHeap

extension ROMBuilder {
    func installOneWire() {
        module("_onewire", called: "onewire", [
            ("reset", function1 { vm, pin throws(PythonError) in
                try vm.onBus(pin, microseconds: 960) { $0.reset() }
                return .true
            }),
            ("readbit", function1 { vm, pin throws(PythonError) in
                Obj(smallInteger: try vm.onBus(pin, microseconds: 70) { $0.readBit() })
            }),
            ("readbyte", function1 { vm, pin throws(PythonError) in
                let byte = try vm.onBus(pin, microseconds: 560) { sensor in (0..<8).reduce(0) { $0 | sensor.readBit() << $1 } }
                return Obj(smallInteger: byte)
            }),
            ("writebit", function2 { vm, pin, bit throws(PythonError) in
                let bit = try vm.integer(bit) != 0 ? 1 : 0
                try vm.onBus(pin, microseconds: 70) { $0.writeBit(bit) }
                return .none
            }),
            ("writebyte", function2 { vm, pin, byte throws(PythonError) in
                let byte = try vm.integer(byte)
                try vm.onBus(pin, microseconds: 560) { sensor in (0..<8).forEach { sensor.writeBit(byte >> $0 & 1) } }
                return .none
            }),
            ("crc8", function1 { vm, data throws(PythonError) in
                let source = try vm.buffer(data, .read)
                return Obj(smallInteger: Int(OneWireSensor.checksum(vm.ram.bytes(source.address, count: source.count))))
            }),
        ])
    }
}

extension VM {
    /// What the sensor at `pin` does with the bits of so many microseconds.
    fileprivate func onBus<R>(_ pin: Obj, microseconds: Int, _ body: (inout OneWireSensor) -> R) throws(PythonError) -> R {
        let number = pinNumber(try findPin(pin))
        let result = body(&devices.oneWire[number, default: OneWireSensor(pin: number)])
        try sleep(microseconds: microseconds)
        return result
    }
}
