# payload_buffer.py
# A message of five bytes, always in the same buffer
import gc

def message(buffer, seq, temp, hum):
    buffer[0] = seq & 255
    buffer[1] = seq >> 8
    buffer[2] = temp & 255
    buffer[3] = temp >> 8
    buffer[4] = hum

def work():
    buffer = bytearray(5)
    for seq in range(100):
        message(buffer, seq, 215, 48)

gc.collect()
work()
