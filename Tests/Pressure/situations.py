#!/usr/bin/env python3
"""situations.py [PICOHEAP [NAME]]: bad terminals, locales, streams, signals, disks, files. Whatever happens,
picoheap ends by itself or when it is told to, does not crash, gives the terminal back as it was, and loses nothing of what a learner has.

A situation is a function that yields what is wrong, if anything is. The full and the read-only disks are small tmpfs and need root.
"""
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

from terminal import CRASHES, Home, Terminal, idle_percent, megabytes, program

PICOHEAP = program()
KEPT = {"version": 1, "lesson": "strings", "solved": ["status"], "answers": {"x": {"text": "1", "right": True, "tries": 2}}}
SITUATIONS = []


def situation(kind, name):
    def keep(test):
        SITUATIONS.append((kind, name, test))
        return test
    return keep


def sound(terminal, statuses, most=10.0, reads=True):
    """What is wrong with how it has ended."""
    status = terminal.end(most, reads)
    if status is None:
        yield "does not end"
    elif statuses is not None and status not in statuses:
        yield f"status {status}"
    elif -status in CRASHES and statuses is None:
        yield f"crash {-status}"
    if reads:
        for what in terminal.damage():
            yield f"{what} is not as it was"


def sitting(keys="lhG j", statuses=(0,), arguments=("--lesson", "5"), environment={}, columns=80, rows=24, home=None, before=None,
    quits=True):
    """The course is opened, keys are pressed, q leaves."""
    own = home or Home()
    try:
        with Terminal([PICOHEAP, *arguments], own.environment(environment), columns, rows, own.path, before) as terminal:
            terminal.begin()
            terminal.type(keys)
            terminal.settle()
            if quits:
                terminal.type("\x1b\x1b\x1b\x1bq")
            yield from sound(terminal, statuses)
    finally:
        if not home:
            shutil.rmtree(own.path, ignore_errors=True)


