// machine.I2C and SoftI2C, with one sensor on every bus. extmod/machine_i2c.c, ports/rp2/machine_i2c.c.
//
//     +0 type   +4 id   +8 scl   +12 sda   +16 frequency   +20 timeout      24 bytes; I2C's objects are static, SoftI2C's on the heap

import BlockHeap

extension ROMBuilder {
    func installI2C() {
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true, I2C.initialise)),
            ("scan", function1(I2C.scan)),
            ("start", softOnly()), ("stop", softOnly()), ("readinto", softOnly()), ("write", softOnly()),
            ("readfrom", function(3, 4, I2C.readfrom)),
            ("readfrom_into", function(3, 4, I2C.readfromInto)),
            ("writeto", function(3, 4, I2C.writeto)),
            ("writevto", function(3, 4, I2C.writevto)),
            ("readfrom_mem", function(1, keywords: true, I2C.readfromMem)),
            ("readfrom_mem_into", function(1, keywords: true, I2C.readfromMemInto)),
            ("writeto_mem", function(1, keywords: true, I2C.writetoMem)),
        ]
        type(.i2c, "I2C", locals: locals) {
            $0.makeNew = I2C.make
            $0.print = I2C.print
        }
        type(.softI2C, "SoftI2C", locals: locals) {
            $0.makeNew = I2C.makeSoft
            $0.print = I2C.printSoft
        }
        for id in 0...1 { name("i2c.\(id)", Obj(words([TypeID.i2c.address, UInt32(id)]))) }
    }

    /// The primitive operations exist for the bus that is driven by software; here none is driven.
    private func softOnly() -> Obj {
        function(1, 3) { vm, _ throws(PythonError) in throw vm.error(.osError, "I2C operation not supported") }
    }
}

/// What machine.I2C can.
enum I2C {
    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        // A bus of the chip is set up by making it again.
        if vm.isPointer(args[0], to: .i2c) { throw vm.error(.osError, "I2C operation not supported") }
        return .none
    }

    static func scan(_ vm: VM, _: Obj) throws(PythonError) -> Obj {
        let found = try ListObject.make(vm, count: 0)
        try ListObject(vm.ram, found).append(Obj(smallInteger: Devices.sensorAddress), vm)
        return found
    }

    static func readfrom(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try I2C.read(vm, address: args[1], count: vm.integer(args[2]), register: nil)
    }

    static func readfromInto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try I2C.read(vm, address: args[1], into: args[2], register: nil)
    }

    static func writeto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let written = try I2C.write(vm, address: args[1], [args[2]], register: nil)
        return Obj(smallInteger: written)
    }

    static func writevto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parts = try vm.items(args[2])
        let written = try I2C.write(
            vm, address: args[1], (0..<parts.count).map { vm.obj(parts.address + UInt32($0) * 4) }, register: nil)
        return Obj(smallInteger: written)
    }

    static func readfromMem(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args.dropFirst(1), I2C.memoryArguments(vm))
        return try I2C.read(vm, address: parsed[0], count: vm.integer(parsed[2]), register: vm.integer(parsed[1]))
    }

    static func readfromMemInto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args.dropFirst(1), I2C.memoryArguments(vm))
        return try I2C.read(vm, address: parsed[0], into: parsed[2], register: vm.integer(parsed[1]))
    }

    static func writetoMem(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args.dropFirst(1), I2C.memoryArguments(vm))
        _ = try I2C.write(vm, address: parsed[0], [parsed[2]], register: vm.integer(parsed[1]))
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try I2C.open(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ bus: Obj, _: PrintKind) throws(PythonError) {
        try I2C.print(vm, printer, Int(vm.word(bus.address + 4)))
    }

    static func makeSoft(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.qstrNamed("scl"), isRequired: true),
            AllowedArgument(name: vm.qstrNamed("sda"), isRequired: true),
            AllowedArgument(name: vm.qstrNamed("freq"), isKeywordOnly: true, fallback: Obj(smallInteger: 400_000)),
            AllowedArgument(name: vm.qstrNamed("timeout"), isKeywordOnly: true, fallback: Obj(smallInteger: 50_000)),
        ])
        let (scl, sda) = try (PinObject.find(vm, parsed[0]), PinObject.find(vm, parsed[1]))
        let bus = try vm.allocate(24)
        vm.setWord(bus, TypeID.softI2C.address)
        vm.setObj(bus + 8, scl)
        vm.setObj(bus + 12, sda)
        vm.setWord(bus + 16, UInt32(truncatingIfNeeded: try vm.integer(parsed[2])))
        return Obj(bus)
    }

    static func printSoft(_ vm: VM, _ printer: Printer, _ bus: Obj, _: PrintKind) throws(PythonError) {
        let pins = [PinObject.number(vm, vm.obj(bus.address + 8)), PinObject.number(vm, vm.obj(bus.address + 12))]
        try printer.write("SoftI2C(scl=\(pins[0]), sda=\(pins[1]), freq=\(vm.word(bus.address + 16)))", vm)
    }

    fileprivate static func memoryArguments(_ vm: VM) -> [AllowedArgument] {
        [
            AllowedArgument(name: vm.qstrNamed("addr"), isRequired: true), AllowedArgument(name: vm.qstrNamed("memaddr"), isRequired: true),
            AllowedArgument(name: vm.qstrNamed("arg"), isRequired: true),
            AllowedArgument(name: vm.qstrNamed("addrsize"), isKeywordOnly: true, fallback: Obj(smallInteger: 8)),
        ]
    }

    /// OSError EIO where no device answers.
    private static func checkSensor(_ vm: VM, _ address: Obj) throws(PythonError) {
        if try vm.integer(address) != Devices.sensorAddress { throw vm.osError(5) }
    }

    private static func nextRegisters(_ vm: VM, _ count: Int, from register: Int?) -> [UInt8] {
        if let register { vm.devices.i2cPointer = register & 0xff }
        let bytes = (0..<count).map { vm.devices.i2cRegisters[(vm.devices.i2cPointer + $0) & 0xff] }
        vm.devices.i2cPointer = (vm.devices.i2cPointer + count) & 0xff
        return bytes
    }

    fileprivate static func read(_ vm: VM, address: Obj, count: Int, register: Int?) throws(PythonError) -> Obj {
        if count < 0 { throw vm.error(.valueError) }
        let text = try VStr(vm, count: count)
        try checkSensor(vm, address)
        vm.ram.store(nextRegisters(vm, count, from: register), at: text.buffer)
        return try vm.bytes(from: text)
    }

    fileprivate static func read(_ vm: VM, address: Obj, into buffer: Obj, register: Int?) throws(PythonError) -> Obj {
        let target = try vm.buffer(buffer, .write)
        try checkSensor(vm, address)
        vm.ram.store(nextRegisters(vm, target.count, from: register), at: target.address)
        return .none
    }

    /// Writes parts one behind the other: the first byte chooses the register unless `register` does. The number of bytes taken.
    fileprivate static func write(_ vm: VM, address: Obj, _ parts: [Obj], register: Int?) throws(PythonError) -> Int {
        var content: [UInt8] = []
        for part in parts {
            let source = try vm.buffer(part, .read)
            content += vm.ram.bytes(source.address, count: source.count)
        }
        try checkSensor(vm, address)
        var values = content[...]
        if let pointer = register ?? values.popFirst().map(Int.init) { vm.devices.i2cPointer = pointer & 0xff }
        for value in values {
            vm.devices.i2cRegisters[vm.devices.i2cPointer] = value
            vm.devices.i2cPointer = (vm.devices.i2cPointer + 1) & 0xff
        }
        return content.count
    }
}
