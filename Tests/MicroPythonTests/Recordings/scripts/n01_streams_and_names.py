import sys, select, uctypes
print(sys.stdout, sys.stderr, sys.stdin, sys.stdout.buffer, type(sys.stdin), sys.stdout.close() is sys.stdout)
sys.stdout.buffer.write(b"bytes\n")
try:
    next(iter([]), 42)
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("Value")
    except ValueError as e:
        raise RuntimeError("Runtime") from e
except RuntimeError as e:
    print(e)
try:
    raise KeyError from None
except KeyError as e:
    print(repr(e))


class Vector:
    zero = 0

    def __init__(self):
        self.abs = self._ow = self.area = self.temperature_of_it = 1

    def __add__(self, other):
        return self

    def __lt__(self, other):
        return False

    def __repr__(self):
        return "V"


print(dir(Vector()))
poll = select.poll()
try:
    poll.register(5)
except OSError as e:
    print(e)
poll.register(sys.stdin, 1)
poll.register(sys.stdin, 4)
try:
    uctypes.struct("x", {})
except TypeError as e:
    print(e)