def command(line, statuses, home=None, most=20, environment={}):
    """A line of a shell in which $P is picoheap and $D a folder with programs."""
    with Home() as own:
        home = home or own
        home.write("ok.py", "print('x' * 100)\n")
        home.write("flood.py", "while True: print(1)\n")
        home.write("fill.py", "while True: [1]\n")
        try:
            done = subprocess.run(
                ["bash", "-c", line], env=home.environment({"P": PICOHEAP, "D": home.path} | environment), timeout=most,
                    capture_output=True,
                stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            yield "does not end"
            return
        if statuses is not None and done.returncode not in statuses:
            yield f"status {done.returncode}: {done.stderr[-120:]!r}"
        if any(done.returncode in (-number, 128 + number) for number in CRASHES):
            yield "a crash"
        if b"Fatal error" in done.stderr or b"swift-backtrace" in done.stderr:
            yield "a crash"


# Sizes: at the start, and after it.
for columns, rows in [(1, 1), (2, 2), (10, 3), (39, 11), (40, 12), (1, 200), (500, 1), (500, 200), (0, 0), (1000, 1000)]:
    @situation("size", f"{columns} x {rows}")
    def _(columns=columns, rows=rows):
        yield from sitting(columns=columns, rows=rows)

for size in [(1, 1), (32767, 32767), (0, 0)]:
    @situation("size", f"becomes {size[0]} x {size[1]} and again 80 x 24")
    def _(size=size):
        with Home() as home, Terminal([PICOHEAP, "--lesson", "5"], home.environment()) as terminal:
            terminal.begin()
            for columns, rows in (size, (80, 24)):
                terminal.resize(columns, rows)
                terminal.type("jk")
                terminal.settle()
            most = megabytes(terminal.pid, "VmHWM")
            terminal.type("q")
            yield from sound(terminal, (0,))
            if most > 400:
                yield f"{most} MB"


@situation("size", "changes 500 times while a run plays")
def _():
    with Home() as home, Terminal([PICOHEAP, "--lesson", "5"], home.environment()) as terminal:
        terminal.begin()
        terminal.type("r\r")
        terminal.settle(0.3)
        terminal.type("0 ")
        for i in range(500):
            terminal.resize(20 + i % 150, 5 + i % 60)
            terminal.read(0.002)
        terminal.settle()
        terminal.type("\x1b\x1bq")
        yield from sound(terminal, (0,))


# Locales.
for name in ["C", "POSIX", "C.UTF-8", "en_US.UTF-8", "de_DE.ISO-8859-1", "xx_YY.UTF-8", "", "../../../etc/passwd", "A" * 5000]:
    @situation("locale", name[:24] or "none")
    def _(name=name):
        yield from sitting(environment={"LC_ALL": name or None})


# Terminals.
for name in ["xterm", "xterm-256color", "screen", "tmux-256color", "vt100", "linux", "ansi", "xterm-kitty", "nonsense", "../../x",
    "A" * 5000]:
    @situation("TERM", name[:24])
    def _(name=name):
        yield from sitting(environment={"TERM": name}, statuses=(0,))

for name in ["", None, "dumb"]:
    @situation("TERM", f"{name!r}: text")
    def _(name=name):
        yield from sitting(environment={"TERM": name}, keys="", quits=False)

for name, value in [("TERMINFO", "/dev/null"), ("TERMINFO_DIRS", "/nowhere"), ("COLUMNS", "30000"), ("LINES", "-1"), ("ESCDELAY",
    "x" * 100)]:
    @situation("TERM", f"{name}={value[:12]}")
    def _(name=name, value=value):
        yield from sitting(environment={name: value})


# Streams.
for name, line, statuses in [
    ("run into head", "$P run $D/flood.py | head -1; exit ${PIPESTATUS[0]}", (141,)),
    ("run into head, SIGPIPE ignored", "trap '' PIPE; $P run $D/flood.py | head -1; exit ${PIPESTATUS[0]}", (141,)),
    ("prompt into head, SIGPIPE ignored", "trap '' PIPE; printf 'while 1: print(1)\n\n\n' | $P repl | head -1; exit ${PIPESTATUS[1]}",
        (141,)),
    ("course into head", "$P --lesson 5 | head -1; exit ${PIPESTATUS[0]}", (0, 141)),
    ("standard input closed", "$P run - <&-", (1,)),
    ("standard input a folder", "$P run - < /", (1,)),
    ("standard output closed", "$P run $D/ok.py >&-", (1,)),
    ("standard output full", "$P run $D/ok.py > /dev/full", (1,)),
    ("standard error full", "$P run $D/none.py 2> /dev/full", (1,)),
    ("all three closed", "$P compile --list $D/ok.py <&- >&- 2>&-", (1,)),
    ("a named pipe that nobody writes to", "mkfifo $D/f && $P run $D/f", (1,)),
    ("a named pipe as progress", "mkdir -p $D/picoheap && mkfifo $D/picoheap/progress.json && $P --plain --lesson 5", (0,)),
    ("an endless file", "$P run /dev/zero", (1,)),
    ("a loop of links", "ln -s $D/l $D/l && $P run --events $D/l $D/ok.py", (1,)),
    ("a map onto a device", "$P run --save-map /dev/full $D/ok.py", (1,)),
]:
    @situation("stream", name)
    def _(line=line, statuses=statuses):
        yield from command(line, statuses)


# Signals.
TOLD = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM, signal.SIGXCPU, signal.SIGSEGV,
    signal.SIGABRT]
for number in TOLD:
    @situation("signal", f"{number.name} while reading")
    def _(number=number):
        with Home() as home, Terminal([PICOHEAP, "--lesson", "5"], home.environment()) as terminal:
            terminal.begin()
            terminal.type("ljj")
            terminal.settle()
            for _ in range(2 if number == signal.SIGINT else 1):
                terminal.signal(number)
                terminal.read(0.2)
            yield from sound(terminal, (-number, 128 + number))
            if not os.path.exists(home.progress):
                yield "progress is lost"

