# objects.py
# What each new object takes
import gc

number = text = items = table = point = buffer = thing = None
last = 0

class Thing:
    pass

def grown(what):
    global last
    now = gc.mem_alloc()
    print(what, now - last)
    last = now

last = gc.mem_alloc()
number = last % 7
grown("A small number:")
text = "sensor" * 5
grown("A text of 30 characters:")
items = [1, 2, 3]
grown("A list of three:")
table = {"t": 1}
grown("A dict of one:")
point = (number, number)
grown("A tuple of two:")
buffer = bytearray(32)
grown("A bytearray of 32:")
thing = Thing()
grown("An instance:")
