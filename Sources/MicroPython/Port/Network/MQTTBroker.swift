// The far end of an MQTT connection: it records what is published, answers as a broker does, and sends a message back to the
// connection that has subscribed to its topic. MQTT 3.1.1 (OASIS), sections 2 and 3.
//
//     a packet: kind << 4 | flags, the length of the rest in groups of 7 bits (the lowest first, bit 7: another follows), the rest

/// A message that a program has published.
public struct MQTTMessage: Equatable, Sendable {
    public let topic: [UInt8]
    public let payload: [UInt8]
}

/// One connection, as the broker sees it.
struct MQTTBroker {
    /// What has arrived and is not a whole packet yet.
    private var arriving: [UInt8] = []
    /// Bytes on their way to the client.
    private(set) var answers: [UInt8] = []
    private var filters: [[UInt8]] = []
    private(set) var published: [MQTTMessage] = []
    private(set) var isOpen = true

    /// The client's bytes, in any portions.
    mutating func receive(_ bytes: [UInt8]) {
        if !isOpen { return }
        arriving += bytes
        while let (kind, body) = nextPacket() { answer(kind, body) }
    }

    /// Takes up to `count` bytes for the client.
    mutating func take(_ count: Int) -> [UInt8] {
        let taken = Array(answers.prefix(count))
        answers.removeFirst(taken.count)
        return taken
    }

    mutating func close() { isOpen = false }

    private mutating func nextPacket() -> (kind: UInt8, body: [UInt8])? {
        var (length, place) = (0, 1)
        while true {
            if place >= arriving.count { return nil }
            let part = arriving[place]
            length |= Int(part & 0x7f) << (7 * (place - 1))
            place += 1
            if part < 0x80 { break }
            // More than four bytes of length are no MQTT: the broker hangs up.
            if place > 4 {
                close()
                return nil
            }
        }
        if arriving.count < place + length { return nil }
        let packet = (arriving[0], Array(arriving[place..<place + length]))
        arriving.removeFirst(place + length)
        return packet
    }

    private mutating func answer(_ kind: UInt8, _ body: [UInt8]) {
        switch kind >> 4 {
        case 1: answers += [0x20, 2, 0, 0]
        case 3: publish(body, quality: kind >> 1 & 3)
        case 8:
            guard let filter = Self.field(body.dropFirst(2)) else { return close() }
            filters.append(Array(filter))
            answers += [0x90, 3] + body.prefix(2) + [min(body.last!, 2)]
        case 10: answers += [0xb0, 2] + body.prefix(2)
        case 12: answers += [0xd0, 0]
        case 14: close()
        default: break
        }
    }

    private mutating func publish(_ body: [UInt8], quality: UInt8) {
        guard let topic = Self.field(body[...]) else { return close() }
        let rest = body.dropFirst(2 + topic.count)
        if quality > 0 && rest.count < 2 { return close() }
        let message = MQTTMessage(topic: Array(topic), payload: Array(quality > 0 ? rest.dropFirst(2) : rest))
        published.append(message)
        if quality > 0 { answers += [0x40, 2] + rest.prefix(2) }
        if filters.contains(where: { Self.matches(message.topic, $0) }) { deliver(message) }
    }

    private mutating func deliver(_ message: MQTTMessage) {
        var length = 2 + message.topic.count + message.payload.count
        answers.append(0x30)
        repeat {
            answers.append(UInt8(length & 0x7f) | (length > 0x7f ? 0x80 : 0))
            length >>= 7
        } while length > 0
        answers += [UInt8(message.topic.count >> 8), UInt8(message.topic.count & 0xff)] + message.topic + message.payload
    }

    /// The text at the begin, which has its length in two bytes before it.
    private static func field(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard bytes.count >= 2 else { return nil }
        let count = Int(bytes[bytes.startIndex]) << 8 | Int(bytes[bytes.startIndex + 1])
        return bytes.count >= 2 + count ? bytes.dropFirst(2).prefix(count) : nil
    }

    /// Whether a topic is one that a filter asks for: `+` is any one level, `#` all that follow.
    private static func matches(_ topic: [UInt8], _ filter: [UInt8]) -> Bool {
        let slash = UInt8(ascii: "/")
        let levels = topic.split(separator: slash, omittingEmptySubsequences: false)
        let wanted = filter.split(separator: slash, omittingEmptySubsequences: false)
        for (index, level) in wanted.enumerated() {
            if level == [UInt8(ascii: "#")] { return true }
            if index >= levels.count || level != levels[index] && level != [UInt8(ascii: "+")] { return false }
        }
        return levels.count == wanted.count
    }
}
