// machine.I2C and SoftI2C, with one sensor on every bus. extmod/machine_i2c.c, ports/rp2/machine_i2c.c.
//
//     +0 type   +4 id   +8 scl   +12 sda   +16 frequency   +20 timeout      24 bytes; I2C's objects are static, SoftI2C's on the heap

import BlockHeap

extension ROMBuilder {
    func installI2C() {
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true) { vm, args throws(PythonError) in
                // A bus of the chip is set up by making it again.
                if vm.isPointer(args[0], to: .i2c) { throw vm.error(.osError, "I2C operation not supported") }
                return .none
            }),
            ("scan", function1 { vm, _ throws(PythonError) in
                let found = try vm.list(count: 0)
                try vm.listAppend(found, Obj(smallInteger: Devices.sensorAddress))
                return found
            }),
            ("start", softOnly()), ("stop", softOnly()), ("readinto", softOnly()), ("write", softOnly()),
            ("readfrom", function(3, 4) { vm, args throws(PythonError) in
                try vm.i2cRead(address: args[1], count: vm.integer(args[2]), register: nil)
            }),
            ("readfrom_into", function(3, 4) { vm, args throws(PythonError) in
                try vm.i2cRead(address: args[1], into: args[2], register: nil)
            }),
            ("writeto", function(3, 4) { vm, args throws(PythonError) in
                let written = try vm.i2cWrite(address: args[1], [args[2]], register: nil)
                return Obj(smallInteger: written)
            }),
            ("writevto", function(3, 4) { vm, args throws(PythonError) in
                let parts = try vm.items(args[2])
                let written = try vm.i2cWrite(
                    address: args[1], (0..<parts.count).map { vm.obj(parts.address + UInt32($0) * 4) }, register: nil)
                return Obj(smallInteger: written)
            }),
            ("readfrom_mem", function(1, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(1), vm.i2cMemoryArguments())
                return try vm.i2cRead(address: parsed[0], count: vm.integer(parsed[2]), register: vm.integer(parsed[1]))
            }),
            ("readfrom_mem_into", function(1, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(1), vm.i2cMemoryArguments())
                return try vm.i2cRead(address: parsed[0], into: parsed[2], register: vm.integer(parsed[1]))
            }),
            ("writeto_mem", function(1, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(1), vm.i2cMemoryArguments())
                _ = try vm.i2cWrite(address: parsed[0], [parsed[2]], register: vm.integer(parsed[1]))
                return .none
            }),
        ]
        type(.i2c, "I2C", locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.openI2C(args) }
            $0.print = { vm, printer, bus, _ throws(PythonError) in try vm.printI2C(printer, Int(vm.word(bus.address + 4))) }
        }
        type(.softI2C, "SoftI2C", locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                let parsed = try vm.parse(args, [
                    AllowedArgument(name: vm.qstrNamed("scl"), isRequired: true),
                    AllowedArgument(name: vm.qstrNamed("sda"), isRequired: true),
                    AllowedArgument(name: vm.qstrNamed("freq"), isKeywordOnly: true, fallback: Obj(smallInteger: 400_000)),
                    AllowedArgument(name: vm.qstrNamed("timeout"), isKeywordOnly: true, fallback: Obj(smallInteger: 50_000)),
                ])
                let (scl, sda) = try (vm.findPin(parsed[0]), vm.findPin(parsed[1]))
                let bus = try vm.allocate(24)
                vm.setWord(bus, TypeID.softI2C.address)
                vm.setObj(bus + 8, scl)
                vm.setObj(bus + 12, sda)
                vm.setWord(bus + 16, UInt32(truncatingIfNeeded: try vm.integer(parsed[2])))
                return Obj(bus)
            }
            $0.print = { vm, printer, bus, _ throws(PythonError) in
                let pins = [vm.pinNumber(vm.obj(bus.address + 8)), vm.pinNumber(vm.obj(bus.address + 12))]
                try vm.write(printer, "SoftI2C(scl=\(pins[0]), sda=\(pins[1]), freq=\(vm.word(bus.address + 16)))")
            }
        }
        for id in 0...1 { name("i2c.\(id)", Obj(words([TypeID.i2c.address, UInt32(id)]))) }
    }

    /// The primitive operations exist for the bus that is driven by software; here none is driven.
    private func softOnly() -> Obj {
        function(1, 3) { vm, _ throws(PythonError) in throw vm.error(.osError, "I2C operation not supported") }
    }
}

extension VM {
    fileprivate func i2cMemoryArguments() -> [AllowedArgument] {
        [
            AllowedArgument(name: qstrNamed("addr"), isRequired: true), AllowedArgument(name: qstrNamed("memaddr"), isRequired: true),
            AllowedArgument(name: qstrNamed("arg"), isRequired: true),
            AllowedArgument(name: qstrNamed("addrsize"), isKeywordOnly: true, fallback: Obj(smallInteger: 8)),
        ]
    }

    /// OSError EIO where no device answers.
    private func checkSensor(_ address: Obj) throws(PythonError) {
        if try integer(address) != Devices.sensorAddress { throw osError(5) }
    }

    private func nextRegisters(_ count: Int, from register: Int?) -> [UInt8] {
        if let register { devices.i2cPointer = register & 0xff }
        let bytes = (0..<count).map { devices.i2cRegisters[(devices.i2cPointer + $0) & 0xff] }
        devices.i2cPointer = (devices.i2cPointer + count) & 0xff
        return bytes
    }

    fileprivate func i2cRead(address: Obj, count: Int, register: Int?) throws(PythonError) -> Obj {
        if count < 0 { throw error(.valueError) }
        let text = try VStr(self, count: count)
        try checkSensor(address)
        ram.store(nextRegisters(count, from: register), at: text.buffer)
        return try bytes(from: text)
    }

    fileprivate func i2cRead(address: Obj, into buffer: Obj, register: Int?) throws(PythonError) -> Obj {
        let target = try self.buffer(buffer, .write)
        try checkSensor(address)
        ram.store(nextRegisters(target.count, from: register), at: target.address)
        return .none
    }

    /// Writes parts one behind the other: the first byte chooses the register unless `register` does. The number of bytes taken.
    fileprivate func i2cWrite(address: Obj, _ parts: [Obj], register: Int?) throws(PythonError) -> Int {
        var content: [UInt8] = []
        for part in parts {
            let source = try buffer(part, .read)
            content += ram.bytes(source.address, count: source.count)
        }
        try checkSensor(address)
        var values = content[...]
        if let pointer = register ?? values.popFirst().map(Int.init) { devices.i2cPointer = pointer & 0xff }
        for value in values {
            devices.i2cRegisters[devices.i2cPointer] = value
            devices.i2cPointer = (devices.i2cPointer + 1) & 0xff
        }
        return content.count
    }
}
