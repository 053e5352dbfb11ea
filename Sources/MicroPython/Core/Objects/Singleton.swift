// Ellipsis and NotImplemented: objects of which there is one. py/objsingleton.c.
//
//     +0 type   +4 name (qstr, as a number)        both in ROM

extension ROMBuilder {
    func installSingletons() {
        type(.singleton, "") {
            $0.print = { vm, printer, object, _ throws(PythonError) in
                try printer.write(vm.qstrBytes(Qstr(vm.word(object.address + 4))), vm)
            }
        }
        for text in ["Ellipsis", "NotImplemented"] {
            name(text, Obj(words([TypeID.singleton.address, qstr(text).id])))
        }
    }
}

extension VM {
    /// mp_const_ellipsis.
    var ellipsis: Obj { rom.named["Ellipsis"]! }
    /// mp_const_notimplemented.
    var notImplemented: Obj { rom.named["NotImplemented"]! }
}
