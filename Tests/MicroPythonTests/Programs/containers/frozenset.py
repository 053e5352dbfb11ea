f = frozenset([2, 1])
print(f, frozenset())  # expect: frozenset({2, 1}) frozenset()
print(f == {1, 2}, hash(f) == hash(frozenset([1, 2])), {f: 5}[frozenset({1, 2})])  # expect: True True 5
print(f | {3}, f & {1}, f - {1}, f ^ {2, 3})  # expect: frozenset({1, 2, 3}) {1} frozenset({2}) frozenset({3, 1})
g = f
g |= {9}
print(len(f), len(g))  # expect: 2 3
print(hasattr(f, "add"), hasattr(f, "union"))  # expect: False True
try:
    frozenset.add
except AttributeError as e:
    print(e)  # expect: type object 'frozenset' has no attribute 'add'
