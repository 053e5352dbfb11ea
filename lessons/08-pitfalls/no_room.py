# no_room.py: policy_full, and then one buffer
import gc, json, micropython

log = [None] * 1500


def payload(i):
    d = {"t": 20.0 + i / 10, "h": 40 + i % 50,
         "id": "sensor_" + str(i % 7), "seq": i}
    s = json.dumps(d)
    for k in range(6):
        s = s + ',"x' + str(k) + '":' + str(i * k)
    return s


gc.collect()

for i in range(1500):
    p = payload(i)
    log[i] = (i, len(p), i * 0.5)

p = None
gc.collect()
print("@end", gc.mem_alloc(), gc.mem_free())
buffer = bytearray(4096)
