"""picoheap in a terminal whose other end is held here. Standard library only."""
import fcntl
import os
import pty
import re
import resource
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

# Signals by which a program dies of a mistake of its own.
CRASHES = {signal.SIGILL, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGTRAP, signal.SIGSYS}
# The last that is said of a mode is what holds. 25 is the cursor, which is on at first.
MODES = {"screen": ("1049", False), "mouse": ("1000", False), "pastes": ("2004", False), "keys": ("1", False), "cursor": ("25", True)}


def program():
    """The program to be tried: the first argument, or what the release build has made."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "../../.build/release/picoheap")
    path = shutil.which(named) or named
    if not os.access(path, os.X_OK):
        sys.exit(f"usage: {os.path.basename(sys.argv[0])} PICOHEAP")
    return os.path.abspath(path)


class Home:
    """A folder in which a learner's things lie, gone with the object."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="picoheap-pressure-")
        self.progress = self.at("picoheap/progress.json")

    def at(self, name):
        return os.path.join(self.path, name)

    def write(self, name, content):
        path = self.at(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def files(self):
        """The contents of all files that lie in it."""
        found = {}
        for folder, _, names in os.walk(self.path):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, self.path)] = file.read()
        return found

    def environment(self, more={}):
        known = {"HOME": self.path, "XDG_STATE_HOME": self.path, "XDG_DATA_HOME": self.path, "XDG_CONFIG_HOME": self.path}
        known |= {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "EDITOR": "true"}
        known |= {"SWIFT_BACKTRACE": "enable=no"}
        return {name: value for name, value in (known | more).items() if value is not None}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Terminal:
    """A pseudoterminal of its own session, and a process in it."""

    def __init__(self, arguments, environment, columns=80, rows=24, folder=None, before=None):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows, tell=False)
        self.settings = termios.tcgetattr(self.slave)
        self.output = bytearray()
        # A shell at the other end of everything: what a program leaves behind is seen when it has ended.
        def begin():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if before:
                before()
        self.process = subprocess.Popen(
            arguments, stdin=self.slave, stdout=self.slave, stderr=self.slave, env=environment, cwd=folder, preexec_fn=begin)
        os.set_blocking(self.master, False)

    @property
    def pid(self):
        return self.process.pid

    def resize(self, columns, rows, tell=True):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.signal(signal.SIGWINCH)

    def signal(self, number):
        if self.process.poll() is None:
            os.kill(self.pid, number)

    def read(self, seconds=0.0):
        """Takes what comes within that time; whether anything came."""
        came = False
        end = time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            if not ready:
                return came
            try:
                piece = os.read(self.master, 1 << 16)
            except OSError:
                return came
            if not piece:
                return came
            came = True
            self.output += piece

    def settle(self, quiet=0.05, most=10.0):
        """Waits until all keys are taken and nothing more is drawn."""
        end = time.monotonic() + most
        while time.monotonic() < end and self.process.poll() is None:
            came = self.read(quiet)
            if not came and self.waiting() == 0:
                return True
        return self.process.poll() is not None

    def begin(self, most=20.0):
        """Waits for the first frame."""
        end = time.monotonic() + most
        while not self.output and time.monotonic() < end and self.process.poll() is None:
            self.read(0.02)
        self.settle()

    def waiting(self):
        """Bytes that the program has not read yet."""
        return struct.unpack("i", fcntl.ioctl(self.slave, termios.FIONREAD, b"\0\0\0\0"))[0]

    def type(self, keys):
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            try:
                data = data[os.write(self.master, data):]
            except BlockingIOError:
                self.read(0.01)

    def end(self, most=10.0, reads=True):
        """The status, negative for a signal; None where it does not end."""
        end = time.monotonic() + most
        while self.process.poll() is None and time.monotonic() < end:
            if reads:
                self.read(0.02)
            else:
                time.sleep(0.02)
        if reads:
            self.read()
        return self.process.returncode

    def damage(self):
        """What is not as it was before the program."""
        found = ["settings"] if termios.tcgetattr(self.slave) != self.settings else []
        for name, (mode, wanted) in MODES.items():
            said = re.findall(rb"\x1b\[\?(?:[0-9]+;)*" + mode.encode() + rb"(?:;[0-9]+)*([hl])", bytes(self.output))
            if said and (said[-1] == b"h") != wanted:
                found.append(name)
        return found

    def hang_up(self):
        for number in (self.master, self.slave):
            try:
                os.close(number)
            except OSError:
                pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()


def megabytes(pid, what="VmRSS"):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(what + ":"):
                return int(line.split()[1]) // 1024
    return 0


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle_percent(pid, seconds=3.0):
    """How much of a processor it takes while nobody does anything."""
    before = processor_seconds(pid)
    time.sleep(seconds)
    return 100 * (processor_seconds(pid) - before) / seconds
