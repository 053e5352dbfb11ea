from collections import deque

d = deque((), 3)
print(len(d), bool(d))  # expect: 0 False
for i in range(5):
    d.append(i)
print(list(d), len(d))  # expect: [2, 3, 4] 3
d.appendleft(9)
print(list(d), d.pop(), d.popleft(), list(d))  # expect: [9, 2, 3] 3 9 [2]
d.extend([7, 8])
print(list(d), d[0], d[1], d[-1])  # expect: [2, 7, 8] 2 7 8
d[0] = 5
print(d.popleft(), d.popleft(), d.popleft())  # expect: 5 7 8
try:
    d.popleft()
except IndexError as e:
    print(e)  # expect: empty
strict = deque([1, 2], 2, 1)
try:
    strict.append(3)
except IndexError as e:
    print(e)  # expect: full
try:
    strict.appendleft(3)
except IndexError as e:
    print(e)  # expect: full
try:
    strict[2]
except IndexError as e:
    print(e)  # expect: deque index out of range
try:
    deque(())
except TypeError as e:
    print(e)  # expect: function missing 1 required positional arguments
try:
    deque((), -1)
except ValueError as e:
    print("ValueError", e.args)  # expect: ValueError ()
q = deque([], 100)
for i in range(250):
    q.append(i)
    if len(q) > 10:
        q.popleft()
print(len(q), sum(q))  # expect: 10 2445
