import gc

# A chain of small objects that fills about 190 KB, collected 200 times.
keep = None
for i in range(6000):
    keep = (keep, i)
for i in range(200):
    gc.collect()
