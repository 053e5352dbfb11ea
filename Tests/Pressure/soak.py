#!/usr/bin/env python3
"""soak.py [PICOHEAP [HOURS]]: a learner who presses a key a second for eight hours, as fast as the program takes them.

Keys and sizes are drawn by chance, the same ones in every run; each section gets its share. The program must not end by itself, its memory
must not grow from one half to the other, and it must take no processor's time while nobody does anything.
"""
import os
import random
import sys
import time

from terminal import CRASHES, Home, Terminal, idle_percent, megabytes, program

ARROWS = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~", "\x1b[Z", "\x1bOP", "\x1b[15~"]
MICE = ["\x1b[<64;10;5M", "\x1b[<65;10;5M", "\x1b[<0;{};24M"]
# Enter, Esc, Tab and what moves things are pressed more often than the rest; what leaves is pressed by the end alone.
LIKELY = "\r\r\r\x1b\x1b\t\t jjkkrraahl[]<>,.{}()zzggnnm0$+-PFLHOdbioN1234567890?"
RARE = "".join(chr(c) for c in range(33, 127) if chr(c) not in "qQ") + "éß漢🙂\x7f\x0c\x15\x02"
SIZES = [(80, 24), (40, 12), (120, 40), (200, 60), (60, 15), (1, 1), (30, 8), (300, 90), (79, 25), (41, 100)]


def key(chance):
    draw = chance.random()
    if draw < 0.55:
        return chance.choice(LIKELY)
    if draw < 0.8:
        return chance.choice(RARE)
    if draw < 0.95:
        return chance.choice(ARROWS)
    return chance.choice(MICE).format(chance.randrange(1, 80))


def main():
    picoheap = program()
    hours = float(sys.argv[2]) if len(sys.argv) > 2 else 8
    chance = random.Random(8)
    start = time.monotonic()
    rows, failed, pressed = [], [], []
    with Home() as home:
        work = home.at("work")
        os.mkdir(work)
        size = (80, 24)
        terminal = Terminal([picoheap, "--lesson", "0"], home.environment(), folder=work)
        terminal.begin()
        for second in range(int(hours * 3600)):
            if second % 90 == 0:
                size = chance.choice(SIZES) if chance.random() < 0.7 else (chance.randrange(1, 250), chance.randrange(1, 80))
                terminal.resize(*size)
            if second % 240 == 0:
                # The sections in turn, from wherever the keys have led.
                terminal.type("\x1b\x1b\x1b\x1b\x03")
                terminal.settle()
                terminal.type(f"{second // 240 % 13}G")
            pressed.append(key(chance))
            terminal.type(pressed[-1])
            if second % 8 == 7 and not terminal.settle(quiet=0.002, most=60):
                failed.append(f"second {second}: keys are not taken")
                break
            status = terminal.process.poll()
            if status is not None:
                terminal.read(0.5)
                failed.append(f"second {second}: ended with {status}" + (" (a crash)" if -status in CRASHES else ""))
                failed.append(f"the last keys at {size}: {''.join(pressed[-300:])!r}; said: {bytes(terminal.output[-600:])!r}")
                break
            del terminal.output[:-4096]
            if second % 1800 == 1799:
                rows.append((second + 1, megabytes(terminal.pid), megabytes(terminal.pid, "VmHWM"), time.monotonic() - start))
                terminal.resize(80, 24)
        if not failed:
            terminal.type("\x1b\x1b\x1b\x1b\x03")
            terminal.settle(most=60)
            # What plays comes to its end first.
            for _ in range(20):
                idle = idle_percent(terminal.pid)
                terminal.read()
                if idle < 0.5:
                    break
            terminal.type("\x1b\x1b\x1b\x1bq")
            status = terminal.end(20)
            if status is None:
                terminal.type("\x03\x03")
                status = terminal.end(20)
            if status not in (0, 130):
                failed.append(f"left with {status}")
            failed += [f"the terminal's {what} is not as it was" for what in terminal.damage()]
            if idle > 1:
                failed.append(f"{idle:.1f} % of a processor while nothing happens")
        terminal.__exit__()
    print(f"{'simulated hours':>15} {'memory MB':>10} {'at most MB':>11} {'seconds':>8}")
    for second, now, most, took in rows:
        print(f"{second / 3600:15.1f} {now:10} {most:11} {took:8.0f}")
    if len(rows) >= 4 and not failed:
        half = len(rows) // 2
        first, second = (max(now for _, now, _, _ in part) for part in (rows[1:half], rows[half:]))
        print(f"highest in the first half {first} MB, in the second {second} MB; processor while idle {idle:.1f} %")
        if second > first * 1.3 + 24:
            failed.append("memory grows")
    for what in failed:
        print("FAILED:", what)
    sys.exit(1 if failed else 0)


main()
