# dont_recurse.py
def length(items): return 1 + length(items[1:]) if items else 0
print("10 deep:", length([0] * 10))
try: length([0] * 500)
except RuntimeError as error: print("500 deep:", error)
