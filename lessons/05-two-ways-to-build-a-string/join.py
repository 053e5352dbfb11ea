# join.py
# 200 numbers in one text, by joining a list
import gc

def build_with_join():
    parts = []
    for i in range(200):
        parts.append(str(i))
    return ",".join(parts)

start = text = 0
gc.collect()
start = gc.mem_alloc()
text = build_with_join()
print("Used before collecting:", gc.mem_alloc() - start)
gc.collect()
print("Used after collecting:", gc.mem_alloc() - start)
