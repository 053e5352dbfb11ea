import micropython


def say(word):
    print("scheduled:", word)


for i in range(3):
    pass
micropython.schedule(say, "first")
micropython.schedule(say, "second")
print("end")
