# try, except, else, finally, with: every way in and out.
def run(kind):
    out = []
    try:
        out.append("try")
        if kind == "raise":
            raise ValueError("v", 1)
        if kind == "return":
            return out
        if kind == "key":
            {}["k"]
    except ValueError as e:
        out.append(e.args)
    except (KeyError, IndexError) as e:
        out.append(repr(e))
    else:
        out.append("else")
    finally:
        out.append("finally")
    return out

print(run("raise"))  # expect: ['try', ('v', 1), 'finally']
print(run("return"))  # expect: ['try', 'finally']
print(run("key"))  # expect: ['try', "KeyError('k',)", 'finally']
print(run("none"))  # expect: ['try', 'else', 'finally']


def loops():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    for x in [1, 2, 3]:
        try:
            for y in [10, 20]:
                try:
                    if y == 20:
                        return out + [x, y]
                finally:
                    out.append(y)
        finally:
            out.append("end")

print(loops())  # expect: [0, 'f0', 'f1', 2, 'f2', 'f3', 10, 1, 20]


def override():
    try:
        raise ValueError
    finally:
        return "finally wins"

print(override())  # expect: finally wins


class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind)
        return self.swallow


def use(swallow, how):
    with Manager(swallow) as m:
        if how == "raise":
            raise KeyError("inside")
        if how == "return":
            return "returned"
    return "after"

print(use(True, "raise"))
# expect: enter
# expect: exit <class 'KeyError'>
# expect: after
print(use(False, "return"))
# expect: enter
# expect: exit None
# expect: returned
try:
    use(False, "raise")
except KeyError as e:
    print("outside", e)
# expect: enter
# expect: exit <class 'KeyError'>
# expect: outside inside


class Custom(ValueError):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code

try:
    try:
        raise Custom(7)
    except Custom as e:
        print(e.code, e.args, e)  # expect: 7 ('code', 7) ('code', 7)
        raise
except ValueError as e:
    print(type(e).__name__, isinstance(e, Exception))  # expect: Custom True
try:
    raise OSError(2)
except OSError as e:
    print(e, e.errno)  # expect: [Errno 2] ENOENT 2
try:
    raise 5
except TypeError as e:
    print(e)  # expect: exceptions must derive from BaseException


def unbound():
    print(x)
    x = 1

try:
    unbound()
except NameError as e:
    print(e)  # expect: local variable referenced before assignment
try:
    undefined
except NameError as e:
    print(e)  # expect: name 'undefined' isn't defined


def deep(n):
    return deep(n + 1)

try:
    deep(0)
except RuntimeError as e:
    print(e)  # expect: maximum recursion depth exceeded
nested = []
for _ in range(1000):
    nested = [nested]
try:
    print(repr(nested)[0])
except RuntimeError as e:
    print(e)  # expect: maximum recursion depth exceeded
