# What littlefs answers to paths that cannot be.
import gc
import os
import sys

if len(sys.path) < 3:  # the plain board has no file system
    print("no files")
    sys.exit()


def attempt(what, *args):
    try:
        print(what.__name__ if hasattr(what, "__name__") else "", [str(a)[:8] for a in args], what(*args))
    except OSError as e:
        print([str(a)[:8] for a in args], e)


open("file", "w").close()
os.mkdir("folder")
open("folder/inner", "w").close()
for p in ("file/x", "folder/inner/x", "none/x", "file/", "folder/", "new/", "new//", "", "/", "x" * 256):
    attempt(lambda p: os.stat(p)[0], p)
    attempt(lambda p: open(p, "w").close(), p)
    attempt(lambda p: open(p).close(), p)
    attempt(os.mkdir, p)
    attempt(os.listdir, p)
    attempt(os.chdir, p)
    attempt(os.remove, p)
    os.chdir("/")
    print(sorted(n[:8] for n in os.listdir("/")))
open("file", "w").close()
os.mkdir("deep")
os.mkdir("deep/er")
for old, new in (
    ("file", "deep"), ("deep", "file"), ("none", "x"), ("file/x", "y"), ("file", "none/x"), ("file", "file/x"), ("file", "file"),
    ("file", "other"), ("deep", "wide"), ("other", "x" * 300), ("wide/er", "er"), ("er", "wide"), ("other", "/"), ("wide", "wide/in"),
):
    attempt(os.rename, old, new)
    print(sorted(os.listdir("/")))
print(gc.mem_alloc())
