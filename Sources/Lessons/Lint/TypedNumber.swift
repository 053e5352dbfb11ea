// Numbers as people type them into a text, and whether one of them is the answer to a question.

/// A whole number in a text.
struct TypedNumber: Equatable {
    /// As it stands there.
    var text: String
    var value: Int
    /// The word behind it.
    var next: String

    /// The whole numbers of a text, with or without their thousands apart; not the digits of a name or of a decimal fraction.
    static func all(in text: String) -> [TypedNumber] {
        let characters = Array(text)
        var numbers: [TypedNumber] = []
        var at = 0
        func isDigit(_ i: Int) -> Bool { characters.indices.contains(i) && characters[i].isASCII && characters[i].isNumber }
        func isPart(_ i: Int) -> Bool {
            characters.indices.contains(i) && (characters[i].isLetter || characters[i].isNumber || characters[i] == "_")
        }
        while at < characters.count {
            let start = at
            guard isPart(at) else {
                at += 1
                continue
            }
            guard isDigit(at) else {
                while isPart(at) { at += 1 }
                continue
            }
            let isHexadecimal = characters[at] == "0" && at + 2 < characters.count && characters[at + 1] == "x"
            at += isHexadecimal ? 2 : 0
            while isHexadecimal ? characters.indices.contains(at) && characters[at].isHexDigit : isDigit(at) { at += 1 }
            func isGroup() -> Bool {
                characters.indices.contains(at) && ",_\u{a0}\u{2009}\u{202f}".contains(characters[at])
                    && (1...3).allSatisfy { isDigit(at + $0) } && !isDigit(at + 4)
            }
            while at - start <= 3 || numbersAreGrouped(characters[start..<at]), isGroup() { at += 4 }
            if characters.indices.contains(at), ".,".contains(characters[at]), isDigit(at + 1) {
                while isDigit(at) || characters.indices.contains(at) && ".,".contains(characters[at]) { at += 1 }
                continue
            }
            let typed = String(characters[start..<at])
            let bare = typed.filter { $0.isLetter || $0.isNumber }
            if let value = isHexadecimal ? Int(bare.dropFirst(2), radix: 16) : Int(bare) {
                let behind = characters[at...].drop { !$0.isLetter && !$0.isNumber && !".,;:!?\n".contains($0) }
                numbers.append(TypedNumber(text: typed, value: value, next: String(behind.prefix { $0.isLetter })))
            }
        }
        return numbers
    }

    private static func numbersAreGrouped(_ characters: ArraySlice<Character>) -> Bool { characters.contains { !$0.isNumber } }

    /// Whether it answers a question: alone, with the question's unit, or in KB where the unit is bytes.
    func tells(_ question: MachineQuestion) -> Bool {
        let unit = question.unit.lowercased(), next = next.lowercased()
        if unit == "bytes", ["kb", "kib"].contains(next) {
            return [1000, 1024].contains { scale in
                let (bytes, overflow) = value.multipliedReportingOverflow(by: scale)
                return !overflow && question.isTold(by: bytes)
            }
        }
        var names = unit.isEmpty ? [] : [unit]
        if unit.hasSuffix("s") { names.append(String(unit.dropLast())) }
        if unit == "bytes" { names.append("b") }
        return question.isTold(by: value, unit: names.contains(next))
    }
}
