# What the compiler of the board says to wrong source.
def check(source):
    try:
        exec(source)
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)


check("a = 1")  # expect: fine
check("a = ")  # expect: SyntaxError invalid syntax
check("a b")  # expect: SyntaxError invalid syntax
check("  a")  # expect: IndentationError unexpected indent
check("if 1:\n    a = 1\n  b = 2")  # expect: IndentationError unindent doesn't match any outer indent level
check("if 1:\na")  # expect: SyntaxError invalid syntax
check("'abc")  # expect: SyntaxError invalid syntax
check("x = 0b12")  # expect: SyntaxError invalid syntax for integer with base 2
check("x = 1x")  # expect: SyntaxError invalid syntax for integer with base 10
check("x = 1.2.3")  # expect: SyntaxError invalid syntax for number
check("from micropython import const\nx = const(y)")  # expect: SyntaxError not a constant
check("f(")  # expect: SyntaxError invalid syntax
check("f)")  # expect: SyntaxError invalid syntax
check("a = '\\N{x}'")  # expect: NotImplementedError unicode name escapes
check("x = ?")  # expect: SyntaxError invalid syntax
check("def f(:\n pass")  # expect: SyntaxError invalid syntax
check("class")  # expect: SyntaxError invalid syntax
check("a" * 256)  # expect: RuntimeError name too long
check("print('a' b'b')")  # expect: SyntaxError invalid syntax
