// The module _onewire: the bits of the 1-Wire bus, which the frozen module onewire puts together. extmod/modonewire.c.

import BlockHeap

extension ROMBuilder {
    func installOneWire() {
        module("_onewire", called: "onewire", [
            ("reset", function1(OneWireModule.reset)),
            ("readbit", function1(OneWireModule.readbit)),
            ("readbyte", function1(OneWireModule.readbyte)),
            ("writebit", function2(OneWireModule.writebit)),
            ("writebyte", function2(OneWireModule.writebyte)),
            ("crc8", function1(OneWireModule.crc8)),
        ])
    }
}

/// The functions of the module onewire.
enum OneWireModule {
    static func reset(_ vm: VM, _ pin: Obj) throws(PythonError) -> Obj {
        try OneWireModule.onBus(vm, pin, microseconds: 960) { $0.reset() }
        return .true
    }

    static func readbit(_ vm: VM, _ pin: Obj) throws(PythonError) -> Obj {
        Obj(smallInteger: try OneWireModule.onBus(vm, pin, microseconds: 70) { $0.readBit() })
    }

    static func readbyte(_ vm: VM, _ pin: Obj) throws(PythonError) -> Obj {
        let byte = try OneWireModule.onBus(vm, pin, microseconds: 560) { sensor in (0..<8).reduce(0) { $0 | sensor.readBit() << $1 } }
        return Obj(smallInteger: byte)
    }

    static func writebit(_ vm: VM, _ pin: Obj, _ bit: Obj) throws(PythonError) -> Obj {
        let bit = try vm.integer(bit) != 0 ? 1 : 0
        try OneWireModule.onBus(vm, pin, microseconds: 70) { $0.writeBit(bit) }
        return .none
    }

    static func writebyte(_ vm: VM, _ pin: Obj, _ byte: Obj) throws(PythonError) -> Obj {
        let byte = try vm.integer(byte)
        try OneWireModule.onBus(vm, pin, microseconds: 560) { sensor in (0..<8).forEach { sensor.writeBit(byte >> $0 & 1) } }
        return .none
    }

    static func crc8(_ vm: VM, _ data: Obj) throws(PythonError) -> Obj {
        let source = try vm.buffer(data, .read)
        return Obj(smallInteger: Int(OneWireSensor.checksum(vm.ram.bytes(source.address, count: source.count))))
    }

    /// What the sensor at `pin` does with the bits of so many microseconds.
    fileprivate static func onBus<R>(_ vm: VM, _ pin: Obj, microseconds: Int, _ body: (inout OneWireSensor) -> R) throws(PythonError) -> R {
        let number = PinObject.number(vm, try PinObject.find(vm, pin))
        let result = body(&vm.devices.oneWire[number, default: OneWireSensor(pin: number)])
        try vm.sleep(microseconds: microseconds)
        return result
    }
}
