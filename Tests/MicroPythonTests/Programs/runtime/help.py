help("modules")
# expect: __main__          binascii          io                rp2
# expect: _asyncio          builtins          json              select
# expect: _boot             cmath             machine           struct
# expect: _onewire          collections       math              sys
# expect: _rp2              deflate           micropython       time
# expect: array             dht               neopixel          uasyncio
# expect: asyncio/__init__  ds18x20           network           uctypes
# expect: asyncio/core      errno             onewire           umqtt/simple
# expect: asyncio/event     framebuf          os                vfs
# expect: asyncio/funcs     gc                platform
# expect: asyncio/lock      hashlib           random
# expect: asyncio/stream    heapq             re
# expect: Plus any modules on the filesystem
