# Arguments of every kind, and what is said when they do not fit.
def f(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, sorted(more.items())

print(f(1, c=3))  # expect: (1, 2, (), 3, 4, [])
print(f(1, 5, 6, 7, c=3, x=9))  # expect: (1, 5, (6, 7), 3, 4, [('x', 9)])
print(f(*[1, 2, 3], **{"c": 4, "e": 5}))  # expect: (1, 2, (3,), 4, 4, [('e', 5)])
print(f(*range(3), c=1))  # expect: (0, 1, (2,), 1, 4, [])


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


def g(a, b):
    return a - b

attempt(lambda: g(1))  # expect: function takes 2 positional arguments but 1 were given
attempt(lambda: g(1, 2, 3))  # expect: function takes 2 positional arguments but 3 were given
attempt(lambda: g(1, a=2))  # expect: function got multiple values for argument 'a'
attempt(lambda: g(1, x=2))  # expect: unexpected keyword argument 'x'
attempt(lambda: g(b=1, a=5))  # expect: 4
attempt(lambda: g(b=1))  # expect: function missing required positional argument #0
attempt(lambda: f(1))  # expect: function missing required keyword argument 'c'
attempt(lambda: len())  # expect: function takes 1 positional arguments but 0 were given
attempt(lambda: print(1, seq=2))  # expect: extra keyword arguments given
attempt(lambda: 5())  # expect: 'int' object isn't callable

# A generator as a starred argument is taken item by item.
print(max(*(x * x for x in range(5))))  # expect: 16


class Mapping:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key * 2

print(g(**{"a": 3, "b": 1}))  # expect: 2
print((lambda a, b: a + b)(**Mapping()))  # expect: aabb

# More than four arguments of a bound method, and more than five words of a closure, go by the heap.
m = "{}{}{}{}{}".format
print(m(1, 2, 3, 4, 5))  # expect: 12345


def outer(k):
    def inner(a, b, c, d, e):
        return [a, b, c, d, e, k]
    return inner

print(outer(6)(1, 2, 3, 4, 5))  # expect: [1, 2, 3, 4, 5, 6]


def many():
    a = b = c = d = e = g = h = i = j = k = l = 1
    return a + b + c + d + e + g + h + i + j + k + l

print(many())  # expect: 11
