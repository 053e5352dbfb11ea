def f():
    for turn in range(100):
        a = []
        for i in range(2000):
            a.append(i)
        for i in range(2000):
            a[i] = a[i] + 1


f()