for number in [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR2]:
    @situation("signal", f"{number.name} while a script asks")
    def _(number=number):
        with Home() as home, Terminal([PICOHEAP, "run", home.write("a.py", "input('?')\n")], home.environment()) as terminal:
            terminal.begin()
            terminal.signal(number)
            yield from sound(terminal, (-number, 128 + number))

    @situation("signal", f"{number.name} at the prompt")
    def _(number=number):
        with Home() as home, Terminal([PICOHEAP, "repl"], home.environment()) as terminal:
            terminal.begin()
            terminal.type("1+")
            terminal.settle()
            terminal.signal(number)
            yield from sound(terminal, (-number, 128 + number))

for number in [signal.SIGTERM, signal.SIGQUIT]:
    @situation("signal", f"{number.name} while a program runs")
    def _(number=number):
        with Home() as home, Terminal([PICOHEAP, "--lesson", "8"], home.environment()) as terminal:
            terminal.begin()
            terminal.type("r\r")
            terminal.read(0.15)
            terminal.signal(number)
            yield from sound(terminal, (-number, 128 + number))

    @situation("signal", f"{number.name} while the editor is open")
    def _(number=number):
        with Home() as home, Terminal([PICOHEAP, "--lesson", "9"], home.environment({"EDITOR": "sleep 30; true"})) as terminal:
            terminal.begin()
            terminal.type("e")
            terminal.read(0.5)
            terminal.signal(number)
            yield from sound(terminal, (-number, 128 + number))


@situation("signal", "the terminal does not read, then SIGTERM")
def _():
    with Home() as home, Terminal([PICOHEAP, "--lesson", "5"], home.environment(), 200, 60) as terminal:
        terminal.begin()
        for _ in range(3000):
            try:
                os.write(terminal.master, b"lh")
            except BlockingIOError:
                break
        time.sleep(0.5)
        terminal.signal(signal.SIGTERM)
        yield from sound(terminal, None, 5, reads=False)


@situation("signal", "the terminal goes away")
def _():
    with Home() as home, Terminal([PICOHEAP, "--lesson", "5"], home.environment()) as terminal:
        terminal.begin()
        terminal.hang_up()
        yield from sound(terminal, None, 5, reads=False)


# Disks.
def disk(size, home, options=""):
    os.makedirs(home.at("picoheap"), exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}{options}", "tmpfs", home.at("picoheap")], capture_output=True)
    return made.returncode == 0


def whole(home):
    with open(home.progress) as file:
        kept = json.load(file)
    if not (kept["solved"] == KEPT["solved"] and kept["answers"].items() >= KEPT["answers"].items()):
        yield "progress is lost"


@situation("disk", "full when progress is saved")
def _():
    with Home() as home:
        if not disk("64k", home):
            raise PermissionError
        try:
            home.write("picoheap/progress.json", json.dumps(KEPT))
            with open(home.at("picoheap/big"), "wb", buffering=0) as file:
                try:
                    while file.write(b"x" * 512):
                        pass
                except OSError:
                    pass
            yield from sitting(home=home, keys="lhl")
            yield from whole(home)
        finally:
            subprocess.run(["umount", "-l", home.at("picoheap")])


@situation("disk", "read-only")
def _():
    with Home() as home:
        if not disk("64k", home):
            raise PermissionError
        try:
            home.write("picoheap/progress.json", json.dumps(KEPT))
            subprocess.run(["mount", "-o", "remount,ro", home.at("picoheap")], check=True)
            yield from sitting(home=home, keys="lhlec")
            yield from whole(home)
        finally:
            subprocess.run(["umount", "-l", home.at("picoheap")])


