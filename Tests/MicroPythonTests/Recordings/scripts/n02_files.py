import os

with open("a.txt", "w") as f:
    f.write("one\ntwo\n")
try:
    f.write("three")
except ValueError as e:
    print("ValueError", e.args)
try:
    f.read()
except ValueError as e:
    print("ValueError", e.args)
for entry in os.ilistdir():
    print(entry[0], entry[3])
with open("shelf.py", "w") as f:
    f.write("print(__name__)\n\n\ndef place(x):\n    return x // 0\n")
import shelf

try:
    shelf.place(1)
except ZeroDivisionError as e:
    import sys

    sys.print_exception(e)
execfile("a.txt")
