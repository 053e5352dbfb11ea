# async_buffers.py
# The same three tasks, with what they need made once
import asyncio
import gc
from array import array

history = array("h", [0] * 60)  # tenths of a degree
message = bytearray(2 * 60)
digits = bytearray(b"Temperature: 00.0 C")

async def sensor():
    turn = 0
    while True:
        turn += 1
        history[turn % 60] = 200 + turn % 50
        await asyncio.sleep(60)

async def network():
    while True:
        await asyncio.sleep(600)
        for i in range(60):
            message[2 * i] = history[i] & 255
            message[2 * i + 1] = history[i] >> 8

async def display():
    at = 0
    while True:
        await asyncio.sleep(60)
        at += 1
        tenths = history[at % 60]
        digits[13] = 48 + tenths // 100
        digits[14] = 48 + tenths // 10 % 10
        digits[16] = 48 + tenths % 10

async def main():
    tasks = [asyncio.create_task(t()) for t in (sensor, network, display)]
    for day in range(1, 8):
        await asyncio.sleep(24 * 3600)
        print("Day", day, "used:", gc.mem_alloc())

asyncio.run(main())
