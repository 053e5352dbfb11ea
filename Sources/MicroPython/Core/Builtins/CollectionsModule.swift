// The module collections. py/modcollections.c.

extension ROMBuilder {
    /// After the types and `namedtuple` itself.
    func installCollections() {
        module("collections", [
            ("deque", TypeID.deque.obj),
            ("namedtuple", named["namedtuple"]!),
            ("OrderedDict", TypeID.orderedDict.obj),
        ])
    }
}
