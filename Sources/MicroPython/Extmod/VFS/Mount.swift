// What is mounted where: a chain of entries from a root pointer; the one for the root comes last. extmod/vfs.h, mp_vfs_mount_t.
//
//     +0 path's characters   +4 its length   +8 the file system   +12 next entry        16 bytes

import BlockHeap

/// A mount entry in RAM, or one of two that are none: nothing, and the root of all.
struct Mount: RAMObject {
    let ram: RAM
    let address: Address

    static var name: Field<Address> { .init(0, "path", .value) }
    static var length: Field<Int> { .init(4, "length of the path", .number) }
    static var fileSystem: Field<Obj> { .init(8, "file system", .value) }
    static var next: Field<Address> { .init(12, "next mount", .value) }
    static let layout = Layout(.other, [name, length, fileSystem, next])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// The root of all, where a path is the root itself and names no file system.
    static func root(_ vm: VM) -> Mount { Mount(vm.ram, Address(1)) }
    static func first(_ vm: VM) -> Mount { Mount(vm.ram, vm.root(.vfsMountTable)) }
    static func current(_ vm: VM) -> Mount { Mount(vm.ram, vm.root(.vfsCurrent)) }

    var isNone: Bool { address == 0 }
    var isRoot: Bool { address == 1 }
    var length: Int { get { self[Self.length] } nonmutating set { self[Self.length] = newValue } }
    var path: [UInt8] { ram.bytes(self[Self.name], count: length) }
    /// Mounted at `/`.
    var isAtRoot: Bool { length == 1 }
    var fileSystem: Obj { get { self[Self.fileSystem] } nonmutating set { self[Self.fileSystem] = newValue } }
    var next: Mount { get { Mount(ram, self[Self.next]) } nonmutating set { self[Self.next] = newValue.address } }

    /// Puts it at the end of the chain; what is mounted at the root stays last.
    func link(_ vm: VM) {
        var link = RootPointer.vfsMountTable.address
        var links = ChainCount()
        while vm.word(link) != 0 {
            links.follow(ram, to: link)
            let other = Mount(ram, vm.word(link))
            if other.isAtRoot {
                next = other
                break
            }
            link = other.address + Self.next.offset
        }
        vm.setWord(link, address)
    }

    /// Takes the first entry out of which `isWanted` says so.
    static func unlink(_ vm: VM, where isWanted: (Mount) -> Bool) -> Mount? {
        var link = RootPointer.vfsMountTable.address
        var links = ChainCount()
        while vm.word(link) != 0 {
            links.follow(vm.ram, to: link)
            let entry = Mount(vm.ram, vm.word(link))
            if isWanted(entry) {
                vm.setWord(link, entry.next.address)
                return entry
            }
            link = entry.address + next.offset
        }
        return nil
    }
}
