# readings_in_list.py
# 64 readings, once in a list and once in a bytearray
import gc

in_list = in_bytes = None
start = turn = i = 0

gc.collect()
start = gc.mem_alloc()
in_list = [0] * 64
print("List:", gc.mem_alloc() - start)

start = gc.mem_alloc()
in_bytes = bytearray(64)
print("Bytearray:", gc.mem_alloc() - start)

start = gc.mem_alloc()
for turn in range(100):
    for i in range(64):
        in_bytes[i] = (turn + i) % 256
print("6,400 readings later:", gc.mem_alloc() - start)
