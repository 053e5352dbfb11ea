# growth_cliff.py
# Temperatures in a list that is never emptied
import gc
log = []

try:
    while True:
        log.append(len(log) / 10)
except MemoryError as error:
    print("Failed at reading", len(log) + 1)
    print(error)
    print("Free:", gc.mem_free())
