// machine.I2S: sound by bytes, on the virtual clock. extmod/machine_i2s.c, ports/rp2/machine_i2s.c. What is written is played to nobody;
// what is read is a steady tone. The objects hang on a root pointer each; the ring buffer, as long as the program says, is a block of
// its own.
//
//     +0 type   +4 id   +8 sck   +12 ws   +16 sd   +20 mode, bits, format: a byte each   +24 rate   +28 ibuf   +32 callback
//     +36 how to wait   ...   +320 ring buffer   ...   +336 ring buffer: 0 once closed   ...                            360 bytes

import Foundation
import BlockHeap

/// An I2S object's words.
private struct I2SObject {
    private let ram: RAM
    let address: Address
    static let byteCount = 360
    /// Where the callback's word lies.
    static let callbackPlace: UInt32 = 32
    static let (receive, send) = (0, 1)
    static let (mono, stereo) = (0, 1)
    /// How read and write wait: until they are done; not at all, and then a callback comes; as asyncio does.
    static let (blocking, calling, polled) = (0 as UInt8, 1 as UInt8, 2 as UInt8)

    init(_ vm: VM, _ object: Obj) {
        ram = vm.ram
        address = object.address
    }

    var id: Int { Int(ram.load8(address + 4)) }
    /// GPIO numbers of SCK, WS and SD.
    var pins: [Int] { (0..<3).map { Int(ram.load32(address + 8 + 4 * $0)) } }
    var mode: Int { Int(ram.load8(address + 20)) }
    var bits: Int { Int(ram.load8(address + 21)) }
    var format: Int { Int(ram.load8(address + 22)) }
    var rate: Int { Int(Int32(bitPattern: ram.load32(address + 24))) }
    var capacity: Int { Int(ram.load32(address + 28)) }
    var wait: UInt8 {
        get { ram.load8(address + 36) }
        nonmutating set { ram.store8(address + 36, newValue) }
    }
    var callback: Obj {
        get { Obj(word: ram.load32(address + Self.callbackPlace)) }
        nonmutating set { ram.store32(address + Self.callbackPlace, newValue.word) }
    }
    var buffer: Address {
        get { ram.load32(address + 336) }
        nonmutating set {
            ram.store32(address + 320, newValue)
            ram.store32(address + 336, newValue)
        }
    }
    /// Bytes of a sample of all channels.
    var frameBytes: Int { bits / 8 * (format == Self.stereo ? 2 : 1) }

    func set(pins: [Int], mode: Int, bits: Int, format: Int, rate: Int, capacity: Int) {
        for (place, pin) in pins.enumerated() { ram.store32(address + 8 + 4 * UInt32(place), UInt32(pin)) }
        for (place, value) in [mode, bits, format].enumerated() { ram.store8(address + 20 + UInt32(place), UInt8(value)) }
        ram.store32(address + 24, UInt32(truncatingIfNeeded: rate))
        ram.store32(address + 28, UInt32(capacity))
        callback = .none
        wait = Self.blocking
    }
}

extension ROMBuilder {
    func installI2S() {
        let deinit_ = function1(I2SObject.deinitialise)
        type(.i2s, "I2S", locals: [
            ("init", function(1, keywords: true, I2SObject.initialise)),
        ] + streamMethods("readinto", "write") + [
            ("deinit", deinit_),
            ("irq", function2(I2SObject.irq)),
            ("shift", staticMethod(function(0, keywords: true, I2SObject.shiftSamples))),
            ("RX", Obj(smallInteger: I2SObject.receive)), ("TX", Obj(smallInteger: I2SObject.send)),
            ("STEREO", Obj(smallInteger: I2SObject.stereo)), ("MONO", Obj(smallInteger: I2SObject.mono)),
        ]) {
            $0.flags = .iteratorIsStream
            $0.makeNew = I2SObject.make
            $0.print = I2SObject.print
            $0.iternext = Stream.next
            $0.stream = StreamSlots(
                read: I2SObject.read,
                write: I2SObject.write,
                ioctl: I2SObject.request)
        }
    }
}

