// A Python function, or a generator function (its type says which). py/objfun.c, mp_obj_fun_bc_t.
//
//     +0 type   +4 context (the module)   +8 child table   +12 bytecode   +16 defaults of positional arguments, then
//     the dict with the defaults of keyword-only arguments, where there are any

import BlockHeap

/// A function object in RAM.
struct FunctionObject: PythonObject {
    let ram: RAM
    let address: Address

    static var context: Field<Address> { @inline(__always) get { .init(4, "module", .part(.context)) } }
    static var childTable: Field<Address> {
        @inline(__always) get { .init(8, "functions inside", .part(.children), way: "the functions inside it") }
    }
    static var bytecode: Field<Address> { @inline(__always) get { .init(12, "bytecode", .part(.code)) } }
    static let layout = Layout(.function, [type, context, childTable, bytecode], tail: extras)
    /// A generator function has no letter of its own.
    static let generatorLayout = Layout(.other, [type, context, childTable, bytecode], tail: extras)
    private static let extras = Tail(byteCount, "default value", way: "a default value")
    static let byteCount = 16

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var context: Address { get { self[Self.context] } nonmutating set { self[Self.context] = newValue } }
    @inline(__always) var childTable: Address { get { self[Self.childTable] } nonmutating set { self[Self.childTable] = newValue } }
    @inline(__always) var bytecode: Address { get { self[Self.bytecode] } nonmutating set { self[Self.bytecode] = newValue } }
    /// Where the default values lie, and the dict behind them.
    @inline(__always) var extras: Address { address &+ UInt32(Self.byteCount) }
    /// The default value, or the dict, with the number `index`.
    @inline(__always) func extra(_ index: Int) -> Obj { Obj(word: ram.load32(extras &+ UInt32(truncatingIfNeeded: index) &* 4)) }
}

extension FunctionObject {
    /// mp_obj_new_fun_bc: `defaults` is a tuple or `null`, `keywordDefaults` a dict or `null`.
    static func make(
        _ vm: VM, bytecode: Address, context: Address, childTable: Address, isGenerator: Bool, defaults: Obj = .null,
        keywordDefaults: Obj = .null
    ) throws(PythonError) -> Obj {
        let defaults = defaults.isNull ? Items(address: 0, count: 0) : TupleObject(vm.ram, defaults).items
        let extraCount = defaults.count + (keywordDefaults.isNull ? 0 : 1)
        let function = FunctionObject(vm.ram, try vm.allocate(FunctionObject.byteCount + 4 * extraCount))
        function.type = isGenerator ? TypeID.generatorFunction.address : TypeID.bytecodeFunction.address
        function.context = context
        function.childTable = childTable
        function.bytecode = bytecode
        if defaults.count > 0 { vm.ram.copy(from: defaults.address, to: function.extras, count: 4 * defaults.count) }
        if !keywordDefaults.isNull { vm.setObj(function.extras + 4 * UInt32(defaults.count), keywordDefaults) }
        return function.obj
    }

    /// mp_make_function_from_proto_fun: from a raw code. `defaults` is the address of two words, the tuple and the dict, or 0.
    static func make(_ vm: VM, rawCode: Address, context: Address, defaults: Address = 0) throws(PythonError) -> Obj {
        let code = RawCode(vm.ram, rawCode)
        return try make(vm, 
            bytecode: code.bytecode, context: context, childTable: code.childTable, isGenerator: code.isGenerator,
            defaults: defaults == 0 ? .null : vm.obj(defaults), keywordDefaults: defaults == 0 ? .null : vm.obj(defaults + 4))
    }

    /// mp_obj_fun_get_name.
    var name: Qstr {
        return ModuleContext(ram, context).qstr(UInt32(Prelude(ram, at: bytecode).nameIndex(ram)))
    }

    /// mp_obj_fun_bc_attr: `__name__` and `__globals__`.
    static func attribute(_ vm: VM, _ function: Obj, _ name: Qstr, _ request: inout AttributeRequest) {
        guard request.isLoad else { return }
        if name == Qstr(.__name__) { request.value = Obj(FunctionObject(vm.ram, function.address).name) }
        if name == vm.names.__globals__ {
            request.value = Obj(ModuleContext(vm.ram, FunctionObject(vm.ram, function.address).context).globals)
        }
    }
}

extension ROMBuilder {
    func installFunctions() {
        type(.bytecodeFunction, "function", FunctionObject.layout) {
            $0.flags = .bindsSelf
            $0.print = FunctionObject.print
            $0.attr = FunctionObject.attribute
            $0.call = FunctionObject.call
        }
        type(.generatorFunction, "generator", FunctionObject.generatorLayout) {
            $0.flags = .bindsSelf
            $0.attr = FunctionObject.attribute
            $0.call = GeneratorObject.call
        }
        for id in [TypeID.builtinFunction0, .builtinFunction1, .builtinFunction2, .builtinFunction3, .builtinFunctionVariable] {
            type(id, "function") {
                $0.flags = [.bindsSelf, .builtinFunction]
                $0.call = FunctionObject.callNative
            }
        }
        type(.checkedFunction, "function", CheckedFunction.layout) {
            $0.flags = .bindsSelf
            $0.call = CheckedFunction.call
        }
    }
}

extension FunctionObject {
    static func print(_ vm: VM, _ printer: Printer, _ function: Obj, _: PrintKind) throws(PythonError) {
        try printer.write("<function ", vm)
        try printer.write(vm.qstrBytes(FunctionObject(vm.ram, function.address).name), vm)
        try printer.write(" at 0x", vm)
        try vm.writeAddress(printer, function.address)
        try printer.write(">", vm)
    }

    static func call(_ vm: VM, _ function: Obj, _ args: Args) throws(PythonError) -> Obj { try vm.callBytecode(function.address, args) }

    static func callNative(_ vm: VM, _ function: Obj, _ args: Args) throws(PythonError) -> Obj { try vm.callNative(function.address, args) }
}
