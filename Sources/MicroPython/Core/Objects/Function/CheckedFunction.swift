// A built-in method that was taken from its type: its first argument must be of that type. py/objfun.c, mp_obj_checked_fun_t.
//
//     +0 type   +4 the type   +8 function

import BlockHeap

/// A checked function in RAM.
struct CheckedFunction: PythonObject {
    let ram: RAM
    let address: Address

    static var wanted: Field<Address> { .init(4, "type of the first argument", .value) }
    static var function: Field<Obj> { .init(8, "function", .value) }
    static let layout = Layout(.other, [type, wanted, function])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// The function as a method of the type at the address `wanted`.
    static func make(_ vm: VM, _ wanted: Address, _ function: Obj) throws(PythonError) -> Obj {
        let checked = CheckedFunction(vm.ram, try vm.allocate(byteCount))
        checked.type = TypeID.checkedFunction.address
        checked[Self.wanted] = wanted
        checked[Self.function] = function
        return checked.obj
    }

    static func call(_ vm: VM, _ object: Obj, _ args: Args) throws(PythonError) -> Obj {
        let checked = CheckedFunction(vm.ram, object)
        if args.count > 0 && vm.typeAddress(args[0]) != checked[wanted] { throw vm.error(.typeError, "argument has wrong type") }
        return try vm.call(checked[function], args)
    }
}
