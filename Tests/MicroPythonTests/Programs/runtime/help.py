help("modules")
# expect: __main__          asyncio/stream    hashlib           platform
# expect: _asyncio          binascii          heapq             random
# expect: _boot             builtins          io                re
# expect: _onewire          cmath             json              rp2
# expect: _rp2              collections       machine           select
# expect: array             deflate           math              struct
# expect: asyncio/__init__  dht               micropython       sys
# expect: asyncio/core      ds18x20           neopixel          time
# expect: asyncio/event     errno             network           uasyncio
# expect: asyncio/funcs     framebuf          onewire           uctypes
# expect: asyncio/lock      gc                os                vfs
# expect: Plus any modules on the filesystem