extension I2SObject {
    static func deinitialise(_ vm: VM, _ i2s: Obj) throws(PythonError) -> Obj {
        I2SObject.close(vm, i2s)
        return .none
    }

    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        I2SObject.close(vm, args[0])
        try I2SObject.open(vm, args[0], args.dropFirst(1))
        return .none
    }

    static func irq(_ vm: VM, _ i2s: Obj, _ callback: Obj) throws(PythonError) -> Obj {
        if callback != .none, try !vm.isCallable(callback) { throw vm.error(.valueError, "invalid callback") }
        I2SObject(vm, i2s).wait = callback == .none ? I2SObject.blocking : I2SObject.calling
        I2SObject(vm, i2s).callback = callback
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try I2SObject.make(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        let i2s = I2SObject(vm, object)
        let pins = zip(["sck", "ws", "sd"], i2s.pins).map { "\($0)=\($1),\n" }.joined()
        try printer.write("I2S(id=\(i2s.id),\n\(pins)mode=\(i2s.mode),\nbits=\(i2s.bits), format=\(i2s.format),\n"
                + "rate=\(i2s.rate), ibuf=\(i2s.capacity))", vm)
    }

    static func write(_ vm: VM, _ i2s: Obj, _: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if I2SObject(vm, i2s).mode != I2SObject.send {
            errno = 1
            return -1
        }
        try I2SObject.transfer(vm, i2s, count)
        return count
    }

    static func request(_ vm: VM, _ i2s: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        I2SObject(vm, i2s).wait = I2SObject.polled
        let ready = I2SObject(vm, i2s).mode == I2SObject.receive ? StreamPoll.readable : StreamPoll.writable
        if request == StreamRequest.poll && argument & (StreamPoll.readable | StreamPoll.writable) & ~ready == 0 {
            return ready & argument
        }
        errno = request == StreamRequest.poll ? 1 : StreamError.invalid
        return -1
    }

    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 255, keywords: true)
        let id = try vm.integer(args[0])
        guard 0...1 ~= id else { throw vm.error(.valueError, "invalid id") }
        let root: RootPointer = id == 0 ? .i2s0 : .i2s1
        if vm.root(root) == 0 {
            vm.setRoot(root, try vm.allocate(I2SObject.byteCount))
            vm.setWord(vm.root(root), TypeID.i2s.address)
            vm.ram.store8(vm.root(root) + 4, UInt8(id))
        }
        let object = Obj(word: vm.root(root))
        close(vm, object)
        try open(vm, object, args.dropFirst(1))
        return object
    }

    fileprivate static func open(_ vm: VM, _ object: Obj, _ args: Args) throws(PythonError) {
        let names = ["sck", "ws", "sd", "mode", "bits", "format", "rate", "ibuf"]
        let parsed = try vm.parse(args, names.map { AllowedArgument(name: vm.qstrNamed($0), isRequired: true, isKeywordOnly: true) })
        var numbers: [Int] = []
        for object in parsed[3...] { numbers.append(try vm.integer(object)) }
        var pins: [Int] = []
        for object in parsed[..<3] { pins.append(PinObject.number(vm, try PinObject.find(vm, object))) }
        if pins[1] != pins[0] + 1 { throw vm.error(.valueError, "invalid ws (must be sck+1)") }
        if numbers[0] & ~1 != 0 { throw vm.error(.valueError, "invalid mode") }
        if numbers[1] != 16 && numbers[1] != 32 { throw vm.error(.valueError, "invalid bits") }
        if numbers[2] & ~1 != 0 { throw vm.error(.valueError, "invalid format") }
        if numbers[4] <= 0 { throw vm.error(.valueError, "invalid ibuf") }
        let i2s = I2SObject(vm, object)
        i2s.buffer = try vm.allocate(numbers[4])
        i2s.set(pins: pins, mode: numbers[0], bits: numbers[1], format: numbers[2], rate: numbers[3], capacity: numbers[4])
    }

    fileprivate static func close(_ vm: VM, _ object: Obj) {
        let i2s = I2SObject(vm, object)
        vm.devices.timers[object.address] = nil
        if i2s.buffer == 0 { return }
        vm.free(i2s.buffer)
        i2s.buffer = 0
    }

    /// Lets the time pass that `count` bytes of sound take, or has the callback come after it.
    fileprivate static func transfer(_ vm: VM, _ object: Obj, _ count: Int) throws(PythonError) {
        let i2s = I2SObject(vm, object)
        let microseconds = i2s.buffer == 0 || i2s.rate <= 0 ? 0 : count / max(i2s.frameBytes, 1) * 1_000_000 / i2s.rate
        if i2s.wait != I2SObject.calling { return try vm.sleep(microseconds: microseconds) }
        let due = VM.moment(UInt64(max(microseconds, 1)), after: vm.clock)
        vm.devices.timers[object.address] = TimerState(due: due, period: 0, isPeriodic: false, callbackPlace: I2SObject.callbackPlace)
    }

    /// Fills `count` bytes with a tone of 441 Hz at a tenth of full loudness.
    fileprivate static func read(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let i2s = I2SObject(vm, object)
        if i2s.mode != I2SObject.receive || count % max(i2s.frameBytes, 1) != 0 {
            errno = i2s.mode != I2SObject.receive ? 1 : StreamError.invalid
            return -1
        }
        let sampleBytes = i2s.bits / 8
        for place in stride(from: 0, to: count, by: max(sampleBytes, 1)) where sampleBytes > 0 {
            let turns = 441 * Double(place / i2s.frameBytes) / Double(max(i2s.rate, 1))
            let sample = Int32(sin(2 * .pi * turns) * 0.1 * Double(Int32.max))
            let at = address + UInt32(place)
            if sampleBytes == 4 {
                vm.setWord(at, UInt32(bitPattern: sample))
            } else {
                vm.ram.store16(at, UInt16(truncatingIfNeeded: sample >> 16))
            }
        }
        try transfer(vm, object, count)
        return count
    }

    /// I2S.shift(buf, bits, shift): louder by 6 dB a bit, or softer.
    fileprivate static func shiftSamples(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args, ["buf", "bits", "shift"].map {
            AllowedArgument(name: vm.qstrNamed($0), isRequired: true, isKeywordOnly: true)
        })
        let target = try vm.buffer(parsed[0], .readWrite)
        let (bits, shift) = try (vm.integer(parsed[1]), Int(Int8(truncatingIfNeeded: vm.integer(parsed[2]))))
        switch bits {
        case 16:
            for place in stride(from: target.address, to: target.address + UInt32(target.count & ~1), by: 2) {
                vm.ram.store16(place, UInt16(truncatingIfNeeded: Int(Int16(bitPattern: vm.ram.load16(place))) << shift))
            }
        case 32:
            for place in stride(from: target.address, to: target.address + UInt32(target.count & ~3), by: 4) {
                vm.setWord(place, UInt32(truncatingIfNeeded: Int(Int32(bitPattern: vm.word(place))) << shift))
            }
        default: throw vm.error(.valueError, "invalid bits")
        }
        return .none
    }
}
