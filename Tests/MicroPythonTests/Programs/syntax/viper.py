# Machine words: what @micropython.viper and @micropython.native functions compute.
import micropython


@micropython.native
def add(a, b):
    return a + b


print(add(2, 3), add("a", "b"))  # expect: 5 ab


@micropython.viper
def wrap(x: int) -> int:
    return x * 65536 + 1


print(wrap(70000))  # expect: 292552705


@micropython.viper
def unsigned(x: uint) -> uint:
    return x - 1


print(unsigned(0), unsigned(0x80000000))  # expect: 4294967295 2147483647


@micropython.viper
def total(buf: ptr8, n: int) -> int:
    s = 0
    for i in range(n):
        s += buf[i]
    return s


print(total(bytearray(range(10)), 10), total(b"\xff\xff", 2))  # expect: 45 510


@micropython.viper
def fill(buf: ptr16, words: ptr32):
    buf[0] = 0x12345
    buf[1] = 7
    words[1] = -1


b = bytearray(8)
w = bytearray(8)
print(fill(b, w), b, w)  # expect: None bytearray(b'E#\x07\x00\x00\x00\x00\x00') bytearray(b'\x00\x00\x00\x00\xff\xff\xff\xff')


@micropython.viper
def shift(a: int, b: int) -> int:
    return (a >> b) ^ (a << 4)


print(shift(-16, 2), shift(1, 31), shift(-1, 40))  # expect: 252 16 15


@micropython.viper
def divide(a: int, b: int):
    print(a // b, a % b)


divide(7, -2)  # expect: -4 -1
divide(-7, 2)  # expect: -4 1


@micropython.viper
def less(a: int, b: int) -> bool:
    return a < b


@micropython.viper
def below(a: uint, b: uint) -> bool:
    return a < b


print(less(-1, 1), below(-1, 1))  # expect: True False


@micropython.viper
def cast(x):
    n = int(x)
    p = ptr8(x)
    u = uint(n + 1)
    if n:
        return [n, u, "yes"]
    return x


print(cast(-5), cast(0))  # expect: [-5, 4294967292, 'yes'] 0


@micropython.viper
def loop(n: int) -> int:
    i = 0
    while True:
        i += 3
        if i > n and i % 2 == 0:
            break
    return i


print(loop(20))  # expect: 24


def fault(source):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, e)


fault("@micropython.viper\ndef f(a: int, b) -> int:\n    return a + b\n")  # expect: ViperTypeError can't do binary op between 'int' and 'object'
fault("@micropython.viper\ndef f():\n    x = 1\n    x = 'a'\n")  # expect: ViperTypeError local 'x' has type 'int' but source is 'object'
fault("@micropython.viper\ndef f(a: ptr8) -> int:\n    return a\n")  # expect: ViperTypeError return expected 'int' but got 'ptr8'
fault("@micropython.viper\ndef f(a: str):\n    pass\n")  # expect: ViperTypeError unknown type 'str'
fault("@micropython.asm_thumb\ndef f():\n    pass\n")  # expect: SyntaxError invalid arch
