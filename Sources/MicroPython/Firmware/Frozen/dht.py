# DHT11 and DHT22: sensors of humidity and temperature on one wire. Both send five bytes, of
# which the last is the sum of the others. (sys is one of the module's names on the board too.)
import sys
import machine

dht_readinto = machine.dht_readinto

del machine


class DHTBase:
    def __init__(self, pin):
        self.pin = pin
        self.buf = bytearray(5)

    def measure(self):
        buf = self.buf
        dht_readinto(self.pin, buf)
        if (buf[0] + buf[1] + buf[2] + buf[3] - buf[4]) & 0xFF:
            raise Exception("checksum error")


# Whole percents and degrees.
class DHT11(DHTBase):
    def humidity(self):
        return self.buf[0]

    def temperature(self):
        return self.buf[2]


# Tenths in two bytes each; the top bit of the temperature is its sign.
class DHT22(DHTBase):
    def humidity(self):
        return (self.buf[0] << 8 | self.buf[1]) * 0.1

    def temperature(self):
        degrees = ((self.buf[2] & 0x7F) << 8 | self.buf[3]) * 0.1
        return -degrees if self.buf[2] & 0x80 else degrees
