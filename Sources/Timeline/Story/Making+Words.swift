// What was being made when memory ran out, in words.

import MicroPython

extension Making {
    /// Goes on from "What was being made: ".
    var words: String {
        switch self {
        case .operatorResult: "the result of an operator: a float, a text, or an int of more than 30 bits"
        case .boundMethod: "a bound method, which taking a method without calling it makes"
        case .tuple: "a tuple"
        case .list: "a list"
        case .dict: "a dict"
        case .set: "a set"
        case .slice: "a slice"
        case .call: "what a call returns or needs: an object, its `*args`, its local variables"
        case .starredCall: "a call with starred arguments, which are put into one row first"
        case .function: "a function"
        case .closure: "a closure, with the variables that it shares"
        case .iterator: "an iterator"
        case .item: "an item that is made when it is taken: a slice, or a number of an array"
        case .roomForItem: "room for an item: a full list or dict gets a larger block"
        case .roomForName: "room for a new name: a full table gets a larger block"
        case .roomForAttribute: "room for a new attribute: a full table gets a larger block"
        case .comprehensionItem: "room for an item of a comprehension"
        case .exception: "an exception"
        case .importing: "an import"
        case .nextItem: "the next item of a loop"
        case .unpackedSequence: "an unpacked sequence"
        }
    }

    /// Whether it is the table of a dict, of names or of attributes that grows.
    var isTable: Bool {
        switch self {
        case .roomForItem, .roomForName, .roomForAttribute: true
        default: false
        }
    }
}
