# Files as littlefs on the board has them.
import rp2
import vfs

vfs.mount(vfs.VfsLfs2(rp2.Flash(), progsize=256), "/")

f = open("x", "w")
print(f, f.write("hello world"), f.seek(0), f.read())  # expect: <io.TextIOWrapper> 11 0 hello world
f.close()
f.close()
for use in (f.read, f.flush, f.tell, lambda: f.write("a"), lambda: f.seek(0), lambda: next(f)):
    try:
        use()
    except ValueError as e:
        print(repr(e))
# expect: ValueError()
# expect: ValueError()
# expect: ValueError()
# expect: ValueError()
# expect: ValueError()
# expect: ValueError()

# It can be written whatever it was opened for.
with open("x") as f:
    print(f.write("HEL"), f.read())  # expect: 3 lo world
print(open("x").read())  # expect: HELlo world
for mode in ("r+", "+", "", "rb+", "tb", "bt", "a+"):
    with open("x", mode) as f:
        print(mode, f, f.tell(), f.write(b"." if "b" in mode else "."), f.tell())
# expect: r+ <io.TextIOWrapper> 0 1 1
# expect: + <io.TextIOWrapper> 0 1 1
# expect:  <io.TextIOWrapper> 0 1 1
# expect: rb+ <io.FileIO> 0 1 1
# expect: tb <io.FileIO> 0 1 1
# expect: bt <io.TextIOWrapper> 0 1 1
# expect: a+ <io.TextIOWrapper> 0 1 12
for mode in ("+r", "rw", "ra", "xx"):
    try:
        open("x", mode)
    except ValueError as e:
        print(repr(e))
# expect: ValueError()
# expect: ValueError()
# expect: ValueError()
# expect: ValueError()
try:
    open("x", "x")
except OSError as e:
    print(e)  # expect: [Errno 17] EEXIST
try:
    open("y")
except OSError as e:
    print(e)  # expect: [Errno 2] ENOENT

# What is there goes only when the emptied file is written.
f = open("x", "w")
print(open("x").read())  # expect: .ELlo world.
f.flush()
print(repr(open("x").read()))  # expect: ''
print(f.write("abcd"), f.seek(2), f.seek(5, 1), f.seek(-1, 2), f.seek(100, 7))  # expect: 4 2 7 3 3
for place in ((-1,), (-4, 1), (-5, 2)):
    try:
        f.seek(*place)
    except OSError as e:
        print(e)
# expect: [Errno 22] EINVAL
# expect: [Errno 22] EINVAL
# expect: [Errno 22] EINVAL
f.seek(6)
f.write("!")
f.seek(0)
print(repr(f.read()))  # expect: 'abcd\x00\x00!'
f.seek(0x7FFFFFFE)
try:
    f.write("!")
except OSError as e:
    print(e)  # expect: 28
f.close()

# The root can be neither moved nor written over.
root = vfs.VfsLfs2(rp2.Flash())
for old, new in (("/", "x"), ("x", "/"), ("", "y")):
    try:
        root.rename(old, new)
    except OSError as e:
        print(old, new, e.errno)
# expect: / x 22
# expect: x / 22
# expect:  y 22
