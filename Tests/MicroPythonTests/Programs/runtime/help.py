help("modules")
# expect: __main__          asyncio/stream    hashlib           random
# expect: _asyncio          binascii          heapq             re
# expect: _boot             builtins          io                rp2
# expect: _onewire          cmath             json              select
# expect: _rp2              collections       machine           struct
# expect: array             deflate           math              sys
# expect: asyncio/__init__  dht               micropython       time
# expect: asyncio/core      ds18x20           neopixel          uasyncio
# expect: asyncio/event     errno             network           uctypes
# expect: asyncio/funcs     framebuf          onewire           umqtt/simple
# expect: asyncio/lock      gc                os                vfs
# expect: Plus any modules on the filesystem
