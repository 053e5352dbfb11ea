#!/usr/bin/env python3
"""kills.py [PICOHEAP [TIMES]]: picoheap is killed while it keeps progress, again and again. Nothing that was kept may be lost.

A learner turns pages as fast as the program draws them, each page saves, and SIGKILL comes at a moment drawn by chance (the same ones in
every run). After each: the file is whole, it holds all that it held, and what a killed one leaves lying about is gone with the next.
"""
import json
import os
import random
import signal
import sys
import time

from terminal import Home, Terminal, program

KEPT = {
    "version": 1, "lesson": "start", "finished": ["start", "memory"], "answers": {"x": {"text": "1", "right": True, "tries": 3}},
    "guesses": {"y": "12"}, "skipped": ["z"], "ran": ["r"], "solved": ["s"] + [f"task-{i}" for i in range(400)], "hints": {"s": 2},
    "moments": {f"p{i}.py": i for i in range(400)}, "lineRead": {"start": 1},
}


def holds(progress):
    """Whether all that was there at first is there still."""
    for key in ("finished", "skipped", "ran", "solved"):
        if not set(KEPT[key]) <= set(progress[key]):
            return False
    return all(progress[key].items() >= KEPT[key].items() for key in ("answers", "guesses", "hints", "moments"))


def main():
    picoheap = program()
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    chance = random.Random(1)
    start = time.monotonic()
    lost, midway, most = 0, 0, 0
    with Home() as home:
        home.write("picoheap/progress.json", json.dumps(KEPT))
        folder = os.path.dirname(home.progress)
        for _ in range(times):
            with Terminal([picoheap, "--lesson", "0"], home.environment()) as terminal:
                terminal.begin()
                due = time.monotonic() + chance.uniform(0, 0.06)
                keys = "lhlllhhlhl"
                while time.monotonic() < due and terminal.process.poll() is None:
                    terminal.type(keys)
                    terminal.read(0.002)
                terminal.signal(signal.SIGKILL)
                terminal.end()
            names = os.listdir(folder)
            # The temporary file of the killed one is there: it died while it wrote.
            midway += len(names) > 1
            most = max(most, len(names))
            try:
                with open(home.progress, "rb") as file:
                    progress = json.load(file)
                lost += not holds(progress)
            except (OSError, ValueError, KeyError) as error:
                lost += 1
                print(f"lost: {error}")
    print(f"{'killed':>8} {'while writing':>14} {'lost':>5} {'files at most':>14} {'seconds':>8}")
    print(f"{times:8} {midway:14} {lost:5} {most:14} {time.monotonic() - start:8.0f}")
    # One temporary file at the most is left by the last one that was killed.
    sys.exit(0 if lost == 0 and most <= 2 else 1)


main()
