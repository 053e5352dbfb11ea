def f():
    for i in range(1000000):
        pass


f()
