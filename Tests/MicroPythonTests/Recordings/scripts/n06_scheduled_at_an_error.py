import micropython


def say(word):
    print("scheduled:", word)
    return [word] * 5


def fail():
    micropython.schedule(say, "first")
    return [][1]


fail()
