# Generators: send, throw, close, yield from, and those that end early.
def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "done"

g = count(3)
print(next(g), g.send("a"), next(g))
# expect: got a
# expect: 0 1 2
try:
    next(g)
except StopIteration as e:
    print(e.value)  # expect: done
try:
    next(g)
except StopIteration as e:
    print("over", e.value)  # expect: over None


def delegate():
    result = yield from count(2)
    print("result", result)
    yield from [7, 8]

print(list(delegate()))
# expect: result done
# expect: [0, 1, 7, 8]


def guarded():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("cleanup")

g = guarded()
next(g)
print(g.throw(ValueError("boo")))
# expect: caught boo
# expect: 99
g.close()  # expect: cleanup
g = guarded()
next(g)
g.close()  # expect: cleanup


def raises():
    yield 1
    raise KeyError("k")

try:
    for x in raises():
        print(x)  # expect: 1
except KeyError as e:
    print("out", e)  # expect: out k


def stops():
    yield 1
    raise StopIteration

try:
    print(list(stops()))
except RuntimeError as e:
    print(e)  # expect: generator raised StopIteration


def itself():
    yield next(me)

me = itself()
try:
    next(me)
except ValueError as e:
    print(e)  # expect: generator already executing
print(sum(x * x for x in range(10) if x % 2))  # expect: 165
print([a + b for a in "xy" for b in "12"])  # expect: ['x1', 'x2', 'y1', 'y2']
print({k: v for k, v in zip("ab", count(2))} == {"a": 0, "b": 1})  # expect: True


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)), max(Countdown(4)), 2 in Countdown(5))  # expect: [2, 1, 0] 3 True


async def answer():
    return 42


async def ask():
    return await answer() + 1

try:
    ask().send(None)
except StopIteration as e:
    print(e.value)  # expect: 43
a, *b, c = count(5)
print(a, b, c)  # expect: 0 [1, 2, 3] 4
try:
    a, b = count(3)
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2)
