# Literals, folded constants and f-strings mean what they say.
from micropython import const

print(0x10, 0o17, 0b101, 1_000, 10**20, 1 << 70)  # expect: 16 15 5 1000 100000000000000000000 1180591620717411303424
print(not 0, not "", not (), 1 and 2, 0 or "x", None or 0 or "y", 1 and 0 and 2)  # expect: True True True 2 x y 0
print(-7 // 2, -7 % 3, 7 % -3, ~5, -(2**30), 2**31 - 1)  # expect: -4 2 -2 -6 -1073741824 2147483647
print("a" "b" 'c', r"\n", b"\x00\xff", "\x41\u00e9", '''x
y''')  # expect: abc \n b'\x00\xff' Aé x
# expect: y
A = const(21)
_B = const((1, "two", A))
print(A * 2, _B)  # expect: 42 (1, 'two', 21)
x = 5
name = "pico"
print(f"{x} {x + 1} {name!r} {x:>3} {x=} {{}} {name.upper()}")  # expect: 5 6 'pico'   5 x=5 {} PICO
print(f"a{x}" f"b{name}", f"{'q'}", rf"\n{x}")  # expect: a5bpico q \n5
print(f"""{x}
{x}""")  # expect: 5
# expect: 5
if (n := 4) > 3:
    print(n)  # expect: 4
print(1 if x else 2, [i for i in (1, 2)], ..., __debug__)  # expect: 1 [1, 2] Ellipsis True
print(1 < 2 < 3, 1 < 3 < 2, x is not None, 3 not in (1, 2))  # expect: True False True True
import errno
print(errno.ENOENT)  # expect: 2
