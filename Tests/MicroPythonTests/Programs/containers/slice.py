class Show:
    def __getitem__(self, i):
        return i


show = Show()
print(show[1:2], show[:], show[::-1], show[1:2, 3])
# expect: slice(1, 2, None) slice(None, None, None) slice(None, None, -1) (slice(1, 2, None), 3)
s = show[1:20:3]
print(s.start, s.stop, s.step, s.indices(10), show[::-1].indices(5))  # expect: 1 20 3 (1, 10, 3) (4, -1, -1)
x = list(range(10))
print(x[2:5], x[-3:], x[:-8], x[::3], x[8:2:-2], x[20:], x[5:2])  # expect: [2, 3, 4] [7, 8, 9] [0, 1] [0, 3, 6, 9] [8, 6, 4] [] []
try:
    x[::0]
except ValueError as e:
    print(e)  # expect: slice step can't be zero
try:
    hash(s)
except TypeError as e:
    print(e)  # expect: unsupported type for __hash__: 'slice'
