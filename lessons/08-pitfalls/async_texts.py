# async_texts.py
# Three tasks share one heap for a week, and make texts
import asyncio
import gc
import json

history = []

async def sensor():
    turn = 0
    while True:
        turn += 1
        history.append((turn, 20 + turn % 50 / 10))
        if len(history) > 60:
            history.pop(0)
        await asyncio.sleep(60)

async def network():
    while True:
        await asyncio.sleep(600)
        json.dumps({"id": "pico", "last": [t for _, t in history]})

async def display():
    while True:
        await asyncio.sleep(60)
        line = "Temperature: " + str(history[-1][1]) + " C"

async def main():
    tasks = [asyncio.create_task(t()) for t in (sensor, network, display)]
    for day in range(1, 8):
        await asyncio.sleep(24 * 3600)
        print("Day", day, "used:", gc.mem_alloc())

asyncio.run(main())
