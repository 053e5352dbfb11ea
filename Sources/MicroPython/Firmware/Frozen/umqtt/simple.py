# umqtt.simple: an MQTT 3.1.1 client with the interface of the well-known one. The packets are
# real and are built in buffers of the heap; what they are written to is a recorder instead of a
# socket, which answers as a broker would.
import _mqtt

_PUBLISH = 0x30
_PUBACK = 0x40


class MQTTException(Exception):
    """The broker refused; the argument is its reason."""


class MQTTClient:
    def __init__(self, client_id, server, port=0, user=None, password=None, keepalive=0, ssl=None):
        self.client_id = client_id
        self.server = server
        self.port = port or (8883 if ssl else 1883)
        self.ssl = ssl
        self.user = user
        self.pswd = password
        self.keepalive = keepalive
        self.pid = 0
        self.cb = None
        self.lw_topic = None
        self.lw_msg = None
        self.lw_flags = 0
        self.sock = None

    def set_callback(self, f):
        self.cb = f

    def set_last_will(self, topic, msg, retain=False, qos=0):
        if not topic or not 0 <= qos <= 2:
            raise ValueError("bad last will")
        self.lw_topic = _bytes(topic)
        self.lw_msg = _bytes(msg)
        self.lw_flags = 0x04 | qos << 3 | (0x20 if retain else 0)

    # A packet is its kind, its length in groups of 7 bits, and what follows.
    def _begin(self, kind, size):
        head = bytearray(5)
        head[0] = kind
        used = 1
        while size > 0x7F:
            head[used] = size & 0x7F | 0x80
            size >>= 7
            used += 1
        head[used] = size
        self.sock.write(head, used + 1)

    # Texts have their length in two bytes before them.
    def _field(self, text):
        self._number(len(text))
        self.sock.write(text)

    def _number(self, value):
        self.sock.write(value.to_bytes(2, "big"))

    def _next_pid(self):
        self.pid = self.pid % 0xFFFF + 1
        return self.pid

    def _length(self):
        size = shift = 0
        while True:
            part = self.sock.read(1)[0]
            size |= (part & 0x7F) << shift
            if part < 0x80:
                return size
            shift += 7

    def connect(self, clean_session=True):
        self.sock = _mqtt.open(self.server, self.port)
        # Protocol name and level, flags, and how many seconds the link may be silent.
        head = bytearray(b"\0\x04MQTT\x04\0\0\0")
        fields = [_bytes(self.client_id)]
        if clean_session:
            head[7] = 0x02
        if self.lw_topic:
            head[7] |= self.lw_flags
            fields.append(self.lw_topic)
            fields.append(self.lw_msg)
        if self.user is not None:
            head[7] |= 0x80
            fields.append(_bytes(self.user))
            if self.pswd is not None:
                head[7] |= 0x40
                fields.append(_bytes(self.pswd))
        head[8] = self.keepalive >> 8
        head[9] = self.keepalive & 0xFF
        size = len(head)
        for field in fields:
            size += 2 + len(field)
        self._begin(0x10, size)
        self.sock.write(head)
        for field in fields:
            self._field(field)
        reply = self.sock.read(4)
        if reply[0] != 0x20 or reply[3]:
            raise MQTTException(reply[3])
        return reply[2] & 1

    def disconnect(self):
        self.sock.write(b"\xe0\0")
        self.sock.close()

    def ping(self):
        self.sock.write(b"\xc0\0")

    def publish(self, topic, msg, retain=False, qos=0):
        if not 0 <= qos <= 1:
            raise ValueError("qos")
        topic = _bytes(topic)
        msg = _bytes(msg)
        size = 2 + len(topic) + len(msg) + 2 * qos
        self._begin(_PUBLISH | qos << 1 | (1 if retain else 0), size)
        self._field(topic)
        if qos:
            pid = self._next_pid()
            self._number(pid)
        self.sock.write(msg)
        if qos:
            while True:
                if self.wait_msg() == _PUBACK:
                    reply = self.sock.read(3)
                    if pid == reply[1] << 8 | reply[2]:
                        return

    def subscribe(self, topic, qos=0):
        if self.cb is None:
            raise MQTTException("set_callback first")
        topic = _bytes(topic)
        self._begin(0x82, 5 + len(topic))
        self._number(self._next_pid())
        self._field(topic)
        self.sock.write(qos.to_bytes(1, "big"))
        while True:
            if self.wait_msg() == 0x90:
                reply = self.sock.read(4)
                if reply[3] == 0x80:
                    raise MQTTException(reply[3])
                return

    def wait_msg(self):
        first = self.sock.read(1)
        self.sock.setblocking(True)
        if first is None:
            return None
        if not first:
            raise OSError(-1)
        kind = first[0]
        if kind == 0xD0:
            self.sock.read(1)
            return None
        if kind & 0xF0 != _PUBLISH:
            return kind
        size = self._length()
        count = self.sock.read(2)
        count = count[0] << 8 | count[1]
        topic = self.sock.read(count)
        size -= 2 + count
        pid = None
        if kind & 6:
            pid = self.sock.read(2)
            size -= 2
        self.cb(topic, self.sock.read(size))
        if kind & 6 == 2:
            ack = bytearray(b"\x40\x02\0\0")
            ack[2] = pid[0]
            ack[3] = pid[1]
            self.sock.write(ack)
        return kind

    def check_msg(self):
        self.sock.setblocking(False)
        return self.wait_msg()


def _bytes(text):
    return text.encode() if isinstance(text, str) else text
