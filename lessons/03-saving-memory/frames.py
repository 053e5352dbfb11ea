# frames.py
# Send 40 frames of 16 bytes

def send(frame):
    global sent
    sent += len(frame)

def send_all():
    for number in range(40):
        frame = bytearray(16)  # Your part: one frame is enough.
        frame[0] = number
        send(frame)

sent = 0
send_all()
print("Sent:", sent)
