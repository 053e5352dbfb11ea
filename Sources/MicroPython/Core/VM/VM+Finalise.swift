// What happens to an object with a finaliser when a collection finds it dead. py/gc.c, gc_sweep_run_finalisers.

import BlockHeap

extension VM {
    /// Calls `__del__`. The heap is locked meanwhile; what the method raises is lost, as on the board.
    func finalise(_ address: Address) {
        let object = Obj(address)
        guard word(address) != 0 else { return }  // it was never finished
        switch word(address) {
        case TypeID.directoryIterator.address:
            runtime.folderListings[address] = nil
        case TypeID.textFile.address, TypeID.binaryFile.address:
            try? FileObject.close(self, object)
        default:
            let mark = native.held.count
            let old = stackPointer
            if let method = try? loadMethodMaybe(object, qstrNamed("__del__")), !method.method.isNull {
                _ = try? callMethod(method)
            }
            release(to: mark)
            stackPointer = old
        }
    }
}
