def f():
    for i in range(100000):
        try:
            raise ValueError(i)
        except ValueError:
            pass


f()
