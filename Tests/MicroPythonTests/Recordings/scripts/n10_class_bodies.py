# What a class body that fails leaves behind: its namespace stays the place where names of the level outside are stored.
import gc
a = 1
try:
    class Broken:
        x = 5
        y = undefined_name
except NameError as e:
    print(e)
b = 2
print("x" in globals(), "b" in globals(), "b" in locals(), x, b)
gc.collect()
print("@1", gc.mem_alloc())


def inside():
    try:
        class Local:
            z = [][1]
    except IndexError as e:
        print(e)
    q = 3
    return q


print(inside())
c = 4
print(sorted(k for k in locals().keys() if len(k) == 1), "c" in globals())


class Whole:
    d = 1


print("Whole" in globals(), Whole.d, c)
exec("f = 6")
print(f)
del c
try:
    print(c)
except NameError as e:
    print(e)
gc.collect()
print("@2", gc.mem_alloc())
