// What each instruction is called, takes, does to the depth of the value stack, and means. py/bc0.h, py/emitbc.c, py/vm.c.

/// How an instruction changes the depth of the value stack, as the compiler counts it.
enum StackEffect: Sendable {
    /// Always the same.
    case fixed(Int)
    /// It depends on the argument: see `Opcode.stackEffect(argument:)`.
    case byArgument
}

extension Opcode {
    /// The description of the instruction.
    struct Description: Sendable {
        /// MicroPython's own name.
        let name: String
        let argument: OpcodeArgument
        let effect: StackEffect
        /// One sentence for a learner.
        let sentence: String

        init(_ name: String, _ argument: OpcodeArgument, _ effect: Int?, _ sentence: String) {
            self.name = name
            self.argument = argument
            self.effect = effect.map { .fixed($0) } ?? .byArgument
            self.sentence = sentence
        }
    }

    var description: Description { Self.descriptions[self]! }

    /// By opcode. A byte that is not here, nor in one of the families, means nothing.
    static let descriptions: [Opcode: Description] = [
        .viper: .init("VIPER", .uint, 0, "Work on machine words, as a viper function does."),
        .loadConstString: .init("LOAD_CONST_STRING", .qstr, 1, "Push an interned string."),
        .loadName: .init("LOAD_NAME", .qstr, 1, "Push the value of a name, looked up in locals, then globals, then builtins."),
        .loadGlobal: .init("LOAD_GLOBAL", .qstr, 1, "Push the value of a global name or builtin."),
        .loadAttr: .init("LOAD_ATTR", .qstr, 0, "Replace the top item by its attribute."),
        .loadMethod: .init("LOAD_METHOD", .qstr, 1, "Replace the top item by its method and the object the method is for."),
        .loadSuperMethod: .init("LOAD_SUPER_METHOD", .qstr, -1,
            "Replace a class and an object by the method of the class's parent and the object."),
        .storeName: .init("STORE_NAME", .qstr, -1, "Pop the top item into a name of the local namespace."),
        .storeGlobal: .init("STORE_GLOBAL", .qstr, -1, "Pop the top item into a global name."),
        .storeAttr: .init("STORE_ATTR", .qstr, -2, "Store the second item as the top one's attribute (null: delete it); pop both."),
        .deleteName: .init("DELETE_NAME", .qstr, 0, "Delete a name of the local namespace."),
        .deleteGlobal: .init("DELETE_GLOBAL", .qstr, 0, "Delete a global name."),
        .importName: .init("IMPORT_NAME", .qstr, -1, "Pop a list of names and a level, push the module."),
        .importFrom: .init("IMPORT_FROM", .qstr, 1, "Push a name's value from the module on top, which stays."),
        .makeClosure: .init("MAKE_CLOSURE", .childAndByte, nil, "Pop the cells, push a function that keeps them."),
        .makeClosureDefargs: .init("MAKE_CLOSURE_DEFARGS", .childAndByte, nil,
            "Pop the cells, the keyword defaults and the defaults, push a function that keeps them."),
        .loadConstSmallInt: .init("LOAD_CONST_SMALL_INT", .int, 1, "Push a small integer."),
        .loadConstObj: .init("LOAD_CONST_OBJ", .object, 1, "Push an object from the module's table of constants."),
        .loadFastN: .init("LOAD_FAST_N", .uint, 1, "Push a local variable."),
        .loadDeref: .init("LOAD_DEREF", .uint, 1, "Push the value inside a local variable's cell."),
        .storeFastN: .init("STORE_FAST_N", .uint, -1, "Pop the top item into a local variable."),
        .storeDeref: .init("STORE_DEREF", .uint, -1, "Pop the top item into a local variable's cell."),
        .deleteFast: .init("DELETE_FAST", .uint, 0, "Empty a local variable."),
        .deleteDeref: .init("DELETE_DEREF", .uint, 0, "Empty a local variable's cell."),
        .buildTuple: .init("BUILD_TUPLE", .uint, nil, "Pop items, push a tuple of them."),
        .buildList: .init("BUILD_LIST", .uint, nil, "Pop items, push a list of them."),
        .buildMap: .init("BUILD_MAP", .uint, 1, "Push an empty dict with room for so many entries."),
        .buildSet: .init("BUILD_SET", .uint, nil, "Pop items, push a set of them."),
        .buildSlice: .init("BUILD_SLICE", .uint, nil, "Pop start, stop and, where there are three, step; push a slice."),
        .storeComp: .init("STORE_COMP", .uint, nil,
            "Pop an item into the list, dict or set that a comprehension builds deeper in the stack."),
        .unpackSequence: .init("UNPACK_SEQUENCE", .uint, nil, "Replace the top item by its items, which must be exactly so many."),
        .unpackEx: .init("UNPACK_EX", .uint, nil,
            "Replace the top item by items from its front, a list of those between, and items from its end."),
        .makeFunction: .init("MAKE_FUNCTION", .child, 1, "Push a new function."),
        .makeFunctionDefargs: .init("MAKE_FUNCTION_DEFARGS", .child, -1, "Pop the keyword defaults and the defaults, push a new function."),
        .callFunction: .init("CALL_FUNCTION", .uint, nil, "Call the function below its arguments; its result takes their place."),
        .callFunctionVarKw: .init("CALL_FUNCTION_VAR_KW", .uint, nil,
            "The same where an argument is starred; a number on top tells which."),
        .callMethod: .init("CALL_METHOD", .uint, nil, "Call the method and object below the arguments; the result takes their place."),
        .callMethodVarKw: .init("CALL_METHOD_VAR_KW", .uint, nil, "The same where an argument is starred; a number on top tells which."),
        .unwindJump: .init("UNWIND_JUMP", .signedJumpAndByte, 0,
            "Jump out of exception handlers, running their finally blocks on the way."),
        .jump: .init("JUMP", .signedJump, 0, "Jump."),
        .popJumpIfTrue: .init("POP_JUMP_IF_TRUE", .signedJump, -1, "Pop the top item; jump if it is true."),
        .popJumpIfFalse: .init("POP_JUMP_IF_FALSE", .signedJump, -1, "Pop the top item; jump if it is false."),
        .jumpIfTrueOrPop: .init("JUMP_IF_TRUE_OR_POP", .unsignedJump, -1, "Jump if the top item is true, else pop it."),
        .jumpIfFalseOrPop: .init("JUMP_IF_FALSE_OR_POP", .unsignedJump, -1, "Jump if the top item is false, else pop it."),
        .setupWith: .init("SETUP_WITH", .unsignedJump, 2, "Enter a context manager; its exit runs at the target whatever happens."),
        .setupExcept: .init("SETUP_EXCEPT", .unsignedJump, 0, "From here on an exception continues at the target."),
        .setupFinally: .init("SETUP_FINALLY", .unsignedJump, 0, "From here on whatever leaves this block continues at the target first."),
        .popExceptJump: .init("POP_EXCEPT_JUMP", .unsignedJump, 0, "Leave an exception handler and jump."),
        .forIter: .init("FOR_ITER", .unsignedJump, 1, "Push the iterator's next item, or pop the iterator and jump when there is none."),
        .loadConstFalse: .init("LOAD_CONST_FALSE", .none, 1, "Push False."),
        .loadConstNone: .init("LOAD_CONST_NONE", .none, 1, "Push None."),
        .loadConstTrue: .init("LOAD_CONST_TRUE", .none, 1, "Push True."),
        .loadNull: .init("LOAD_NULL", .none, 1, "Push no object."),
        .loadBuildClass: .init("LOAD_BUILD_CLASS", .none, 1, "Push the function that makes classes."),
        .loadSubscr: .init("LOAD_SUBSCR", .none, -1, "Pop an index and an object, push the object's item there."),
        .storeSubscr: .init("STORE_SUBSCR", .none, -3, "Pop an index, an object and a value; store the value as the object's item there."),
        .dupTop: .init("DUP_TOP", .none, 1, "Push the top item again."),
        .dupTopTwo: .init("DUP_TOP_TWO", .none, 2, "Push the two upper items again."),
        .popTop: .init("POP_TOP", .none, -1, "Pop the top item."),
        .rotTwo: .init("ROT_TWO", .none, 0, "Exchange the two upper items."),
        .rotThree: .init("ROT_THREE", .none, 0, "Lift the second and third item, put the top item below them."),
        .withCleanup: .init("WITH_CLEANUP", .none, 2, "Call the context manager's exit."),
        .endFinally: .init("END_FINALLY", .none, -1, "End a finally block: go on with the exception, return or jump that led here."),
        .getIter: .init("GET_ITER", .none, 0, "Replace the top item by an iterator over it, which takes a heap block."),
        .getIterStack: .init("GET_ITER_STACK", .none, 3, "Replace the top item by an iterator over it that lies in four stack slots."),
        .storeMap: .init("STORE_MAP", .none, -2, "Pop a key and a value into the dict below them."),
        .returnValue: .init("RETURN_VALUE", .none, -1, "Return the top item."),
        .raiseLast: .init("RAISE_LAST", .none, 0, "Raise the exception being handled again."),
        .raiseObj: .init("RAISE_OBJ", .none, -1, "Pop the top item and raise it."),
        .raiseFrom: .init("RAISE_FROM", .none, -2, "Pop a cause and an exception, raise the exception."),
        .yieldValue: .init("YIELD_VALUE", .none, 0, "Hand the top item out and pause; what is sent in takes its place."),
        .yieldFrom: .init("YIELD_FROM", .none, -1, "Hand out what the generator below the top item yields until it ends; push its result."),
        .importStar: .init("IMPORT_STAR", .none, -1, "Pop a module and take over its public names."),
        .loadConstSmallIntMulti: .init("LOAD_CONST_SMALL_INT", .inOpcode, 1, "Push a small integer."),
        .loadFastMulti: .init("LOAD_FAST", .inOpcode, 1, "Push a local variable."),
        .storeFastMulti: .init("STORE_FAST", .inOpcode, -1, "Pop the top item into a local variable."),
        .unaryOpMulti: .init("UNARY_OP", .inOpcode, 0, "Replace the top item by the operator's result."),
        .binaryOpMulti: .init("BINARY_OP", .inOpcode, -1, "Pop two items, push the operator's result."),
    ]

