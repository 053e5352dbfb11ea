// `yield from` and `await`: resuming whatever object is delegated to. py/runtime.c, mp_resume.

import BlockHeap

extension VM {
    /// mp_resume: `send` or `throw` is given, the other is `null`. A value that was returned, or yielded.
    func resume(_ object: Obj, send: Obj, throw thrown: Obj) throws(PythonError) -> (isYield: Bool, value: Obj) {
        let type = typeAddress(object)
        if type == TypeID.generator.address {
            return try GeneratorObject(ram, object).resume(send: send, throw: thrown, isDelegated: true, self)
        }
        if send == .none {
            if let iternext = slots(type).pointee.iternext {
                setRoot(.stopIterationArgument, 0)
                let item = try iternext(self, object)
                if item != .stopIteration { return (true, item) }
                let value = Obj(word: root(.stopIterationArgument))
                return (false, value.isNull ? .none : value)
            }
            let next = try loadMethodMaybe(object, Qstr(.__next__))
            if !next.method.isNull { return (true, try callMethod(next)) }
        }
        if !send.isNull { return (true, try callMethod(loadMethod(object, Qstr(.send)), send)) }
        if isSubclass(Obj(typeAddress(thrown)), TypeID.generatorExit.obj) {
            let close = try loadMethodMaybe(object, Qstr(.close))
            if !close.method.isNull { return (false, try callMethod(close)) }
        } else {
            let method = try loadMethodMaybe(object, Qstr(.throw))
            if !method.method.isNull { return (true, try callMethod(method, thrown)) }
        }
        if exceptionMatches(thrown, TypeID.stopIteration.obj) {
            throw error(.runtimeError, "generator raised StopIteration")
        }
        throw PythonError(try raisable(thrown))
    }
}
