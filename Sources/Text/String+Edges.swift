// Texts without what only surrounds them, and filled up to a column.

extension StringProtocol {
    /// Without blanks and line ends at both ends.
    public var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}

extension String {
    /// At least `width` columns, with blanks behind the text.
    public func padded(to width: Int) -> String { self + blanks(to: width) }

    /// At least `width` columns, with blanks before the text.
    public func alignedRight(in width: Int) -> String { blanks(to: width) + self }

    private func blanks(to width: Int) -> String { String(repeating: " ", count: max(0, width - CellWidth.of(self))) }
}
