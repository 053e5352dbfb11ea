# join.py
parts = []
for i in range(20):
    parts.append(str(i))
print(",".join(parts))
