"""What the scripts that convert shapes share: reading GeoPackages, writing GeoJSON lines."""

import hashlib
import json
import math
import sqlite3
import sys
from pathlib import Path

import shapely
from shapely import wkb

#: Degrees that coordinates are rounded to: about one meter.
DECIMALS = 5
#: Bytes of the envelope in a GeoPackage geometry header, by its code (OGC 12-128r17, 2.1.3).
ENVELOPE = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def check(path, sha256):
    """Stops unless a source file is the pinned one."""
    found = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{path} has the checksum {found}, expected {sha256}: get the pinned version")


def geopackage(path, table):
    """All rows of a feature table as dictionaries, the geometry under `geometry`."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    rows = []
    for row in base.execute(f"select * from {table} order by fid"):
        row = dict(row)
        blob = row.pop("geom")
        row["geometry"] = wkb.loads(blob[8 + ENVELOPE[(blob[3] >> 1) & 7] :])
        rows.append(row)
    base.close()
    return rows


def polygons(geometry):
    """The polygons of a geometry, in a list; lines and points are dropped."""
    if geometry.geom_type == "Polygon":
        return [geometry]
    parts = getattr(geometry, "geoms", [])
    return [polygon for part in parts for polygon in polygons(part)]


def united(geometries):
    """The union of polygons as one valid multipolygon with rounded coordinates."""
    whole = shapely.union_all([shapely.make_valid(g) for g in geometries])
    return shapely.MultiPolygon(polygons(rounded(whole)))


def rounded(geometry):
    """A geometry on the grid of `DECIMALS`, valid and in a fixed order."""
    snapped = shapely.set_precision(geometry, 10.0**-DECIMALS)
    return shapely.normalize(shapely.make_valid(snapped))


def middle(geometry):
    """The point inside the largest polygon that is farthest from its edge."""
    largest = max(polygons(geometry), key=lambda p: p.area)
    lat = largest.centroid.y
    squeeze = max(0.05, math.cos(math.radians(lat)))
    flat = shapely.transform(largest, lambda c: c * [squeeze, 1.0])
    tolerance = max(flat.length / 4000.0, 1e-4)
    line = shapely.maximum_inscribed_circle(shapely.simplify(flat, tolerance / 4), tolerance)
    x, y = line.coords[0]
    point = shapely.Point(x / squeeze, y)
    if not largest.contains(point):
        point = largest.representative_point()
    return round(point.x, DECIMALS), round(point.y, DECIMALS)


def feature(geometry, properties, decimals=DECIMALS):
    """A GeoJSON feature on one line, keys in the given order."""
    shape = json.loads(shapely.to_geojson(geometry))
    if "coordinates" in shape:
        shape["coordinates"] = _short(shape["coordinates"], decimals)
    value = {"type": "Feature", "properties": properties, "geometry": shape}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _short(value, decimals):
    if isinstance(value, list):
        return [_short(v, decimals) for v in value]
    return round(value, decimals)


def write(path, lines):
    """Writes lines to a file, the folder made if need be."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(lines)} features", file=sys.stderr)
