def f():
    for turn in range(100):
        d = {}
        for i in range(1000):
            d[i] = i
        s = 0
        for i in range(1000):
            s += d[i]


f()
