# tasks.py
# Three tasks share one heap, for a day
import asyncio
import gc

history = []
shown = sent = 0

async def sensor():
    turn = 0
    while True:
        turn += 1
        history.append((turn, 200 + turn % 50))
        if len(history) > 10:
            history.pop(0)
        await asyncio.sleep(60)

async def display():
    global shown
    while True:
        await asyncio.sleep(60)
        line = "Now: " + str(history[-1][1])
        shown += 1

async def network():
    global sent
    while True:
        await asyncio.sleep(600)
        message = ",".join([str(value) for _, value in history])
        sent += len(history)

async def main():
    tasks = [asyncio.create_task(t()) for t in (sensor, display, network)]
    for part in range(4):
        await asyncio.sleep(6 * 3600)
        gc.collect()
        print("used:", gc.mem_alloc(), "shown:", shown, "sent:", sent)

asyncio.run(main())
