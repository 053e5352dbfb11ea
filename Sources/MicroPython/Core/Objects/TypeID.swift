// The types that the firmware has in ROM, each at a fixed address. py/obj.h, mp_obj_type_t.
//
//     +0  base: address of the type "type"
//     +4  flags (16 bits) | name (qstr, 16 bits)
//     +8  12 slot indexes, a byte each: make_new print call unary_op binary_op attr subscr iter buffer protocol parent locals_dict
//     +20 the slots themselves, a word each (up to 11 here)
//
// Every ROM type takes 64 bytes, so that an address and an index are one shift apart.

import BlockHeap

/// A type of the firmware, by its place in ROM.
public enum TypeID: UInt32, CaseIterable, Sendable {
    case type, object, noneType, bool, int, float, complex, str, bytes, bytearray, memoryview, array
    case list, tuple, dict, orderedDict, set, frozenset, range, slice, ellipsis, notImplemented
    case dictView, dictViewIterator, polymorphicIterator, iterator
    case enumerate, filter, map, zip, reversed, superType, property, staticmethod, classmethod
    case builtinFunction0, builtinFunction1, builtinFunction2, builtinFunction3, builtinFunctionVariable
    case bytecodeFunction, generatorFunction, generator, closure, cell, boundMethod, module, namedtuple, attributeTuple
    case singleton, code, deque, stringIO, bytesIO, textFile, binaryFile, ringIO, ioBase
    case regex, match, sha256, sha1, random, framebuffer, structure
    case littleFS, flashDevice, directoryIterator, stdio, stdioBuffer
    case asyncTask, asyncTaskQueue
    case pin, adc, i2c, spi, softI2C, softSPI, uart, timer, pwm, wlan, mqttClient, pinSignal
    case deflateIO, memoryAccess, rtc, wdt, interrupt, i2s, usbDevice, boardPins, chipPins
    case pio, stateMachine, dma, poll
    case getitemIterator, arrayIterator, checkedFunction
    // Exceptions, py/objexcept.c; the parents stand in `ExceptionTypes`.
    case baseException, systemExit, keyboardInterrupt, generatorExit, exception, stopIteration, stopAsyncIteration
    case arithmeticError, zeroDivisionError, overflowError, assertionError, attributeError, eofError, importError
    case indentationError, syntaxError, lookupError, indexError, keyError, memoryError, nameError, osError
    case runtimeError, notImplementedError, typeError, valueError, unicodeError, viperTypeError

    /// Bytes that each type takes in ROM.
    public static let stride: UInt32 = 64

    /// Where the type lies.
    @inlinable @inline(__always) public var address: Address { MemoryMap.typesStart &+ rawValue &* Self.stride }
    /// The type as a Python value.
    @inlinable @inline(__always) public var obj: Obj { Obj(address) }
}
