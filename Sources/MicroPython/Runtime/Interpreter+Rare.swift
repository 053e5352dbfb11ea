// The instructions that do not run often, or have so much to do that being called costs them nothing: deleting and declaring names,
// unpacking, making functions and sets, importing.

import Heap

extension Machine {
    /// Runs one instruction, whose argument begins at `start.ip`; where it goes on. NotImplementedError for a byte that is none.
    @inline(never)
    func executeRare(
        _ opcode: UInt8, _ start: Position, _ state: CodeState, _ context: ModuleContext
    ) throws(PythonError) -> Position {
        var (ip, sp) = (start.ip, start.sp)
        let names = context.qstrTable
        /// Where the local variable that the argument stands for lies.
        func local() -> Address { state.exceptionStack &- 4 &- 4 &* ram.decodeUint(&ip) }
        /// The code of the inner function that the argument stands for.
        func child() -> Address { ram.load32(FunctionObject(ram, state.function).childTable &+ 4 &* ram.decodeUint(&ip)) }

        switch opcode {

        // MARK: variables
        case 0x17:  // STORE_GLOBAL
            try dictStore(Obj(root(.dictGlobals)), Obj(ram.name(names, &ip)), ram.value(sp))
            sp &-= 4
        case 0x19: try dictDelete(Obj(root(.dictLocals)), Obj(ram.name(names, &ip)))  // DELETE_NAME
        case 0x1a: try dictDelete(Obj(root(.dictGlobals)), Obj(ram.name(names, &ip)))  // DELETE_GLOBAL
        case 0x28:  // DELETE_FAST
            let place = local()
            if word(place) == 0 { throw unboundLocal() }
            setWord(place, 0)
        case 0x29:  // DELETE_DEREF
            let cell = word(local())
            if word(cell &+ 4) == 0 { throw unboundLocal() }
            setWord(cell &+ 4, 0)
        case 0x24, 0x25, 0xb0...0xbf: throw unboundLocal()  // LOAD_FAST_N, LOAD_DEREF, LOAD_FAST
        case 0x15:  // LOAD_SUPER_METHOD
            sp &-= 4
            do throws(PythonError) {
                let found = try loadSuperMethod(ram.name(names, &ip), type: ram.value(sp), object: obj(sp &+ 4))
                setObj(sp &- 4, found.method)
                setObj(sp, found.receiver)
            } catch {
                setObj(sp &- 4, .null)
                setObj(sp, .null)
                throw error
            }

        // MARK: building
        case 0x2d:  // BUILD_SET
            let count = ram.decodeUint(&ip)
            sp = sp &+ 4 &- 4 &* count
            setObj(sp, try set(count: Int(count), from: sp))
        case 0x2e:  // BUILD_SLICE
            let count = ram.load8(ip)
            ip &+= 1
            if count == 3 { sp &-= 4 }
            sp &-= 4
            setObj(sp, try slice(ram.value(sp), obj(sp &+ 4), count == 3 ? obj(sp &+ 8) : .none))
        case 0x30:  // UNPACK_SEQUENCE
            let count = ram.decodeUint(&ip)
            try unpack(ram.value(sp), count, to: sp)
            sp = sp &+ 4 &* count &- 4
        case 0x31:  // UNPACK_EX
            let counts = ram.decodeUint(&ip)
            try unpack(ram.value(sp), left: counts & 0xff, right: counts >> 8 & 0xff, to: sp)
            sp = sp &+ 4 &* (counts & 0xff) &+ 4 &* (counts >> 8 & 0xff)

        // MARK: functions and classes
        case 0x54: ram.push(&sp, try loadBuildClass())  // LOAD_BUILD_CLASS
        case 0x32: ram.push(&sp, try function(rawCode: child(), context: context.address))  // MAKE_FUNCTION
        case 0x33:  // MAKE_FUNCTION_DEFARGS
            sp &-= 4
            setObj(sp, try function(rawCode: child(), context: context.address, defaults: sp))
        case 0x20, 0x21:  // MAKE_CLOSURE, MAKE_CLOSURE_DEFARGS
            let code = child()
            let count = UInt32(ram.load8(ip))
            let defaults: UInt32 = opcode == 0x21 ? 2 : 0
            ip &+= 1
            sp = sp &+ 4 &- 4 &* (count &+ defaults)
            let plain = try function(rawCode: code, context: context.address, defaults: defaults == 0 ? 0 : sp)
            setObj(sp, try closure(plain, count: Int(count), from: sp &+ 4 &* defaults))

        // MARK: modules
        case 0x1b:  // IMPORT_NAME
            let module = ram.name(names, &ip)
            sp &-= 4
            setObj(sp, try importName(module, from: obj(sp &+ 4), level: ram.value(sp)))
        case 0x1c: ram.push(&sp, try importFrom(ram.value(sp), ram.name(names, &ip)))  // IMPORT_FROM
        case 0x69:  // IMPORT_STAR
            sp &-= 4
            try importAll(obj(sp &+ 4))
        default: throw error(.notImplementedError, "opcode")
        }
        return Position(ip: ip, sp: sp)
    }
}
