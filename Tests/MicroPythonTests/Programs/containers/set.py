# Sets of small integers lie in the order of their numbers modulo the table's size.
s = {3, 1, 2, 3}
print(s, len(s), bool(s), bool(set()))  # expect: {1, 2, 3} 3 True False
print(set(), set([]), {1})  # expect: set() set() {1}
s.add(4)
s.add(4)
s.discard(9)
s.remove(1)
print(sorted(s))  # expect: [2, 3, 4]
try:
    s.remove(1)
except KeyError as e:
    print("KeyError", e)  # expect: KeyError 1
try:
    set().pop()
except KeyError as e:
    print(e)  # expect: pop from an empty set
print(2 in s, 7 in s, 7 not in s)  # expect: True False True
a = {1, 2, 3, 4}
b = {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))  # expect: [1, 2, 3, 4, 5] [3, 4] [1, 2] [1, 2, 5]
print(sorted(a.union([9])), sorted(a.intersection([1, 9])), sorted(a.difference([1], (2,))))  # expect: [1, 2, 3, 4, 9] [1] [3, 4]
print(sorted(a.symmetric_difference([1, 9])))  # expect: [2, 3, 4, 9]
print(a < b, a <= a, a < a, a > {1}, a >= {1, 2}, a == {4, 3, 2, 1}, a != b)  # expect: False True False True True True True
print(a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7, 8]), a.isdisjoint([8, 1]))  # expect: True True True False
c = a.copy()
c.update([10], (11, 12))
c.difference_update([1, 2])
c.intersection_update({3, 10, 11})
c.symmetric_difference_update([3, 4])
print(sorted(c), sorted(a))  # expect: [4, 10, 11] [1, 2, 3, 4]
c |= {1}
c &= {1, 4}
c -= {4}
c ^= {1, 2}
print(c)  # expect: {2}
c.clear()
print(c)  # expect: set()
n = 0
for i in a:
    n += i
print(n, sorted(a.difference(a)))  # expect: 10 []
s = set()
for i in range(50):
    s.add(i * 7 % 50)
print(len(s), sum(s), s == set(range(50)))  # expect: 50 1225 True
while s:
    s.pop()
print(len(s))  # expect: 0
try:
    {[]}
except TypeError as e:
    print("TypeError")  # expect: TypeError
try:
    {1} | [1]
except TypeError as e:
    print(e)  # expect: unsupported types for __or__: 'set', 'list'
print({x // 2 for x in range(4)})  # expect: {0, 1}
