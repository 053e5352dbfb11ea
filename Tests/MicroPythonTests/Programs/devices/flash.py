# rp2.Flash as a block device.
import rp2

flash = rp2.Flash()
print(flash.ioctl(4, 0), flash.ioctl(5, 0), flash.ioctl(1, 0), flash.ioctl(9, 0))  # expect: 640 4096 0 None
part = rp2.Flash(start=4096 * 600, len=4096 * 2)
print(part.ioctl(4, 0), rp2.Flash() is flash, rp2.Flash(start=8192).ioctl(4, 0))  # expect: 2 True 638
piece = bytearray(6)
part.readblocks(0, piece)
print(piece)  # expect: bytearray(b'\xff\xff\xff\xff\xff\xff')
part.writeblocks(0, b"\x0fblock", 0)
part.readblocks(0, piece, 1)
print(piece)  # expect: bytearray(b'block\xff')

# Without an erase bits only go from 1 to 0.
part.writeblocks(0, b"\xf3", 0)
part.readblocks(0, piece)
print(piece[0])  # expect: 3
flash.ioctl(6, 600)
flash.readblocks(600, piece)
print(piece)  # expect: bytearray(b'\xff\xff\xff\xff\xff\xff')
flash.writeblocks(601, bytes(4096))
part.readblocks(1, piece, 4090)
print(piece)  # expect: bytearray(b'\x00\x00\x00\x00\x00\x00')
for wrong in ({"start": 5}, {"len": 4096 * 641}, {"start": -4096}, {"start": "x"}, {"block": 1}):
    try:
        rp2.Flash(**wrong)
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError 
# expect: ValueError 
# expect: ValueError 
# expect: TypeError can't convert str to int
# expect: TypeError extra keyword arguments given