@situation("disk", "no file may grow beyond 100 bytes")
def _():
    with Home() as home:
        home.write("picoheap/progress.json", json.dumps(KEPT))
        yield from sitting(home=home, keys="lhl", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
        yield from whole(home)


@situation("disk", "full while a run's files are written")
def _():
    with Home() as home:
        if not disk("64k", home):
            raise PermissionError
        try:
            home.write("picoheap/kept", "kept")
            yield from command(f"$P run --max-steps 50000 --events {home.at('picoheap/kept')} $D/fill.py", (1,))
            if home.files().get("picoheap/kept") != b"kept":
                yield "the file that was there is lost"
        finally:
            subprocess.run(["umount", "-l", home.at("picoheap")])


for name, value in [("that is not there", "/nowhere/at/all"), ("that is a file", "/etc/hostname"), ("that is relative", "a/b"),
    ("without a name", "")]:
    @situation("disk", f"a home {name}")
    def _(value=value):
        yield from sitting(environment={"HOME": value, "XDG_STATE_HOME": None, "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None}, keys="jj")


# Files of the learner.
for name, content in [
    ("empty", b""), ("no JSON", b"{"), ("another shape", b"[1]"), ("binary", bytes(range(256)) * 40), ("a version of tomorrow",
        b'{"version": 99}'),
    ("half of it", json.dumps(KEPT).encode()[:60]), ("numbers without end",
        b'{"version":1,"hints":{"s":9223372036854775807},"lineRead":{"strings":-5}}'),
    ("nested deep", b'{"version":1,"answers":' + b"[" * 100000), ("20 MB", b'{"version":1,"lesson":"' + b"x" * (20 << 20) + b'"}'),
    ("names from elsewhere", '{"version":1,"lesson":"\x1b]0;P\x07","panel":"../../x","moments":{"a":1e99}}'.encode()),
]:
    @situation("progress", name)
    def _(content=content):
        with Home() as home:
            home.write("picoheap/progress.json", content)
            yield from sitting(home=home, keys="lhliGa1\r", arguments=())
            # It is there still, under its name or another, or it was fit to be gone on from.
            if content not in home.files().values():
                try:
                    assert json.loads(content)["version"] == 1
                except Exception:
                    yield "what was there is lost"


@situation("progress", "a folder of its name")
def _():
    with Home() as home:
        home.write("picoheap/progress.json/inner", "kept")
        yield from sitting(home=home, arguments=())
        if b"kept" not in home.files().values():
            yield "what was there is lost"


@situation("progress", "two programs at once")
def _():
    with Home() as home:
        arguments = [PICOHEAP, "--lesson", "0"]
        with Terminal(arguments, home.environment()) as one, Terminal(arguments, home.environment()) as other:
            for terminal in (one, other):
                terminal.begin()
            one.type("Ga1\r\r\x1b")
            one.settle()
            other.type("l")
            other.settle()
            for terminal in (one, other):
                terminal.type("\x1b\x1bq")
                yield from sound(terminal, (0,))
        with open(home.progress) as file:
            kept = json.load(file)
            if not kept["answers"] or "start" not in kept["finished"]:
                yield "what one of them has done is lost"


for name, content in [("a bomb of aliases", "a: &a [x, x]\n" + "".join(f"b{i}: [*a, *a]\n" for i in range(99))), ("10 MB",
    "theme: x\n" * 1000000),
                      ("binary", bytes(range(256))), ("unknown keys", "".join(f"k{i}: 1\n" for i in range(20000)))]:
    @situation("settings", name)
    def _(content=content):
        with Home() as home:
            home.write("picoheap/config.yaml", content)
            yield from sitting(home=home)


# Courses.
COURSE = "format: 1\ntitle: T\nminutes: 1\nboards: [pico2w]\norder: [00-s]\n"
LESSON = "id: s\nnumber: 0\ntitle: T\nminutes: 1\ngoals: [g]\n"
for name, files in [
    ("nothing there", {}), ("no section", {"course.yaml": COURSE}), ("no YAML", {"course.yaml": "\x00\x01"}),
    ("deep quotes", {"00-s/lesson.md": "# T\n\n" + ">" * 20000 + " x\n"}), ("a wide table",
        {"00-s/lesson.md": "|" * 20000 + "\n" + "|-" * 20000 + "\n" + "|\n" * 2000}),
    ("deep formulas", {"00-s/lesson.md": "# T\n\n<!-- value: " + "(" * 40000 + " -->\n"}),
    ("a bomb of aliases", {"00-s/lesson.yaml": LESSON + "x: &a [1]\n" + "y: [*a, *a]\n" * 1000}),
    ("outside of its folder", {"course.yaml": COURSE.replace("00-s", "s/../../..")}), ("minutes without end",
        {"00-s/lesson.yaml": LESSON.replace("minutes: 1", "minutes: 9223372036854775807")}),
    ("escape sequences", {"00-s/lesson.yaml": LESSON.replace("title: T", 'title: "\\e]0;P\\a\\e[2J"')}),
]:
    @situation("course", name)
    def _(files=files):
        with Home() as home:
            all_files = {"course.yaml": COURSE, "00-s/lesson.md": "# T\n", "00-s/lesson.yaml": LESSON} | files if files else {}
            for file, content in all_files.items():
                home.write("c/" + file, content)
            for arguments in (["lint", home.at("c")], ["list", "--lessons", home.at("c")], ["--plain", "--lessons", home.at("c")]):
                yield from command(" ".join(["$P", *arguments]), (0, 1))
            yield from sitting(home=home, arguments=("--lessons", home.at("c")), statuses=(0, 1), keys="j")


# Limits of the host.
for name, limit in [
    ("200 MB of addresses", "ulimit -v 200000"), ("600 MB of addresses", "ulimit -v 600000"), ("4 descriptors", "ulimit -n 4"),
    ("one second of a processor", "ulimit -t 1"), ("a stack of 256 KB", "ulimit -s 256"), ("an environment of 1 MB",
        "export X=$(head -c 100000 /dev/zero | tr '\\0' x)"),
]:
    @situation("limit", name)
    def _(limit=limit):
        yield from command(f"{limit}; exec $P run --max-steps 2000000 $D/flood.py > /dev/null", None)


@situation("idle", "no processor's time while nobody does anything")
def _():
    with Home() as home, Terminal([PICOHEAP, "--lesson", "5"], home.environment()) as terminal:
        terminal.begin()
        # To the end of the run, which plays.
        terminal.type("r\r")
        terminal.settle(0.5)
        terminal.type("$")
        terminal.settle(0.5)
        # What fades or plays comes to its end first.
        for _ in range(6):
            terminal.read()
            share = idle_percent(terminal.pid)
            if share < 1:
                break
        else:
            yield f"{share:.1f} %"
        terminal.type("\x1b\x1bq")
        yield from sound(terminal, (0,))


def main():
    start = time.monotonic()
    table, failed = {}, []
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    for kind, name, test in SITUATIONS:
        if only not in f"{kind}: {name}":
            continue
        row = table.setdefault(kind, [0, 0, 0])
        try:
            faults = list(test())
        except PermissionError:
            row[2] += 1
            continue
        row[0 if not faults else 1] += 1
        failed += [f"{kind}: {name}: {fault}" for fault in faults]
    print(f"{'kind':10} {'held':>5} {'failed':>7} {'not tried':>10}")
    for kind, row in table.items():
        print(f"{kind:10} {row[0]:5} {row[1]:7} {row[2]:10}")
    held, wrong, left = (sum(row[i] for row in table.values()) for i in range(3))
    print(f"{'all':10} {held:5} {wrong:7} {left:10}   in {time.monotonic() - start:.0f} s")
    for what in failed:
        print("FAILED:", what)
    sys.exit(1 if failed else 0)


main()
