# last_ten.py
# Keep the last ten readings
import gc
import time

history = [0] * 10

def report(turn):
    gc.collect()
    history[turn % 10] = gc.mem_free()
    print("free:", history[turn % 10], "used:", gc.mem_alloc())

for turn in range(30):
    report(turn)
    time.sleep(10)

print("Kept:", len(history))
