/// gc_realloc.
extension Heap {
    /// Gives the allocation at `address` room for `byteCount` bytes and returns where it is now; 0 if that failed, and then it stays
    /// as it was.
    ///
    /// In place where it can be: shrinking always, growing if enough free blocks follow. Else, if `allowMove`, a new run is
    /// found *while the old one is still taken*, the bytes are copied and the old one is freed. Address 0 allocates; 0 bytes free.
    public func reallocate(_ address: Address, to byteCount: Int, allowMove: Bool) -> Address {
        guard address != 0 else { return allocate(byteCount) }
        guard byteCount > 0 else {
            free(address)
            return 0
        }
        let block = head(at: address)
        let oldCount = table.chainLength(block)
        let newCount = blocks(for: byteCount)
        guard !isLocked else {
            tell(.allocationFailed(bytes: byteCount))
            return 0
        }

        if newCount > oldCount {
            let wanted = newCount - oldCount
            guard table.run(of: .free, from: block + oldCount, limit: wanted) == wanted else {
                return move(block, oldCount, to: byteCount, allowMove: allowMove)
            }
            table.fill(.tail, from: block + oldCount, count: wanted)
            clear(block + oldCount, count: wanted)
            // One past the end here, where an allocation stores its last block: the sweep looks at one block more.
            lastUsedBlock = max(lastUsedBlock, block + newCount)
        } else if newCount < oldCount {
            table.fill(.free, from: block + newCount, count: oldCount - newCount)
            becameFree(block + newCount)
        }
        tell(
            .reallocated(
                bytes: byteCount, from: block, fromCount: oldCount, to: block, toCount: newCount,
                outcome: newCount == oldCount ? .same : newCount > oldCount ? .grew : .shrank))
        return address
    }

    private func move(_ block: Int, _ oldCount: Int, to byteCount: Int, allowMove: Bool) -> Address {
        guard allowMove else {
            tell(.reallocationFailed(bytes: byteCount, block: block, count: oldCount))
            return 0
        }
        let newCount = blocks(for: byteCount)
        blockBeingMoved = block
        let found = place(newCount, withFinaliser: hasFinaliser(block: block))
        guard let newBlock = found else {
            // Who looks on may ask what was to grow.
            tell(.allocationFailed(bytes: byteCount))
            blockBeingMoved = nil
            return 0
        }
        blockBeingMoved = nil
        (pool + newBlock * Heap.blockSize)
            .copyMemory(from: pool + block * Heap.blockSize, byteCount: oldCount * Heap.blockSize)
        _ = release(block)
        tell(
            .reallocated(
                bytes: byteCount, from: block, fromCount: oldCount, to: newBlock, toCount: newCount, outcome: .moved))
        return address(ofBlock: newBlock)
    }
}
