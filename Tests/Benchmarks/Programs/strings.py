def f():
    for turn in range(200):
        text = ""
        for i in range(200):
            text += str(i) + ","
        text = ",".join([str(i) for i in range(500)])


f()
