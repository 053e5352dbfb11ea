from collections import OrderedDict

o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o["b"] = 4
print(o, list(o), o == OrderedDict(b=4, a=2, c=3))  # expect: OrderedDict({'b': 4, 'a': 2, 'c': 3}) ['b', 'a', 'c'] True
del o["a"]
print(o.popitem(), list(o.items()))  # expect: ('c', 3) [('b', 4)]
