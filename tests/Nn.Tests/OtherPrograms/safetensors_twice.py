"""safetensors_twice.py SOURCE TARGET: reads a file as https://github.com/huggingface/safetensors describes it (8 bytes with the header's length,
little-endian; the header, JSON; the tensors' bytes), and writes one with every tensor doubled, in the opposite order."""
import json
import struct
import sys

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4"}

with open(sys.argv[1], "rb") as file:
    length, = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
    data = file.read()
metadata = header.pop("__metadata__", {})
assert all(isinstance(value, str) for value in metadata.values()), "metadata are texts"
tensors, end = {}, 0
for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
    assert set(entry) == {"dtype", "shape", "data_offsets"}, entry
    start, stop = entry["data_offsets"]
    assert start == end, f"a gap before {name}"
    end = stop
    tensors[name] = np.frombuffer(data[start:stop], TYPES[entry["dtype"]]).reshape(entry["shape"])
    print(name, entry["dtype"], *entry["shape"], repr(float(tensors[name].sum(dtype=np.float64))))
assert end == len(data), "bytes that belong to no tensor"

# The checksum is this library's own and is of other numbers.
metadata.pop("sha256", None)
header, parts, end = {"__metadata__": metadata}, [], 0
for name, values in reversed(tensors.items()):
    parts.append((2 * values).astype(values.dtype).tobytes())
    header[name] = {"dtype": {"<f8": "F64", "<f4": "F32"}[values.dtype.str], "shape": list(values.shape), "data_offsets": [end, end + len(parts[-1])]}
    end += len(parts[-1])
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(sys.argv[2], "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + b"".join(parts))
