class C:
    def m(self, x):
        return x


def f():
    c = C()
    for i in range(500000):
        c.m(i)


f()
