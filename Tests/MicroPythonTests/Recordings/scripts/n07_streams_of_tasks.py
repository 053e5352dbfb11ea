import asyncio, gc

before = gc.mem_alloc()
print(asyncio.StreamReader, asyncio.StreamWriter)
print(gc.mem_alloc() - before)
import uasyncio

print(uasyncio.sleep_ms is asyncio.sleep_ms, gc.mem_alloc() - before)


async def main():
    await uasyncio.sleep_ms(1)
    print("slept")


uasyncio.run(main())
