// What the running instruction takes memory for, for one who asks when an allocation fails.

import BlockHeap

/// What Python code was about to make.
public enum Making: Sendable, CaseIterable {
    case operatorResult, boundMethod, tuple, list, dict, set, slice, call, starredCall, function, closure, iterator, item
    /// A full list or table gets a larger block.
    case roomForItem, roomForName, roomForAttribute
    case comprehensionItem, exception, importing, nextItem, unpackedSequence
}

extension VM {
    /// What the running Python code was about to make; `nil` where none runs, or its instruction makes nothing.
    public var making: Making? {
        guard frame != 0 else { return nil }
        let state = CodeState(ram, Frame(ram, frame).codeState)
        guard state.ip != 0, let instruction = Instruction(ram, at: state.ip) else { return nil }
        return switch instruction.opcode {
        case .unaryOpMulti, .binaryOpMulti: .operatorResult
        case .loadAttr: .boundMethod
        case .buildTuple: .tuple
        case .buildList: .list
        case .buildMap: .dict
        case .buildSet: .set
        case .buildSlice: .slice
        case .callFunctionVarKw, .callMethodVarKw: .starredCall
        case .callFunction, .callMethod: .call
        case .makeFunction, .makeFunctionDefargs: .function
        case .makeClosure, .makeClosureDefargs: .closure
        case .getIter: .iterator
        case .loadSubscr: .item
        case .storeSubscr, .storeMap: .roomForItem
        case .storeName, .storeGlobal: .roomForName
        case .storeAttr: .roomForAttribute
        case .storeComp: .comprehensionItem
        case .raiseObj, .raiseFrom: .exception
        case .importName, .importFrom, .importStar: .importing
        case .yieldValue, .yieldFrom, .forIter: .nextItem
        case .unpackSequence, .unpackEx: .unpackedSequence
        default: nil
        }
    }
}
