// What the running instruction takes memory for: said where an allocation fails, above all on a locked heap.

import BlockHeap

extension VM {
    /// What the running Python code was about to make: `a bound method`. `nil` where no Python code runs.
    public var whatIsMade: String? {
        guard frame != 0 else { return nil }
        let state = CodeState(ram, Frame(ram, frame).codeState)
        guard state.ip != 0, let instruction = Instruction(ram, at: state.ip) else { return nil }
        return switch instruction.opcode {
        case .unaryOpMulti, .binaryOpMulti: "the result of an operator: a float, a text, or an int of more than 30 bits"
        case .loadAttr: "a bound method, which taking a method without calling it makes"
        case .buildTuple: "a tuple"
        case .buildList: "a list"
        case .buildMap: "a dict"
        case .buildSet: "a set"
        case .buildSlice: "a slice"
        case .callFunctionVarKw, .callMethodVarKw: "a call with starred arguments, which are put into one row first"
        case .callFunction, .callMethod: "a call: its result, its `*args` or its variables"
        case .makeFunction, .makeFunctionDefargs: "a function"
        case .makeClosure, .makeClosureDefargs: "a closure, with the variables that it shares"
        case .getIter: "an iterator"
        case .loadSubscr: "an item that is made when it is taken: a slice, or a number of an array"
        case .storeSubscr, .storeMap: "room for an item: a full list or dict gets a larger block"
        case .storeName, .storeGlobal: "room for a new name: a full table gets a larger block"
        case .storeAttr: "room for a new attribute: a full table gets a larger block"
        case .storeComp: "room for an item of a comprehension"
        case .raiseObj, .raiseFrom: "an exception"
        case .importName, .importFrom, .importStar: "an import"
        case .yieldValue, .yieldFrom, .forIter: "the next item of a loop"
        case .unpackSequence, .unpackEx: "an unpacked sequence"
        default: nil
        }
    }
}
