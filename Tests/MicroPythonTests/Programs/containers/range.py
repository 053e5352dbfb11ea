r = range(10)
print(r, range(1, 5), range(1, 10, 2), range(5, 0, -1))  # expect: range(0, 10) range(1, 5) range(1, 10, 2) range(5, 0, -1)
print(len(r), len(range(1, 10, 3)), len(range(5, 0, -2)), len(range(5, 0)), bool(range(0)))  # expect: 10 3 3 0 False
print(r[3], r[-1], r[2:5], r[::2], r[::-1], range(9)[7:2:-2])  # expect: 3 9 range(2, 5) range(0, 10, 2) range(9, -1, -1) range(7, 2, -2)
print(list(range(9)[7:2:-2]), list(range(3, -3, -2)))  # expect: [7, 5, 3] [3, 1, -1]
print(r.start, r.stop, r.step)  # expect: 0 10 1
print(4 in r, 10 in r, range(2) == range(2))  # expect: True False False
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)  # expect: zero step
try:
    r[10]
except IndexError as e:
    print(e)  # expect: range index out of range
try:
    r[0] = 1
except TypeError as e:
    print(e)  # expect: 'range' object doesn't support item assignment
try:
    range("a")
except TypeError as e:
    print(e)  # expect: can't convert str to int
try:
    range()
except TypeError as e:
    print(e)  # expect: function missing 1 required positional arguments
for i in range(2**30 - 2, 2**30 - 1):
    print(i)  # expect: 1073741822
it = iter(range(2))
print(next(it), next(it), list(it))  # expect: 0 1 []
