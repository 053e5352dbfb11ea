import binascii
import deflate
import gc
import io

# zlib.compressobj(9, 8, -9), and the same with the header and the checksum of zlib.
raw = b"+I\xcd-H-J,)-J\xb552\xd43\xb5\xce(\xcd\xcdL\xc9,\xa9\xb45\xb1\xb0.\x19\x95\xa4D\x12\x00"
packed = b"\x18\xd3" + raw + b"2\xeez\xdd"
text = b"temperature=21.5;humidity=48;" * 12

with deflate.DeflateIO(io.BytesIO(packed)) as d:
    print(d.read() == text, d.read())  # expect: True b''
print(deflate.DeflateIO(io.BytesIO(packed), deflate.ZLIB, 9).read(11))  # expect: b'temperature'
print(deflate.DeflateIO(io.BytesIO(raw), deflate.RAW, 9).read() == text)  # expect: True
# Read in small pieces, and by lines.
d = deflate.DeflateIO(io.BytesIO(raw), deflate.RAW, 9)
whole = b""
piece = bytearray(7)
while True:
    count = d.readinto(piece)
    if not count:
        break
    whole += piece[:count]
print(whole == text)  # expect: True
zipped = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcbH\xcd\xc9\xc9\xd7Q\xc8@\xa2\x00\x9f\xa1\xca\t\x13\x00\x00\x00"
print(deflate.DeflateIO(io.BytesIO(zipped), deflate.GZIP).readline())  # expect: b'hello, hello, hello'
print(deflate.DeflateIO(io.BytesIO(b"x\x01\x01\x0c\x00\xf3\xffstored bytes\x1f\xcf\x04\xd9")).read())  # expect: b'stored bytes'
# A block with codes of its own.
own = (
    b"\x18\x19\x05\xc1\x01\x01\x000\x08\x03\xa0\xac\xec\x86p\xa6?\xec\xed\xd1\x90MMX\x10C\x84\t\x1c\xd6\n\x01\x95\x8a\xb8\x808}e^\x87"
    b"\xf1\x12\x12\x9e\xdc\x18Z\x17P`\x16l\x1f\x1b\xdc\xa3\x94\x98\xe7)\xb7\x833\x18\xd8\xc3\xd1\xf1\x92=\xf4\x03Y\x9fO\xf7"
)
data = deflate.DeflateIO(io.BytesIO(own)).read()
print(len(data), binascii.crc32(data), data[:8])  # expect: 200 2102818703 b'xzxzaayb'

for wrong in (packed[:-1] + b"!", b"\x18\xd4" + raw, raw, zipped[:10] + b"\x07", own[:30]):
    d = deflate.DeflateIO(io.BytesIO(wrong))
    for _ in range(2):
        try:
            d.read()
            print("fine")
        except (OSError, EOFError) as e:
            print(repr(e))
# expect: OSError(22,)
# expect: EOFError()
# expect: OSError(22,)
# expect: OSError(22,)
# expect: OSError(22,)
# expect: OSError(22,)
# expect: OSError(22,)
# expect: OSError(22,)
# expect: EOFError()
# expect: EOFError()
for arguments in ((4,), (0, 4), (0, 16)):
    try:
        deflate.DeflateIO(io.BytesIO(b""), *arguments)
    except ValueError as e:
        print(e)
# expect: format
# expect: wbits
# expect: wbits
try:
    deflate.DeflateIO(3).read()
except OSError as e:
    print(e)  # expect: stream operation not supported
d.close()
try:
    d.read()
except OSError as e:
    print(e)  # expect: [Errno 22] EINVAL
