# first_fit.py
# Where does the next one go?
import gc

rows = [None] * 6

for i in range(6):
    rows[i] = bytearray(16 + 16 * i)  # 2 blocks, 3, 4 ...
rows[0] = None
rows[2] = None
rows[4] = None
gc.collect()
