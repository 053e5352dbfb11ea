# last_ten.py
# Keep the last ten readings
import gc
import time

history = []

def report():
    gc.collect()
    # Your part: a history of fixed size.
    history.append(gc.mem_free())
    print("free:", history[-1], "used:", gc.mem_alloc())

for _ in range(30):
    report()
    time.sleep(10)

print("Kept:", len(history))
