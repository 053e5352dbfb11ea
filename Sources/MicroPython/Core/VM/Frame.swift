// The interpreter's own C frame for a running Python function, as far as it is modelled: a record at the lower end of the bytes
// of C stack that the call takes. No root: what it points to is found through the code state.
//
//     +0 previous record   +4 code state   +8 stack pointer before the call   +12 flags
//     +16 ip   +20 sp   +24 top of the exception stack: where to go on when a call that this function made returns
//     +28 the exception that the function caught last: the board's C frame still has it after the handler is done
//     +184 the code state, where it lies on the C stack

import BlockHeap

/// A frame record in RAM. `machine.frame` is the innermost one.
struct Frame: FrameRecord {
    static let byteCount: UInt32 = 32

    let address: Address
    let bytes: UnsafeMutableRawPointer

    /// The caller is Swift code: returning ends `execute`.
    static let isEntry: UInt32 = 1
    /// The code state is a block of its own, which is freed when the function ends.
    static let isOnHeap: UInt32 = 2
    /// A generator that a `for` loop of the frame before resumed.
    static let isGenerator: UInt32 = 4

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.address = address
        bytes = ram.pointer(to: address, count: Int(Frame.byteCount))
    }

    @inline(__always) var previous: Address { get { self[0] } nonmutating set { self[0] = newValue } }
    @inline(__always) var codeState: Address { get { self[4] } nonmutating set { self[4] = newValue } }
    @inline(__always) var callerStackPointer: Address { get { self[8] } nonmutating set { self[8] = newValue } }
    @inline(__always) var flags: UInt32 { get { self[12] } nonmutating set { self[12] = newValue } }
    @inline(__always) var ip: Address { get { self[16] } nonmutating set { self[16] = newValue } }
    @inline(__always) var sp: Address { get { self[20] } nonmutating set { self[20] = newValue } }
    @inline(__always) var exceptionTop: Address { get { self[24] } nonmutating set { self[24] = newValue } }
    @inline(__always) var lastCaught: Address { get { self[28] } nonmutating set { self[28] = newValue } }
}

extension VM {
    /// The code states of the running Python functions, the innermost last.
    var codeStates: [Address] {
        var found: [Address] = []
        var record = frame
        var links = ChainCount()
        while record != 0 {
            links.follow(ram, to: record)
            found.append(Frame(ram, record).codeState)
            record = Frame(ram, record).previous
        }
        return found.reversed()
    }

    /// The source line of the innermost running Python function; `nil` when none runs. For observers.
    public var currentLine: Int? { currentPlace?.line }

    /// The same with the name of the function and its file.
    public var currentPlace: (line: Int, function: String, file: String)? {
        guard frame != 0 else { return nil }
        let state = CodeState(ram, Frame(ram, frame).codeState)
        guard state.ip != 0 else { return nil }
        let place = sourcePlace(state)
        return (place.line, qstrText(place.block), qstrText(place.file))
    }

    /// Line, block name and file of the instruction at a code state's `ip`.
    func sourcePlace(_ state: CodeState) -> (line: Int, block: Qstr, file: Qstr) {
        let function = FunctionObject(ram, state.function)
        let prelude = Prelude(ram, at: function.bytecode)
        let context = ModuleContext(ram, function.context)
        let line = prelude.line(ram, offset: Int(state.ip) - Int(prelude.instructions))
        return (line, context.qstr(UInt32(prelude.nameIndex(ram))), context.qstr(0))
    }
}
