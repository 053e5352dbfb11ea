# every_10s.py
# Report memory use every 10 seconds, six times
import gc
import time

def report():
    gc.collect()
    print("free:", gc.mem_free(), "used:", gc.mem_alloc())

# Your part: six reports, 10 seconds apart.
report()
