# Which of several errors comes first, and what is not there to be found.
import gc
import io
import math
import select
import sys


def attempt(f, *args, **keys):
    try:
        print(f(*args, **keys))
    except Exception as e:
        print(type(e).__name__, e)


attempt(enumerate, [1], "a", 2)
attempt(enumerate, [1], start=1.5)
attempt(enumerate, [1], 1, 2)
attempt(enumerate, start="a")
attempt(io.open, "none", "r", "x", 4, 5)
attempt(io.open, "none", buffering=None)
attempt(open, 5, "r", [])
attempt(select.select, 1, [], [], "x")
attempt(select.select, [], [], [], "x")
attempt(select.select, [], [], [1], 0)
attempt(select.select, [], [], [], 0)
attempt(b"a,b".split, bytearray(b","))
attempt(b"a,b".rsplit, bytearray(b","))
attempt(b"a,b".rsplit, bytearray(b","), 1)
attempt(bytearray(b"a b").split, b" ")
attempt(bytearray(b"a b").split, "x")
empty = bytearray()
attempt(empty.find, b"")
attempt(empty.rfind, b"")
attempt(empty.index, b"")
attempt(empty.count, b"")
print(b"" in empty, b"" in bytearray(b"x"), b"" in b"", empty == b"")
attempt(empty.replace, b"", b"x")
attempt(empty.startswith, b"")
gc.collect()
print("@", gc.mem_alloc())
b = bytearray(3)
copies = [bytes(b[2:1]), bytes(b[0:0]), bytes(memoryview(b)[1:1]), bytes(bytearray()), b"ab"[1:1], bytes([])]
print(copies, [len(c) for c in copies], copies[0] == copies[4], hash(copies[1]) == hash(b""), copies[0] + b"x", copies[0].decode() + "y")
print("@", gc.mem_alloc())
