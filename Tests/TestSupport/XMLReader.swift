import Foundation
import FoundationXML

/// The elements of a document by name, with their attributes and texts; nil if it is not well-formed.
public final class XMLReader: NSObject, XMLParserDelegate {
    public private(set) var elements: [(name: String, attributes: [String: String], text: String)] = []
    private var isInside = false

    public func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append((name, attributes, ""))
        isInside = true
    }

    public func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { isInside = false }

    public func parser(_ parser: XMLParser, foundCharacters text: String) {
        if isInside { elements[elements.count - 1].text += text }
    }

    public static func read(_ text: String) -> [(name: String, attributes: [String: String], text: String)]? {
        let parser = XMLParser(data: Data(text.utf8)), reader = XMLReader()
        parser.delegate = reader
        return parser.parse() ? reader.elements : nil
    }
}
