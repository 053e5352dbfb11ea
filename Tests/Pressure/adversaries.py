#!/usr/bin/env python3
"""adversaries.py [PICOHEAP]: programs that mean no good, run with a budget of steps, and once more told in words. Each must end by itself,
within bounded time and memory of the host."""
import os
import resource
import subprocess
import sys
import tempfile
import time

from terminal import CRASHES, Home, program

STEPS = 2_000_000
# A told run writes a sentence an event: some of these programs make a hundred megabytes of them.
TOLD_STEPS = STEPS // 10
MOST_SECONDS = 30
MOST_MEGABYTES = 250

# One program a line; `\\n` is a line end within it.
PROGRAMS = [line for line in r"""
while True: pass
while True: print('x' * 1000)
while True:\n try: [0] * 1000000\n except MemoryError: pass
l = []\nwhile True: l.append(l)
l = []\nwhile True: l.append(bytearray(16))
s = 'x'\nwhile True: s += s
s = ''\nfor i in range(10 ** 9): s += str(i)
def f(): f()\nf()
def f(n): return f(n + 1) + 1\nf(0)
f = lambda g: g(g)\nf(f)
def f():\n try: f()\n finally: f()\nf()
def f():\n try: f()\n except RuntimeError: f()\nf()
class A:\n def __getattr__(self, n): return getattr(self, n + 'x')\nA().a
class A:\n def __repr__(self): return repr(self)\nprint(A())
class A:\n def __eq__(self, o): return self == o\n def __hash__(self): return 1\nA() == A()
class A:\n def __hash__(self): d.clear(); return 1\nd = {1: 2}\nfor i in range(100): d[i] = i\nd[A()]
class A:\n def __eq__(self, o): s.clear(); return False\n def __hash__(self): return 1\ns = {1, 2}\ns.add(A()); s.add(A())
class A:\n def __lt__(self, o): l.clear(); return True\nl = [A() for i in range(50)]\nl.sort()
class A:\n def __iter__(self): return self\n def __next__(self): return 1\nlist(A())
class A:\n def __del__(self): A()\nwhile True: A()
class A:\n def __len__(self): return -1\nlen(A())
class A:\n def __bool__(self): return self\nbool(A())
def g():\n yield from g()\nfor x in g(): pass
def g():\n while True: yield\nlist(g())
g = None\ndef f():\n global g\n yield next(g)\ng = f()\nnext(g)
l = [1]\nfor x in l: l.append(x)
d = {}\nfor i in range(10 ** 9): d[i] = d
d = {1: 1}\nfor k in d: d[k + 1] = 1
s = set()\nfor i in range(10 ** 9): s.add(str(i))
x = 3\nwhile True: x = x * x
x = 10 ** 10 ** 4\nwhile True: x * x
print(str(7 ** 200000))
pow(3, 10 ** 4000)
pow(3, 10 ** 4000, 10 ** 4000 + 1)
1 << (1 << 40)
int('9' * 100000)
'{:1000000000}'.format(1)
'%1000000000d' % 1
b'a' * (1 << 62)
(1,) * (1 << 61)
range(1 << 62)[1 << 61]
list(range(1 << 62))
'x'.join(str(i) for i in range(10 ** 9))
('a' * 1000).replace('a', 'b' * 1000)
exec('exec(' * 500 + ')' * 500)
eval('(' * 5000 + ')' * 5000)
eval('-' * 20000 + '1')
eval('[' * 2000 + ']' * 2000)
eval('1' + '+1' * 20000)
exec('x = ' + '1 if 1 else ' * 3000 + '1')
exec('def f():\\n' + ' if 1:\\n' * 1 + '  pass\\n' * 20000)
src = 'a.b' + '.c' * 5000\nexec(src)
import re\nre.match('(a*)*b', 'a' * 30)
import re\nre.match('(((((a?)*)*)*)*)*b', 'a' * 1000)
import re\nre.compile('(' * 1000 + ')' * 1000)
import json\njson.loads('[' * 100000)
import json\nl = []\nl.append(l)\njson.dumps(l)
import time\nwhile True: time.sleep(10 ** 9)
import time\nwhile True: time.sleep_us(2 ** 62)
import machine\nts = [machine.Timer(period=1, callback=lambda t: None) for i in range(1000)]\nwhile True: pass
import machine\ndef f(t): machine.Timer(period=1, mode=machine.Timer.ONE_SHOT, callback=f)\nf(0)\nwhile True: pass
import micropython\ndef f(x): micropython.schedule(f, x)\nf(0)\nwhile True: pass
import micropython\nwhile True: micropython.mem_info(1)
import gc\ngc.disable()\nwhile True: bytearray(100)
import gc\nwhile True: gc.collect()
import gc\ngc.threshold(1)\nwhile True: [1]
import micropython\nmicropython.heap_lock()\nwhile True: print(1.5)
import uctypes\nuctypes.bytearray_at(0, 1 << 30)[:] = b'x'
import uctypes\nuctypes.bytes_at(0xffffffff, 100)
import array\narray.array('Q', range(1 << 40))
import struct\nstruct.pack('999999999s', b'')
import struct\nstruct.unpack('1000000000B', b'')
import io\ns = io.StringIO()\nwhile True: s.write('x' * 1000)
f = open('/x', 'w')\nwhile True: f.write('x' * 4096)
import os\nfor i in range(10 ** 9): os.mkdir('/d%d' % i)
import os\np = ''\nfor i in range(10 ** 9):\n p += '/d'\n os.mkdir(p)
import sys\nwhile True: sys.modules[str(len(sys.modules))] = sys
import asyncio\nasync def f():\n while True: await asyncio.sleep(0)\nasyncio.run(f())
import asyncio\nasync def f():\n while True: asyncio.create_task(f()); await asyncio.sleep(0)\nasyncio.run(f())
import deflate, io\nd = deflate.DeflateIO(io.BytesIO(b'\\x78\\x9c' + b'\\xff' * 1000))\nd.read()
import framebuf\nb = framebuf.FrameBuffer(bytearray(8), 8, 8, 0)\nb.fill_rect(-9**9, -9**9, 9**9, 9**9, 1)\nwhile True: b.scroll(9**9, 9**9)
import random\nwhile True: random.getrandbits(32)
import network\nw = network.WLAN(0)\nw.active(True)\nwhile True: w.scan()
import machine\nmachine.mem32[0] = machine.mem32[0x20000000]\nwhile True: machine.mem32[0x20000000] = 0xffffffff
import machine\nwhile True: machine.reset()
import rp2\nf = rp2.Flash()\nwhile True: f.writeblocks(0, bytearray(4096))
a = memoryview(bytearray(1000))\nwhile True: a = a[1:]
b = bytearray(10)\nm = memoryview(b)\nb.extend(b'x' * 100000)\nm[:] = b'y' * 10
locals().clear()\nglobals().clear()\nprint(1)
import builtins\nbuiltins.print = None\nprint(1)
import sys\nsys.stdout.write('\x00' * 1000000)
while True: input()
__import__('x' * 10000)
raise SystemExit(10 ** 100)
raise Exception('x' * 100000)
def f(**k): f(**{'a' * len(k): 1}, **k)\nf()
print(*([[]] * 100000))
print(f'{1:{2}{3}{4}}')
""".strip("\n").split("\n")]


