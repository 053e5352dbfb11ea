# Streams that are read and written by tasks. There is no network here: connecting raises what the socket module raises.

from . import core


class Stream:
    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""

    def get_extra_info(self, v):
        return self.e[v]

    def close(self):
        pass

    async def wait_closed(self):
        self.s.close()

    # Generators, to be awaited.
    def read(self, n=-1):
        found = b""
        while True:
            yield core._io_queue.queue_read(self.s)
            part = self.s.read(n)
            if part is not None:
                if n >= 0:
                    return part
                if not len(part):
                    return found
                found += part

    def readinto(self, buf):
        yield core._io_queue.queue_read(self.s)
        return self.s.readinto(buf)

    def readexactly(self, n):
        found = b""
        while n:
            yield core._io_queue.queue_read(self.s)
            part = self.s.read(n)
            if part is not None:
                if not len(part):
                    raise EOFError
                found += part
                n -= len(part)
        return found

    def readline(self):
        found = b""
        while True:
            yield core._io_queue.queue_read(self.s)
            part = self.s.readline()
            if part is None:
                continue
            if part:
                found += part
            if not part or found[-1] == 10:
                return found

    def write(self, buf):
        if not self.out_buf:
            # As much as goes out at once.
            ret = self.s.write(buf)
            if ret == len(buf):
                return
            if ret is not None:
                buf = buf[ret:]
        self.out_buf += buf

    def drain(self):
        if not self.out_buf:
            # Let the others run.
            return (yield from core.sleep_ms(0))
        out = memoryview(self.out_buf)
        off = 0
        while off < len(out):
            yield core._io_queue.queue_write(self.s)
            ret = self.s.write(out[off:])
            if ret is not None:
                off += ret
        self.out_buf = b""


StreamReader = Stream
StreamWriter = Stream


# A generator, to be awaited.
def open_connection(host, port, ssl=None, server_hostname=None):
    import socket

    raise OSError(113)
    yield


class Server:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.close()
        await self.wait_closed()

    def close(self):
        self.state = True
        self.task.cancel()

    async def wait_closed(self):
        await self.task

    async def _serve(self, s, cb, ssl):
        raise OSError(113)


async def start_server(cb, host, port, backlog=5, ssl=None):
    import socket

    raise OSError(113)


# The names that streams had before version 3.
async def stream_awrite(self, buf, off=0, sz=-1):
    if off != 0 or sz != -1:
        end = len(buf) if sz == -1 else off + sz
        buf = memoryview(buf)[off:end]
    self.write(buf)
    await self.drain()


Stream.aclose = Stream.wait_closed
Stream.awrite = stream_awrite
Stream.awritestr = stream_awrite
