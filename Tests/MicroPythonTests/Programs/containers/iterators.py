print(list(enumerate("ab")), list(enumerate([5], 7)), list(enumerate(iterable=[5], start=-1)))
# expect: [(0, 'a'), (1, 'b')] [(7, 5)] [(-1, 5)]
print(list(zip()), list(zip([1, 2], "ab", (3,))), list(zip([1, 2])))  # expect: [] [(1, 'a', 3)] [(1,), (2,)]
print(list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])), list(map(str, range(3))))  # expect: [11, 22] ['0', '1', '2']
print(list(filter(lambda x: x % 2, range(6))), list(filter(None, [0, 1, "", "a"])))  # expect: [1, 3, 5] [1, 'a']
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))))  # expect: [3, 2, 1] ['c', 'b', 'a'] [2, 1, 0]


class Letters:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return chr(97 + i)


print(list(Letters(3)), [c for c in Letters(2)], list(reversed(Letters(3))))  # expect: ['a', 'b', 'c'] ['a', 'b'] ['c', 'b', 'a']
print("b" in Letters(3), "z" in Letters(3))  # expect: True False


class Backwards:
    def __reversed__(self):
        return iter([7])


print(list(reversed(Backwards())))  # expect: [7]


class Broken:
    def __getitem__(self, i):
        raise ValueError("at %d" % i)


try:
    list(Broken())
except ValueError as e:
    print(e)  # expect: at 0
try:
    enumerate()
except TypeError as e:
    print(e)  # expect: 'iterable' argument required
try:
    map(str)
except TypeError as e:
    print(e)  # expect: function missing 1 required positional arguments
try:
    zip(1)
except TypeError as e:
    print(e)  # expect: 'int' object isn't iterable
e = enumerate([4])
print(iter(e) is e, next(e), list(e))  # expect: True (0, 4) []


def count():
    n = 0
    while True:
        yield n
        n += 1


print(list(zip(count(), "xyz")))  # expect: [(0, 'x'), (1, 'y'), (2, 'z')]
for t in (list, tuple, str, bytes, set, dict):
    it = iter(t())
    try:
        next(it)
    except StopIteration:
        print("none", end=".")
print()  # expect: none.none.none.none.none.none.
d = {}
for a, b in zip(range(3), iter([7, 8, 9])):
    d[a] = b
print(sum(d.values()), max(map(abs, [-5, 3])))  # expect: 24 5
