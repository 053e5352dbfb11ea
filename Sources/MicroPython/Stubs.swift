// Signatures whose owners have not written them yet. Each owner moves its part out of here into its own files.
import Heap

// MARK: - Errors (owner: vm) -> Runtime/Machine+Errors.swift, Objects/ExceptionObject*.swift
/// An argument of a formatted error message; one piece each, as mp_vprintf hands them to its printer.
enum MessageArgument { case qstr(Qstr), text(String), bytes([UInt8]), int(Int), hex(Int), character(UInt8) }
extension Machine {
    /// m_malloc_fail: the MemoryError for a request of `byteCount`, "heap is locked" when it is.
    func memoryError(_ byteCount: Int) -> PythonError { fatalError() }
    /// mp_raise_msg: exception + args tuple + str object pointing to the ROM text (no buffer).
    func error(_ type: TypeID, _ text: String) -> PythonError { fatalError() }
    /// mp_raise_msg_varg: the text is formatted into a buffer on the heap. `format` has %q %s %d %u %x %c; same allocation steps as py/objexcept.c.
    func error(_ type: TypeID, format: String, _ arguments: MessageArgument...) -> PythonError { fatalError() }
    /// mp_raise_type: no arguments.
    func error(_ type: TypeID) -> PythonError { fatalError() }
    /// mp_raise_type_arg: exactly one argument (KeyError(key), StopIteration(value)).
    func error(_ type: TypeID, argument: Obj) -> PythonError { fatalError() }
    /// mp_raise_OSError.
    func osError(_ errno: Int) -> PythonError { fatalError() }
    /// mp_obj_exception_add_traceback: one more entry of file, line and block (`Qstr.null` when there is none); quietly nothing when memory is short.
    func addTraceback(to exception: Obj, file: Qstr, line: Int, block: Qstr) { fatalError() }
    /// Whether the exception that `error` carries is of `type` (subclasses too).
    func matches(_ error: PythonError, _ type: TypeID) -> Bool { fatalError() }
}

