def count(n):
    for i in range(n):
        yield i


def f():
    s = 0
    for i in count(500000):
        s ^= i


f()
