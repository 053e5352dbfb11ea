# csv_line.py
# 60 readings in one line

def csv_line():
    parts = []
    for i in range(60):
        parts.append(str(i * 3))
    return ";".join(parts)

line = csv_line()
print("Numbers:", line.strip(";").count(";") + 1)
print("Begins:", line[:8])
