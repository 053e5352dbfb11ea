# concat.py
# 200 numbers in one text, by adding to the end
import gc

def build_with_concat():
    text = ""
    for i in range(200):
        text += str(i) + ","
    return text

start = text = 0
gc.collect()
start = gc.mem_alloc()
text = build_with_concat()
print("Used before collecting:", gc.mem_alloc() - start)
gc.collect()
print("Used after collecting:", gc.mem_alloc() - start)
