/// What the two bits of the allocation table say of one block (the AT_ values of py/gc.c).
public enum BlockKind: UInt8, Sendable {
    /// Nobody's.
    case free = 0
    /// The first block of an allocation.
    case head = 1
    /// A further block of the allocation whose head stands before it.
    case tail = 2
    /// A head that the collection under way has found alive. Never seen outside of a collection.
    case mark = 3
}
