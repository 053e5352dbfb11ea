// Where the program is: the line and function of the innermost running Python function, found fast enough to ask at each heap event.

import BlockHeap

/// A function of a program, as tracebacks name it.
public struct ProgramFunction: Hashable, Sendable {
    public var name: String
    public var file: String
}

/// Finds places in the program that a machine runs, and numbers the functions that it has seen.
///
/// What a bytecode address means is remembered until a collection may have given it to somebody else (`forget`).
public final class PlaceFinder {
    @usableFromInline let vm: VM
    @usableFromInline let ram: RAM
    /// The functions seen so far; number 0 stands for "none was running".
    public private(set) var functions: [ProgramFunction] = [ProgramFunction(name: "", file: "")]
    private var numbers: [ProgramFunction: Int] = [:]
    private var known: [Address: Code] = [:]
    /// Places found lately, by the low bits of the instruction's address.
    @usableFromInline let places: UnsafeMutablePointer<Place>
    @usableFromInline static let placeCount = 1024

    @usableFromInline struct Place {
        @usableFromInline var instruction: Address = 0
        @usableFromInline var line: UInt16 = 0
        @usableFromInline var function: UInt16 = 0
    }

    private struct Code {
        let function: Int
        let prelude: Prelude
    }

    public init(_ vm: VM) {
        self.vm = vm
        ram = vm.ram
        places = .allocate(capacity: PlaceFinder.placeCount)
        places.initialize(repeating: Place(), count: PlaceFinder.placeCount)
    }

    deinit { places.deallocate() }

    /// The line (from 1) and the function's number, 0 and 0 where no Python function runs; and a number that changes at every jump, call of
    /// a Python function and item taken from an iterator.
    @inlinable @inline(__always)
    public func place() -> (line: UInt16, function: UInt16, turn: UInt32) {
        let turn = UInt32(truncatingIfNeeded: vm.ticks.granted &- vm.ticks.left &- vm.stepsLeft)
        guard vm.frame != 0 else { return (0, 0, turn) }
        let codeState = ram.load32(vm.frame &+ 4)  // as in `Frame`
        let instruction = ram.load32(codeState &+ 4)
        var place = places[Int(instruction) & (PlaceFinder.placeCount - 1)]
        if place.instruction != instruction { place = find(instruction, function: ram.load32(codeState)) }
        return (place.line, place.function, turn)
    }

    /// The places of all running Python functions, the innermost first.
    public func path() -> [(line: UInt16, function: UInt16)] {
        var path: [(line: UInt16, function: UInt16)] = []
        var record = vm.frame
        var links = ChainCount()
        while record != 0 {
            links.follow(ram, to: record)
            let state = CodeState(ram, Frame(ram, record).codeState)
            let place = find(state.ip, function: state.function)
            path.append((place.line, place.function))
            record = Frame(ram, record).previous
        }
        return path
    }

    /// A collection may have freed code: its addresses will mean something else.
    public func forget() {
        known.removeAll(keepingCapacity: true)
        places.update(repeating: Place(), count: PlaceFinder.placeCount)
    }

    @inline(never) @usableFromInline
    func find(_ instruction: Address, function: Address) -> Place {
        guard instruction != 0 else { return Place() }
        let bytecode = ram.load32(function &+ 12)
        let code = known[bytecode] ?? learn(bytecode, context: ram.load32(function &+ 4))
        let line = code.prelude.line(ram, offset: Int(instruction &- code.prelude.instructions))
        let place = Place(instruction: instruction, line: UInt16(clamping: line), function: UInt16(clamping: code.function))
        places[Int(instruction) & (PlaceFinder.placeCount - 1)] = place
        return place
    }

    private func learn(_ bytecode: Address, context: Address) -> Code {
        let prelude = Prelude(ram, at: bytecode)
        let module = ModuleContext(ram, context)
        let function = ProgramFunction(
            name: vm.qstrText(module.qstr(UInt32(prelude.nameIndex(ram)))),
            file: vm.qstrText(module.qstr(0)))
        let number = numbers[function] ?? functions.count
        if number == functions.count {
            functions.append(function)
            numbers[function] = number
        }
        let code = Code(function: number, prelude: prelude)
        known[bytecode] = code
        return code
    }
}
