# Containers that change while one of their own look-ups runs the program's code.
class Key:
    """Hashes and compares as told, and does something first."""
    def __init__(self, on_hash=None, on_equal=None, equals=False):
        self.on_hash, self.on_equal, self.equals = on_hash, on_equal, equals
    def __hash__(self):
        if self.on_hash:
            self.on_hash()
        return 1
    def __eq__(self, other):
        if self.on_equal:
            self.on_equal()
        return self.equals

def tell(function):
    try:
        return function()
    except Exception as error:
        return type(error).__name__

# __hash__ clears the dict.
for look in (lambda k: d[k], lambda k: k in d, lambda k: d.pop(k), lambda k: d.get(k, 7), lambda k: d.setdefault(k, 8)):
    d = {1: 2}
    print(tell(lambda: look(Key(lambda: d.clear()))), len(d))
# expect: KeyError 0
# expect: False 0
# expect: KeyError 0
# expect: 7 0
# expect: 8 1

# __eq__ clears it, empties it, or makes it grow, and then says yes.
def empty():
    while d:
        d.popitem()
def grow():
    for i in range(100, 140):
        d[i] = i
from collections import OrderedDict
for kind in (dict, OrderedDict):
    for change in (lambda: d.clear(), empty, grow):
        d = kind()
        for i in (1, 3, 5):
            d[i] = i
        print(tell(lambda: d[Key(None, change, True)]), len(d) in (0, 43), sorted(d.values()) == [1, 3, 5] + list(range(100, 140)))
# expect: KeyError True False
# expect: KeyError True False
# expect: 1 True True
# expect: KeyError True False
# expect: KeyError True False
# expect: 1 True True

# A key that is stored in a dict which its own __hash__ clears is there afterwards.
d = {1: 2}
d[Key(lambda: d.clear())] = 9
print(list(d.values()))
# expect: [9]

# Sets.
for change in (lambda: s.clear(), lambda: s.update(range(10, 50))):
    for look in (lambda k: k in s, lambda k: s.add(k), lambda k: s.discard(k), lambda k: s.remove(k), lambda k: s.difference_update([k])):
        s = {1, 2, 3}
        print(tell(lambda: look(Key(change))), len(s), end="; ")
        s = {1, 2, 3}
        print(tell(lambda: look(Key(None, change))), len(s))
# expect: False 0; False 0
# expect: None 1; None 1
# expect: None 0; None 0
# expect: KeyError 0; KeyError 0
# expect: None 0; None 0
# expect: False 43; False 43
# expect: None 44; None 44
# expect: None 43; None 43
# expect: KeyError 43; KeyError 43
# expect: None 43; None 43

# Lists become shorter while their items are compared: what is left is looked at.
class Item:
    def __eq__(self, other):
        l.clear()
        return False
    __lt__ = __eq__
for look in (lambda: l.remove(3), lambda: l.index(3), lambda: l.count(3), lambda: 3 in l, lambda: l == [4] * 9, lambda: l.sort()):
    l = [Item() for i in range(9)]
    print(tell(look), len(l))
# expect: ValueError 0
# expect: ValueError 0
# expect: 0 0
# expect: False 0
# expect: False 0
# expect: ValueError 0

# An index, or a slice's bound, whose __int__ changes the list.
class Index:
    def __int__(self):
        del l[2:]
        return 4
for look in (lambda: l[Index()], lambda: l.pop(Index()), lambda: l[Index():], lambda: l[: Index()], lambda: l.index(5, Index())):
    l = [0, 1, 2, 3, 4, 5]
    print(tell(look), l)
# expect: IndexError [0, 1]
# expect: IndexError [0, 1]
# expect: [] [0, 1]
# expect: [0, 1] [0, 1]
# expect: ValueError [0, 1]

# A heap whose items' order empties it.
import heapq
class Small:
    def __lt__(self, other):
        while h:
            h.pop()
        return True
for change in (lambda: heapq.heappush(h, Small()), lambda: heapq.heappop(h), lambda: heapq.heapify(h)):
    h = [Small() for i in range(9)]
    print(tell(change), len(h))
# expect: IndexError 0
# expect: IndexError 0
# expect: IndexError 0

# An array whose new item appends to it, so that it moves.
from array import array
class Number:
    def __int__(self):
        for i in range(20):
            a.append(i)
        return 77
a = array("H", [5])
a.append(Number())
a[0] = Number()
print(len(a), a[21], a[0])
# expect: 42 77 77

# A dict that is printed to a stream which clears it.
import io, json
class Stream(io.IOBase):
    def write(self, text):
        d.clear()
        return len(text)
d = {i: str(i) for i in range(9)}
json.dump(d, Stream())
print(d)
# expect: {}

# The digits of a long number stay while the field around them grows through collections.
big = "{:20000}".format(1 << 70)
print(len(big), big[-22:])
# expect: 20000 1180591620717411303424
