// What a watcher on the board says beside all else that comes down the line: between two pairs of separators.
//
//     1E 1E   the map, as mem_info(1) prints it   1F 1F

/// Takes asides out of a stream of bytes.
struct Asides {
    /// The bytes of an aside that has begun; nil outside of one.
    private var inside: [UInt8]?
    /// A first separator whose second has not come yet.
    private var held = false

    static let begin: UInt8 = 0x1e, end: UInt8 = 0x1f
    /// Longer than the map of any board. What goes on further is none.
    private static let most = 1 << 22

    /// The bytes that are no aside.
    mutating func take(_ bytes: [UInt8], _ aside: ([UInt8]) -> Void) -> [UInt8] {
        var rest: [UInt8] = []
        for byte in bytes {
            let mark = inside == nil ? Asides.begin : Asides.end
            if byte == mark, held {
                held = false
                if let done = inside { aside(done) }
                inside = inside == nil ? [] : nil
            } else {
                if held { put(mark, &rest) }
                held = byte == mark
                if !held { put(byte, &rest) }
            }
        }
        if let long = inside, long.count > Asides.most {
            rest += long
            inside = nil
        }
        return rest
    }

    private mutating func put(_ byte: UInt8, _ rest: inout [UInt8]) {
        if inside == nil { rest.append(byte) } else { inside?.append(byte) }
    }
}
