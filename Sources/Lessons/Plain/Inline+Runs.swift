// Inlines laid flat, as runs that can be wrapped.
import Text

extension [Inline] {
    /// The inlines as flat runs; a hard line break is a run of `"\n"`. `figure` gives the text of a value.
    public func runs(style: TextStyle = [], figure: (Formula) -> String) -> [StyledRun] {
        flatMap { inline -> [StyledRun] in
            switch inline {
            case .text(let text): [StyledRun(text, style)]
            case .code(let text): [StyledRun(text, style.union(.code))]
            case .emphasis(let inner): inner.runs(style: style.union(.emphasis), figure: figure)
            case .strong(let inner): inner.runs(style: style.union(.strong), figure: figure)
            case .link(let inner, let destination):
                inner.runs(style: style.union(.link), figure: figure).map {
                    StyledRun($0.text, $0.style, destination: destination)
                }
            case .value(let formula): [StyledRun(figure(formula), style.union(.value))]
            case .lineBreak: [StyledRun("\n", style)]
            }
        }
    }
}
