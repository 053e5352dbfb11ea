// Binary search in what is sorted already.

extension RandomAccessCollection {
    /// The index of the first element from which on `isInSecondPart` holds, the end where it never does. Where it holds for an element it
    /// must hold for all that follow.
    public func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Index {
        var low = startIndex, count = count
        while count > 0 {
            let half = count / 2, middle = index(low, offsetBy: half)
            if isInSecondPart(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
