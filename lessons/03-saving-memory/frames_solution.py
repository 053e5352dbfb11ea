# frames.py
# Send 40 frames of 16 bytes

def send(frame):
    global sent
    sent += len(frame)

def send_all():
    frame = bytearray(16)
    for number in range(40):
        frame[0] = number
        send(frame)

sent = 0
send_all()
print("Sent:", sent)
