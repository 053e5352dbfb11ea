# Where a buffer lies, and bytes there: also of what must not be written to.
import uctypes
font = b"\x00\x01glyph"
part = memoryview(font)[2:]
print(uctypes.bytearray_at(uctypes.addressof(part), len(part)))
# expect: bytearray(b'glyph')
print(uctypes.bytearray_at(uctypes.addressof(font), 7)[2:])
# expect: bytearray(b'glyph')
