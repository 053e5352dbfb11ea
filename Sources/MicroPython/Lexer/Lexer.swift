// The lexer's state.
/// Turns bytes into tokens.
final class Lexer {}
