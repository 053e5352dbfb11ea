// What the tests of strings share: a machine with nothing on its heap, strings from text and back, methods by name.

import BlockHeap
@testable import MicroPython

/// A machine for strings alone: `gc_init` is done, nothing else.
struct StringMachine {
    let numbers = NumberMachine()
    var vm: VM { numbers.vm }

    func str(_ text: String) throws -> Obj { try vm.str(text) }
    func bytes(_ text: String) throws -> Obj { try vm.bytes(Array(text.utf8)) }
    func text(_ object: Obj) throws -> String { String(decoding: try vm.stringBytes(object), as: UTF8.self) }

    /// Calls a method of str or bytes.
    func call(_ name: String, _ arguments: Obj...) throws -> Obj { try call(vm.rom.named["str." + name]!, arguments) }

    /// Calls a built-in function.
    func call(_ function: Obj, _ arguments: [Obj]) throws -> Obj {
        let vm = vm
        let top = vm.stackPointer
        vm.stackPointer -= UInt32(arguments.count) * 4
        defer { vm.stackPointer = top }
        for (index, argument) in arguments.enumerated() { vm.setObj(vm.stackPointer + UInt32(index) * 4, argument) }
        switch vm.rom.natives[Int(vm.word(function.address + 4) & 0xffff) >> 2] {
        case .function0(let body): return try body(vm)
        case .function1(let body): return try body(vm, arguments[0])
        case .function2(let body): return try body(vm, arguments[0], arguments[1])
        case .function3(let body): return try body(vm, arguments[0], arguments[1], arguments[2])
        case .variable(let body): return try body(vm, Args(vm.ram, base: vm.stackPointer, count: arguments.count))
        }
    }

    /// A function of a built-in module.
    func function(_ module: String, _ name: String) -> Obj { entry(vm.word(vm.rom.modules[module]!.address + 4), name) }

    /// An entry of a ROM dict.
    private func entry(_ dict: Address, _ name: String) -> Obj {
        let table = vm.word(dict + 12)
        let key = Obj(vm.findQstr(Array(name.utf8))!)
        let count = vm.word(dict + 8)
        let place = (0..<count).first { vm.obj(table + $0 * 8) == key }!
        return vm.obj(table + place * 8 + 4)
    }

    /// A method of a built-in type.
    func method(_ type: TypeID, _ name: String) -> Obj { entry(vm.slots(type.address).pointee.localsDict.address, name) }

    /// The texts of a list's or tuple's items.
    func texts(_ sequence: Obj) throws -> [String] {
        let items = try vm.items(sequence)
        return try (0..<items.count).map { try text(vm.obj(items.address + UInt32($0) * 4)) }
    }
}
