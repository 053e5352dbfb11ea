# Files that are open while others change them, when they get their time, and the order of a folder.
import gc
import os
import sys

if len(sys.path) < 3:  # the plain board has no file system
    print("no files")
    sys.exit()


def stat(name):
    try:
        s = os.stat(name)
        print(name, s[6], s[7] > 1 << 30, s[8] > 1 << 30, s[9] > 1 << 30)
    except OSError as e:
        print(name, e)


f = open("a", "w")
stat("a")
f.write("abc")
f.flush()
stat("a")
f.write("def")
stat("a")
os.sync()
stat("a")
f.close()
stat("a")
open("b", "w").close()
stat("b")
os.mkdir("d")
stat("d")
print(gc.mem_alloc())

# The last one to close a file that two have open for writing decides what is in it.
f = open("a", "r+")
g = open("a", "w")
g.write("new text")
g.close()
print(open("a").read())
f.close()
print(open("a").read())

# What is written to a file that is removed is lost; so is what is written to one that is renamed.
f = open("a", "w")
f.write("lost")
os.remove("a")
f.close()
stat("a")
f = open("b", "w")
f.write("kept")
os.rename("b", "d/c")
f.close()
stat("b")
print(open("d/c").read())
os.rename("d/c", "b")
f = open("b", "a")
f.write("!")
open("other", "w").close()
os.rename("other", "b")
f.close()
stat("b")
print(open("b").read())

for name in ("ab", "abc", "a", "a.txt", "A", "main", "main.pyc", "d1", "é", "z"):
    open(name, "w").close()
print(os.listdir())
print([e[0] for e in os.ilistdir()])
for old, new in (("z", "y/"), ("d", "e/"), ("d", "e")):
    try:
        os.rename(old, new)
        print(old, new)
    except OSError as e:
        print(old, new, e)
print(os.listdir())
gc.collect()
print(gc.mem_alloc())
