class C:
    def __init__(self):
        self.x = 0


def f():
    c = C()
    for i in range(500000):
        c.x = c.x + 1


f()
