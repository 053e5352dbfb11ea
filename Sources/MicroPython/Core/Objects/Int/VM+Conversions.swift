// What a function does that wants a number: py/obj.c, mp_obj_get_int, mp_obj_get_float, mp_obj_get_complex.

extension VM {
    /// mp_obj_get_int. Raises TypeError for what is not an integer, OverflowError for what needs more than 32 bits.
    func integer(_ object: Obj) throws(PythonError) -> Int {
        if object.isSmallInteger { return object.smallInteger }
        if let value = try integerMaybe(object) { return value }
        throw error(.typeError, format: "can't convert %s to int", .qstr(typeName(object)))
    }

    /// mp_obj_get_int_maybe: nothing for what is not an integer. Raises OverflowError for what needs more than 32 bits.
    func integerMaybe(_ object: Obj) throws(PythonError) -> Int? {
        if object.isSmallInteger { return object.smallInteger }
        if object == .false { return 0 }
        if object == .true { return 1 }
        if isPointer(object, to: .int) { return try IntObject.checked(self, object) }
        let converted = try unaryOp(.intMaybe, object)
        return converted.isNull ? nil : try IntObject.checked(self, converted)
    }

    /// mp_obj_get_int_truncated: the low 32 bits of an int of any size.
    func integerTruncated(_ object: Obj) throws(PythonError) -> UInt32 {
        isInteger(object) ? IntObject.truncated(self, object) : UInt32(truncatingIfNeeded: try integer(object))
    }

    /// mp_obj_get_float. Raises TypeError.
    func floatValue(_ object: Obj) throws(PythonError) -> Float {
        if let value = try floatMaybe(object) { return value }
        throw error(.typeError, format: "can't convert %s to float", .qstr(typeName(object)))
    }

    /// mp_obj_get_float_maybe: nothing for what has no float value.
    func floatMaybe(_ object: Obj) throws(PythonError) -> Float? {
        if object.isSmallInteger { return Float(object.smallInteger) }
        if isPointer(object, to: .float) { return float(of: object) }
        if object == .false { return 0 }
        if object == .true { return 1 }
        if isPointer(object, to: .int) { return IntObject.mpz(self, object).float }
        let converted = try unaryOp(.floatMaybe, object)
        return !converted.isNull && isPointer(converted, to: .float) ? float(of: converted) : nil
    }

    /// mp_obj_get_complex. Raises TypeError.
    func complexValue(_ object: Obj) throws(PythonError) -> (real: Float, imaginary: Float) {
        if let value = try complexMaybe(object) { return value }
        throw error(.typeError, format: "can't convert %s to complex", .qstr(typeName(object)))
    }

    /// mp_obj_get_complex_maybe.
    func complexMaybe(_ object: Obj) throws(PythonError) -> (real: Float, imaginary: Float)? {
        if isPointer(object, to: .complex) { return ComplexObject.parts(self, of: object) }
        if let real = try floatMaybe(object) { return (real, 0) }
        let converted = try unaryOp(.complexMaybe, object)
        return !converted.isNull && isPointer(converted, to: .complex) ? ComplexObject.parts(self, of: converted) : nil
    }
}
