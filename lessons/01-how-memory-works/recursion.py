# recursion.py
# How deep can a function call itself?
deepest = 0

def down(n):
    global deepest
    deepest = n
    down(n + 1)

try:
    down(1)
except RuntimeError as error:
    print("Depth:", deepest)
    print(error)
