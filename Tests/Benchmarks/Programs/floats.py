def f():
    x = 0.5
    for i in range(500000):
        x = x * 1.0001 + 0.5
        if x > 1000.0:
            x = 0.5


f()
