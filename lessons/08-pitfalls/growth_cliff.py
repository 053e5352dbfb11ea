# growth_cliff.py
# A list that is never emptied meets its cliff
import gc
log = []

try:
    while True:
        log.append(len(log))
except MemoryError as error:
    print("Failed at reading", len(log) + 1)
    print(error)
    print("Free:", gc.mem_free())