def main():
    picoheap = program()
    failed, ends, slowest, largest = [], {}, (0, ""), (0, "")
    runs = 0
    with Home() as home:
        for how in ([], ["--tell"]):
            for source in PROGRAMS:
                text = source.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
                path = home.write("adversary.py", text + "\n")
                with open("/dev/null", "r+b") as null, tempfile.TemporaryFile() as errors:
                    start = time.monotonic()
                    process = subprocess.Popen(
                        [picoheap, "run", "--max-steps", str(TOLD_STEPS if how else STEPS), *how, path], stdin=null, stdout=null,
                            stderr=errors,
                        env=home.environment(), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
                    timeout = start + MOST_SECONDS
                    usage = None
                    while time.monotonic() < timeout:
                        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                        if pid:
                            break
                        time.sleep(0.005)
                    took = time.monotonic() - start
                    if not pid:
                        process.kill()
                        _, status, usage = os.wait4(process.pid, 0)
                        failed.append((source, how, "does not end"))
                    errors.seek(0)
                    said = errors.read().decode(errors="replace").strip().split("\n")[-1]
                runs += 1
                process.returncode = os.waitstatus_to_exitcode(status)
                memory = usage.ru_maxrss // 1024
                slowest, largest = max(slowest, (took, source)), max(largest, (memory, source))
                if process.returncode < 0 and pid:
                    failed.append((source, how, f"signal {-process.returncode}"))
                elif -process.returncode in CRASHES:
                    failed.append((source, how, "a crash"))
                if memory > MOST_MEGABYTES:
                    failed.append((source, how, f"{memory} MB"))
                end = "status 0" if process.returncode == 0 else "an exception or fault"
                if "stopped after" in said:
                    end = "stopped after its steps"
                ends[end] = ends.get(end, 0) + 1
    print(f"{'programs':>8} {'runs':>5} {'failed':>7} {'slowest s':>10} {'largest MB':>11}")
    print(f"{len(PROGRAMS):8} {runs:5} {len(failed):7} {slowest[0]:10.1f} {largest[0]:11}")
    for end, count in sorted(ends.items()):
        print(f"{count:8} {end}")
    print("slowest:", slowest[1][:100])
    print("largest:", largest[1][:100])
    for source, how, what in failed:
        print("FAILED:", what, *how, source[:200])
    sys.exit(1 if failed else 0)


main()
