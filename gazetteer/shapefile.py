"""Reads ESRI shapefiles through their index: some files of Magics carry stray bytes between
records, which readers that go from record to record stumble over."""

import struct
from pathlib import Path

POINT = 1


def table(path):
    """The rows of a DBF table as dictionaries of stripped text, keys in lower case."""
    data = Path(path).read_bytes()
    rows, head, size = struct.unpack_from("<IHH", data, 4)
    fields, at = [], 32
    while data[at] != 0x0D:
        name = data[at : at + 11].split(b"\0")[0].decode("ascii").lower()
        fields.append((name, data[at + 16]))
        at += 32
    for row in range(rows):
        at, values = head + row * size + 1, {}
        for name, length in fields:
            values[name] = _text(data[at : at + length].split(b"\0")[0].strip())
            at += length
        yield values


def _text(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def shapes(base):
    """Pairs of a row and its parts, each a list of (lon, lat); `base` has no suffix."""
    base = str(base)
    index = Path(base + ".shx").read_bytes()
    data = Path(base + ".shp").read_bytes()
    for number, row in enumerate(table(base + ".dbf")):
        at = 2 * struct.unpack_from(">I", index, 100 + 8 * number)[0] + 8
        kind = struct.unpack_from("<I", data, at)[0]
        if kind == 0:
            yield row, []
        elif kind == POINT:
            yield row, [[struct.unpack_from("<2d", data, at + 4)]]
        else:
            yield row, _parts(data, at)


def _parts(data, at):
    parts, points = struct.unpack_from("<2I", data, at + 36)
    starts = [*struct.unpack_from(f"<{parts}I", data, at + 44), points]
    flat = struct.unpack_from(f"<{2 * points}d", data, at + 44 + 4 * parts)
    all_points = list(zip(flat[::2], flat[1::2]))
    return [all_points[a:b] for a, b in zip(starts, starts[1:])]
