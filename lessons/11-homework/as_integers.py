# as_integers.py
# 100 readings in a list of integers
import gc

readings = None
i = start = 0
gc.collect()
start = gc.mem_alloc()

# Your part: 100 readings, integers from 100 up.
readings = [0]

gc.collect()
print("Bytes kept:", gc.mem_alloc() - start)
print("Readings:", len(readings), "of", type(readings[0]))
