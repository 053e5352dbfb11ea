# fullest_moment.py
# What each way needs at once, when it needs most
import gc

def used():
    gc.collect()
    return gc.mem_alloc()

def concat_at_its_fullest():
    text = ""
    for i in range(199):
        text += str(i) + ","
    longer = text + "199,"  # the old text and the new one
    print("Concat needs at once:", used() - start)
    return longer

def join_at_its_fullest():
    parts = []
    for i in range(200):
        parts.append(str(i))
    text = ",".join(parts)  # all the parts and the text
    print("Join needs at once:", used() - start)
    return text

start = 0
start = used()
concat_at_its_fullest()
join_at_its_fullest()