// MARK: - Runtime (owner: vm) -> Runtime/*.swift
extension Machine {
    /// mp_call_function_n_kw.
    func call(_ function: Obj, _ args: Args) throws(PythonError) -> Obj { fatalError() }
    func call(_ function: Obj) throws(PythonError) -> Obj { fatalError() }
    func call(_ function: Obj, _ a: Obj) throws(PythonError) -> Obj { fatalError() }
    func call(_ function: Obj, _ a: Obj, _ b: Obj) throws(PythonError) -> Obj { fatalError() }
    /// mp_load_attr / mp_load_method_maybe (method null: none; self null: plain function value) / mp_load_method / mp_store_attr (value null: delete).
    func loadAttribute(_ object: Obj, _ name: Qstr) throws(PythonError) -> Obj { fatalError() }
    func loadMethodMaybe(_ object: Obj, _ name: Qstr) throws(PythonError) -> (method: Obj, receiver: Obj) { fatalError() }
    func loadMethod(_ object: Obj, _ name: Qstr) throws(PythonError) -> (method: Obj, receiver: Obj) { fatalError() }
    func storeAttribute(_ object: Obj, _ name: Qstr, _ value: Obj) throws(PythonError) { fatalError() }
    /// Calls a method pair with arguments (mp_call_method_n_kw).
    func callMethod(_ pair: (method: Obj, receiver: Obj), _ arguments: Obj...) throws(PythonError) -> Obj { fatalError() }
    /// mp_unary_op / mp_binary_op: raise TypeError where not supported.
    func unaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj { fatalError() }
    func binaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj { fatalError() }
    func isTrue(_ object: Obj) throws(PythonError) -> Bool { fatalError() }
    /// mp_obj_is_callable.
    func isCallable(_ object: Obj) throws(PythonError) -> Bool { fatalError() }
    /// mp_obj_equal, mp_obj_equal_not_equal.
    func isEqual(_ a: Obj, _ b: Obj) throws(PythonError) -> Bool { fatalError() }
    func length(_ object: Obj) throws(PythonError) -> Int { fatalError() }
    func lengthMaybe(_ object: Obj) throws(PythonError) -> Obj { fatalError() }
    /// mp_obj_subscr.
    func subscript_(_ object: Obj, _ index: Obj, _ value: Obj = .sentinel) throws(PythonError) -> Obj { fatalError() }
    /// mp_getiter / mp_iternext (StopIteration becomes `stopIteration`).
    func iterator(_ object: Obj, buffer: Address = 0) throws(PythonError) -> Obj { fatalError() }
    func next(_ iterator: Obj) throws(PythonError) -> Obj { fatalError() }
    /// Runs `body` on each item until it answers false, with the iterator on the C stack, as native functions with an `iter_buf` have it.
    func forEach(_ object: Obj, _ body: (Obj) throws(PythonError) -> Bool) throws(PythonError) { fatalError() }
    /// mp_get_buffer / mp_get_buffer_raise.
    func bufferMaybe(_ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo? { fatalError() }
    func buffer(_ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo { fatalError() }
    /// mp_obj_is_subclass_fast / isinstance against a ROM type.
    func isSubclass(_ type: Obj, _ of: Obj) -> Bool { fatalError() }
    func isInstance(_ object: Obj, _ type: TypeID) -> Bool { fatalError() }
    /// mp_obj_cast_to_native_base: the native object inside an instance of a Python subclass, or null.
    func nativeBase(_ object: Obj, _ type: TypeID) -> Obj { fatalError() }
    /// The name of an object's type as a qstr (mp_obj_get_type_qstr).
    func typeName(_ object: Obj) -> Qstr { fatalError() }
    /// mp_get_index: an index checked against `length`, negative counted from the end; `isSlice` clips instead of raising.
    func index(ofType type: Address, _ length: Int, _ index: Obj, isSlice: Bool) throws(PythonError) -> Int { fatalError() }
    /// mp_obj_print_helper / mp_obj_print.
    func print(_ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) { fatalError() }
    /// mp_arg_check_num.
    func checkArguments(_ args: Args, _ least: Int, _ most: Int, keywords: Bool = false) throws(PythonError) { fatalError() }
    /// mp_arg_parse_all: see py/argcheck.c. Returns one value per allowed argument.
    func parse(_ args: Args, _ allowed: [AllowedArgument]) throws(PythonError) -> [Obj] { fatalError() }
    /// mp_sched_schedule: queues a call; RuntimeError "schedule queue full". `runPending`: mp_handle_pending.
    func schedule(_ function: Obj, _ argument: Obj) throws(PythonError) { fatalError() }
    func runPending() throws(PythonError) { fatalError() }
    /// mp_obj_print_exception: traceback and message.
    func printException(_ printer: Printer, _ exception: Obj) throws(PythonError) { fatalError() }
    /// mp_obj_exception_get_value: the first argument, None without one.
    func firstArgument(of exception: Obj) -> Obj { fatalError() }
    /// The source line of the innermost running Python function (by its stored ip); nil when none runs. For observers.
    public var currentLine: Int? { fatalError() }
    /// mp_make_function_from_proto_fun: from a raw code. `defaults` is the address of two words, the tuple and the dict, or 0.
    func function(rawCode: Address, context: Address, defaults: Address = 0) throws(PythonError) -> Obj {
        let address = try allocate(16)
        let code = RawCode(ram, rawCode)
        setWord(address, code.isGenerator ? TypeID.generatorFunction.address : TypeID.bytecodeFunction.address)
        setWord(address + 4, context)
        setWord(address + 8, code.childTable)
        setWord(address + 12, code.bytecode)
        return Obj(address)
    }
    /// (owner: compiler) executes a frozen module of the firmware in `__main__` (pyexec_frozen_module), and a script that is frozen on the spot.
    /// mp_obj_id: the address as an integer.
    func id(_ object: Obj) throws(PythonError) -> Obj { fatalError() }
    func runFrozen(_ name: String) throws(PythonError) { fatalError() }
    func runFrozenScript(_ source: [UInt8]) throws(PythonError) { fatalError() }
    /// Compiles and executes a module's source in the current globals (the parse_compile_execute of the ports).
    func checkStack() throws(PythonError) { fatalError() }
}
/// mp_arg_t. `name` with its default; `isRequired`, `isKeywordOnly`; ints and bools are converted by the caller.
struct AllowedArgument {
    let name: Qstr
    var isRequired = false
    var isKeywordOnly = false
    var fallback: Obj = .none
}
