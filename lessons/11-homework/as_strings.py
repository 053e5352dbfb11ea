# as_strings.py
# 100 readings in a list of texts
import gc

readings = None
i = start = 0
gc.collect()
start = gc.mem_alloc()

# Your part: 100 readings, texts such as "100".
readings = [0]

gc.collect()
print("Bytes kept:", gc.mem_alloc() - start)
print("Readings:", len(readings), "of", type(readings[0]))
