def g(x):
    return x


def f():
    for i in range(500000):
        g(i)


f()
