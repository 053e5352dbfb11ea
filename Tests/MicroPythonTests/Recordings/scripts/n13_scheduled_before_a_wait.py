# A wait, even for no time at all, runs what is scheduled first.
import gc
import micropython
import time

seen = []


def note(x):
    seen.append(x)


micropython.schedule(note, 1)
time.sleep_ms(0)
print(seen)
micropython.schedule(note, 2)
time.sleep(0)
print(seen)
for i in range(3):
    seen.append("loop")
micropython.schedule(note, 3); micropython.schedule(note, 4); time.sleep_ms(0); print(seen)
time.sleep_ms(1)
print(seen)
micropython.schedule(note, 5); micropython.schedule(note, 6); micropython.schedule(note, 7); time.sleep_ms(1); print(seen[-3:])
micropython.schedule(note, 8); time.sleep_us(5); time.sleep_ms(-1); print(seen[-1])
time.sleep_ms(0)


def fail(x):
    raise ValueError(x)


micropython.schedule(fail, 9); time.sleep_ms(0); print("after")
gc.collect()
print("@", gc.mem_alloc())
