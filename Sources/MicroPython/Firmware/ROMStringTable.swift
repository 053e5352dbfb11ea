// Where the characters of each ROM string lie, by qstr number, and which number a string has. py/qstr.c's constant pools.

import BlockHeap

/// The ROM strings' places in the image.
struct ROMStringTable: Sendable {
    private(set) var addresses: [Address] = []
    private(set) var texts: [[UInt8]] = []
    private(set) var hashes: [UInt32] = []
    private(set) var index = QstrIndex()

    /// How many ROM strings there are; run-time strings are numbered from here.
    var count: Int { texts.count }

    func number(of text: [UInt8]) -> Qstr? {
        index.find(StringHash.whole(text)) { texts[Int($0.id)] == text }
    }

    /// Makes the strings for which `isHidden` unfindable; their numbers stay.
    mutating func hide(_ isHidden: (_ number: Int, _ text: [UInt8]) -> Bool) {
        index = QstrIndex()
        for (number, text) in texts.enumerated() where number > 0 && !isHidden(number, text) {
            index.insert(StringHash.whole(text), Qstr(UInt32(number)))
        }
    }

    /// Adds a string, which cannot be found by its characters where it `isHidden`.
    mutating func append(_ text: [UInt8], at address: Address, isHidden: Bool = false) {
        let hash = StringHash.whole(text)
        if !texts.isEmpty && !isHidden { index.insert(hash, Qstr(UInt32(texts.count))) }  // number 0 is the null string: nothing maps to it
        texts.append(text)
        addresses.append(address)
        hashes.append(StringHash.cut(hash))
    }
}
