import io
import os


class Copy(io.IOBase):
    def __init__(self, typed):
        self.typed = typed
        self.got = b""

    def write(self, data):
        self.got += bytes(data)
        return len(data)

    def readinto(self, into):
        if not self.typed:
            return None
        into[0] = self.typed[0]
        self.typed = self.typed[1:]
        return 1

    def ioctl(self, request, argument):
        return 0


copy = Copy(b"hello\n")
print(os.dupterm(copy))  # expect: None
print("one\ntwo", 3)
# expect: one
# expect: two 3
os.dupterm_notify(None)
import sys

line = sys.stdin.readline()
print(os.dupterm(None) is copy)  # expect: True
print(line[:5], copy.typed, copy.got)  # expect: hello b'' b'None\r\none\r\ntwo 3\r\n'


# One that fails is let go.
class Broken(Copy):
    def write(self, data):
        raise ValueError("no more")


os.dupterm(Broken(b""))
print("next")
# expect: nextdupterm: Exception in write() method, deactivating: Traceback (most recent call last):
# expect:   File "<stdin>", line 41, in write
# expect: ValueError: no more
print(os.dupterm(None))  # expect: None
for wrong in ((copy, 1), (3,)):
    try:
        os.dupterm(*wrong)
    except (ValueError, OSError) as e:
        print(e)
# expect: invalid dupterm index
# expect: stream operation not supported
