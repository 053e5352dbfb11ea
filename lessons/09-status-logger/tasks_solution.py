# tasks.py
# Three tasks share one heap, for a day
import asyncio
import gc
from array import array

history = array("h", [0] * 10)
line = bytearray(b"Now: 000")
message = bytearray(20)
shown = sent = 0

async def sensor():
    turn = 0
    while True:
        turn += 1
        history[turn % 10] = 200 + turn % 50
        await asyncio.sleep(60)

async def display():
    global shown
    while True:
        await asyncio.sleep(60)
        value = history[(shown + 1) % 10]
        line[5] = 48 + value // 100
        line[6] = 48 + value // 10 % 10
        line[7] = 48 + value % 10
        shown += 1

async def network():
    global sent
    while True:
        await asyncio.sleep(600)
        at = 0
        while at < 10:
            message[2 * at] = history[at] & 255
            message[2 * at + 1] = history[at] >> 8
            at += 1
        sent += 10

async def main():
    tasks = [asyncio.create_task(t()) for t in (sensor, display, network)]
    for part in range(4):
        await asyncio.sleep(6 * 3600)
        gc.collect()
        print("used:", gc.mem_alloc(), "shown:", shown, "sent:", sent)

asyncio.run(main())
