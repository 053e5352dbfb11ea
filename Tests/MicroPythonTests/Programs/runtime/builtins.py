# Built-in functions.
print(min(3, 1, 2), max([3, 1, 2], key=lambda x: -x), min([], default=9))  # expect: 1 1 9
print(sorted("hello", reverse=True), sorted([3, -1, 2], key=abs))  # expect: ['o', 'l', 'l', 'h', 'e'] [-1, 2, 3]
print(sum([1, 2, 3], 10), sum([[1], [2]], []))  # expect: 16 [1, 2]
print(any([0, 1]), all([0, 1]), any([]), all([]))  # expect: True False False True
print(bin(10), hex(255), oct(8))  # expect: 0b1010 0xff 0o10
print(ord("a"), chr(8364), divmod(-7, 2), pow(2, 10), pow(3, 4, 5))  # expect: 97 € (-4, 1) 1024 1
print(round(2.5), round(3.5), round(1234, -2), round(1.25, 1))  # expect: 2 4 1200 1.2
print(callable(print), callable(3), callable(type), hash("a") == hash("a"))  # expect: True False True True
print(list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])))  # expect: [3, 8] [1, 2]
print(eval("1 + 2"), eval("a + 1", {"a": 5}))  # expect: 3 6
space = {}
exec("x = 3\ndef f(): return x + 1\ny = f()", space)
print(space["y"], sorted(k for k in space if k != "__builtins__"))  # expect: 4 ['f', 'x', 'y']
code = compile("z = 1 + q", "<c>", "exec")
q = 4
exec(code)
print(z)  # expect: 5
try:
    eval("1 +")
except SyntaxError as e:
    print(e)  # expect: invalid syntax
print("a", 1, sep="-", end="!\n")  # expect: a-1!
print(repr("it's"), repr(b"x"), repr(None), repr(...))  # expect: "it's" b'x' None Ellipsis


class Thing:
    pass

t = Thing()
setattr(t, "x", 1)
print(getattr(t, "x"), hasattr(t, "y"), [n for n in dir(t) if n[0] != "_"])  # expect: 1 False ['x']
delattr(t, "x")
print(hasattr(t, "x"))  # expect: False
print(next(iter([5])))  # expect: 5
try:
    next(iter([]), "none")
except TypeError as e:
    print(e)  # expect: function takes 1 positional arguments but 2 were given
print(isinstance(1, (str, int)), type(1) is int, id(t) == id(t))  # expect: True True True
try:
    ord("ab")
except TypeError as e:
    print(e)  # expect: ord() expected a character, but string of length 2 found
try:
    iter(5)
except TypeError as e:
    print(e)  # expect: 'int' object isn't iterable
try:
    [][0]
except IndexError as e:
    print(e)  # expect: list index out of range
try:
    5[0]
except TypeError as e:
    print(e)  # expect: 'int' object isn't subscriptable
try:
    import nothing_like_this
except ImportError as e:
    print(e)  # expect: no module named 'nothing_like_this'
import sys as system
print(system is sys if "sys" in globals() else system.platform)  # expect: rp2