    /// How the depth of the value stack changes, for the argument as it stands in the bytecode. For `makeClosure` the argument is
    /// the number of cells. `withCleanup` is counted with the room that calling the exit method takes.
    func stackEffect(argument: Int = 0) -> Int {
        var argumentSlots: Int { Int(ArgumentCounts(UInt32(argument)).slots) }
        return switch self {
        case .buildTuple, .buildList, .buildSet, .buildSlice: 1 - argument
        case .storeComp: argument & 3 == 1 ? -2 : -1
        case .unpackSequence: argument - 1
        case .unpackEx: (argument & 0xff) + (argument >> 8)
        case .makeClosure: 1 - argument
        case .makeClosureDefargs: -1 - argument
        case .callFunction: -argumentSlots
        case .callFunctionVarKw, .callMethod: -1 - argumentSlots
        case .callMethodVarKw: -2 - argumentSlots
        default: Int(Self.fixedEffects[Int(rawValue)])
        }
    }

    /// The effects that are always the same, by opcode byte.
    private static let fixedEffects: ContiguousArray<Int8> = {
        var effects = ContiguousArray<Int8>(repeating: 0, count: 256)
        for (opcode, description) in descriptions {
            if case .fixed(let effect) = description.effect { effects[Int(opcode.rawValue)] = Int8(effect) }
        }
        return effects
    }()
}
