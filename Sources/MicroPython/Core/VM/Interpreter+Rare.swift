// The instructions that do not run often, or have so much to do that being called costs them nothing: deleting and declaring names,
// unpacking, making functions and sets, importing.

import BlockHeap

extension VM {
    /// Runs one instruction, whose argument begins at `start.ip`; where it goes on. NotImplementedError for a byte that is none.
    @inline(never)
    func executeRare(
        _ opcode: Opcode, _ start: Position, _ state: CodeState, _ context: Address
    ) throws(PythonError) -> Position {
        var (ip, sp) = (start.ip, start.sp)
        let names = ModuleContext(ram, context).qstrTable
        /// Where the local variable that the argument stands for lies.
        func local() -> Address { state.exceptionStack &- 4 &- 4 &* ram.decodeUint(&ip) }
        /// The code of the inner function that the argument stands for.
        func child() -> Address { ram.load32(FunctionObject(ram, state.function).childTable &+ 4 &* ram.decodeUint(&ip)) }

        switch opcode {

        // MARK: variables
        case .storeGlobal:
            try DictObject(ram, Obj(root(.dictGlobals))).store(Obj(ram.name(names, &ip)), ram.value(sp), self)
            sp &-= 4
        case .deleteName: try DictObject(ram, Obj(root(.dictLocals))).delete(Obj(ram.name(names, &ip)), self)
        case .deleteGlobal: try DictObject(ram, Obj(root(.dictGlobals))).delete(Obj(ram.name(names, &ip)), self)
        case .deleteFast:
            let place = local()
            if word(place) == 0 { throw unboundLocal() }
            setWord(place, 0)
        case .deleteDeref:
            let cell = word(local())
            if word(cell &+ 4) == 0 { throw unboundLocal() }
            setWord(cell &+ 4, 0)
        case .loadFastN, .loadDeref: throw unboundLocal()
        case _ where opcode.isMember(of: .loadFastMulti): throw unboundLocal()
        case .loadSuperMethod:
            sp &-= 4
            do throws(PythonError) {
                let found = try SuperObject.loadMethod(self, ram.name(names, &ip), type: ram.value(sp), object: obj(sp &+ 4))
                setObj(sp &- 4, found.method)
                setObj(sp, found.receiver)
            } catch {
                setObj(sp &- 4, .null)
                setObj(sp, .null)
                throw error
            }

        // MARK: building
        case .buildSet:
            let count = ram.decodeUint(&ip)
            sp = sp &+ 4 &- 4 &* count
            setObj(sp, try SetObject.make(self, count: Int(count), from: sp))
        case .buildSlice:
            let count = ram.load8(ip)
            ip &+= 1
            if count == 3 { sp &-= 4 }
            sp &-= 4
            setObj(sp, try SliceObject.make(self, ram.value(sp), obj(sp &+ 4), count == 3 ? obj(sp &+ 8) : .none))
        case .unpackSequence:
            let count = ram.decodeUint(&ip)
            try unpack(ram.value(sp), count, to: sp)
            sp = sp &+ 4 &* count &- 4
        case .unpackEx:
            let counts = ram.decodeUint(&ip)
            try unpack(ram.value(sp), left: counts & 0xff, right: counts >> 8 & 0xff, to: sp)
            sp = sp &+ 4 &* (counts & 0xff) &+ 4 &* (counts >> 8 & 0xff)

        // MARK: functions and classes
        case .loadBuildClass: ram.push(&sp, try loadBuildClass())
        case .makeFunction: ram.push(&sp, try FunctionObject.make(self, rawCode: child(), context: context))
        case .makeFunctionDefargs:
            sp &-= 4
            setObj(sp, try FunctionObject.make(self, rawCode: child(), context: context, defaults: sp))
        case .makeClosure, .makeClosureDefargs:
            let code = child()
            let count = UInt32(ram.load8(ip))
            let defaults: UInt32 = opcode == .makeClosureDefargs ? 2 : 0
            ip &+= 1
            sp = sp &+ 4 &- 4 &* (count &+ defaults)
            let plain = try FunctionObject.make(self, rawCode: code, context: context, defaults: defaults == 0 ? 0 : sp)
            setObj(sp, try ClosureObject.make(self, plain, count: Int(count), from: sp &+ 4 &* defaults).obj)

        // MARK: modules
        case .importName:
            let module = ram.name(names, &ip)
            sp &-= 4
            setObj(sp, try importName(module, from: obj(sp &+ 4), level: ram.value(sp)))
        case .importFrom: ram.push(&sp, try importFrom(ram.value(sp), ram.name(names, &ip)))
        case .importStar:
            sp &-= 4
            try importAll(obj(sp &+ 4))
        case .viper:
            let number = ram.decodeUint(&ip)
            sp = try executeViper(number, sp, locals: state.exceptionStack &- 4)
        default: throw error(.notImplementedError, "opcode")
        }
        return Position(ip: ip, sp: sp)
    }
}
