// The module errno: the error numbers of OSError and their names. py/moderrno.c, py/mperrno.h.

import BlockHeap

/// The errors that have names on the board.
enum ErrorNumber {
    static let names: [(String, Int)] = [
        ("EPERM", 1), ("ENOENT", 2), ("EIO", 5), ("EBADF", 9), ("EAGAIN", 11), ("ENOMEM", 12), ("EACCES", 13), ("EEXIST", 17),
        ("ENODEV", 19), ("EISDIR", 21), ("EINVAL", 22), ("EOPNOTSUPP", 95), ("EADDRINUSE", 98), ("ECONNABORTED", 103),
        ("ECONNRESET", 104), ("ENOBUFS", 105), ("ENOTCONN", 107), ("ETIMEDOUT", 110), ("ECONNREFUSED", 111), ("EHOSTUNREACH", 113),
        ("EALREADY", 114), ("EINPROGRESS", 115),
    ]
    /// Where the firmware keeps the dict from numbers to names.
    static let dictName = "errno.errorcode"
    /// `used << 3` and the flags of a fixed, ordered map whose keys are not all strings.
    fileprivate static let mapFlags = UInt32(names.count) << 3 | 6
}

extension ROMBuilder {
    func installErrno() {
        let codes = ErrorNumber.names.map { ($0.0, Obj(smallInteger: $0.1)) }
        let table = words(codes.flatMap { [$0.1.word, Obj(qstr($0.0)).word] })
        let errorCode = Obj(words([TypeID.dict.address, ErrorNumber.mapFlags, UInt32(codes.count), table]))
        name(ErrorNumber.dictName, errorCode)
        module("errno", [("errorcode", errorCode)] + codes)
    }
}

/// The functions of the module errno.
enum ErrnoModule {
    /// mp_errno_to_str: the name of an error number, `Qstr.null` for one without.
    static func name(_ vm: VM, _ number: Obj) -> Qstr {
        guard let dict = vm.rom.named[ErrorNumber.dictName] else { return .null }
        let table = vm.word(dict.address + 12)
        for index in 0..<vm.word(dict.address + 8) where vm.obj(table + index * 8) == number { return vm.obj(table + index * 8 + 4).qstr }
        return .null
    }
}
