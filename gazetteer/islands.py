"""Outlines of the islands of the own tables, put behind those of outlines.py.

    python3 gazetteer/islands.py MAGICS_DIR gazetteer/build/outlines.geojsonl

MAGICS_DIR is /usr/share/magics/10m of Debian's libmagics++-data (Natural Earth 10m, public
domain). A row of waters.tsv or areas.tsv that is an island (T.ISL) gets the land polygon that
holds its point, or the nearest one in its circle, if that is as large as the circle; a group of
islands of `GROUPS` all land polygons in its circle. The key of an outline is that of its row. Run
again, it puts new outlines in the place of the old ones.
"""

import argparse
import json
import math
from pathlib import Path

import shapely
import shapely.geometry
import shapely.ops

from basemap import land_and_lakes
from check_tables import kilometers, rows
from shapes import feature, middle, polygons, rounded, write

TABLES = Path(__file__).resolve().parent / "tables"
#: Groups with no other land in their circle.
GROUPS = {
    f"relief:{name}"
    for name in "kinmen matsu-islands penghu novaya-zemlya franz-josef-land svalbard-islands shetland-islands"
    " canary-islands azores balearic-islands falkland-islands hanish-islands chagos hawaiian-islands"
    " galapagos natuna-islands solovetsky-islands farasan-islands southern-kurils".split()
}
#: Islands that are listed as regions.
ALSO = {"region:long-island"}
#: An outline reaches from its point at least and at most so many times the radius of the row.
FITS = 0.35, 1.8
#: Land of a group may lie so many times the radius off.
ROOM = 1.25
#: Square degrees of land that is too small to be an island's outline.
SPECK = 0.0003
#: Degrees that outlines are simplified by, about 1 km; small islands by less.
TOLERANCE = 0.01


def reach(polygon, lat, lon):
    """Kilometers from a point to the farthest corner of a polygon."""
    points = shapely.get_coordinates(polygon.exterior)
    return max(kilometers(lat, lon, y, x) for x, y in points[:: max(1, len(points) // 400)])


def simplified(polygon):
    """A polygon without lakes, simplified by at most a thirtieth of its size."""
    shell = shapely.Polygon(polygon.exterior)
    simple = shapely.simplify(shell, min(TOLERANCE, math.sqrt(shell.area) / 30.0))
    return simple if simple.is_valid and not simple.is_empty else shell


def countries(lines):
    """The outlines of countries among GeoJSON lines, by code."""
    values = [json.loads(line) for line in lines if '"country:' in line]
    values = [v for v in values if v["properties"]["key"].startswith("country:")]
    return {v["properties"]["key"][8:]: shapely.make_valid(shapely.geometry.shape(v["geometry"])) for v in values}


def is_foreign(polygon, row, outlines):
    """Whether an island of a group lies in another country than the group, or nearer to one: Xiamen
    and Dadeng beside Kinmen."""
    point, own = polygon.representative_point(), outlines.get(row["country"])
    if own is None or own.contains(point):
        return False
    away = own.distance(point)
    return any(code != row["country"] and outline.distance(point) < away for code, outline in outlines.items())


def found(row, land, tree, outlines):
    """The land polygons of a row, none where none fits."""
    lat, lon, radius = (float(row[c]) for c in ("lat", "lon", "radius_km"))
    point = shapely.Point(lon, lat)
    room = radius * ROOM / 111.2
    squeeze = max(0.05, math.cos(math.radians(lat)))
    box = shapely.box(lon - room / squeeze, lat - room, lon + room / squeeze, lat + room)
    near = [land[i] for i in tree.query(box)]
    if row["feature"] == "T.ISLS":
        if row["key"] not in GROUPS:
            return []
        return [p for p in near if reach(p, lat, lon) <= radius * ROOM and not is_foreign(p, row, outlines)]
    inside = [p for p in near if p.contains(point)]
    near = [p for p in near if p.area > SPECK]
    near.sort(key=lambda p: p.distance(point))
    for polygon in inside or near[:1]:
        shell = shapely.Polygon(polygon.exterior)
        if not FITS[0] * radius <= reach(shell, lat, lon) <= FITS[1] * radius:
            return []
        at = shapely.get_coordinates(shapely.ops.nearest_points(shell, point)[0])[0]
        return [polygon] if kilometers(lat, lon, at[1], at[0]) <= radius / 2 else []
    return []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("magics", type=Path)
    parser.add_argument("outlines", type=Path)
    flags = parser.parse_args()
    land, _ = land_and_lakes(flags.magics)
    tree = shapely.STRtree(land)
    kinds = ("relief:", "water:", *ALSO)
    kept = [
        line.rstrip("\n")
        for line in open(flags.outlines, encoding="utf-8")
        if not json.loads(line)["properties"]["key"].startswith(kinds)
    ]
    lines, outlines = [], countries(kept)
    for table in ("waters", "areas"):
        for row in rows(TABLES / f"{table}.tsv"):
            if row["feature"] not in ("T.ISL", "T.ISLS") and row["key"] not in ALSO:
                continue
            parts = [simplified(p) for p in found(row, land, tree, outlines)]
            if not parts:
                print(f"no outline: {row['key']}")
                continue
            shape = rounded(shapely.union_all([shapely.make_valid(p) for p in parts]))
            shape = shapely.MultiPolygon(polygons(shape))
            lon, lat = middle(shape)
            properties = {"key": row["key"], "name": row["name"], "country": row["country"]}
            properties |= {"label_lon": lon, "label_lat": lat}
            lines.append(feature(shape, properties))
    write(flags.outlines, kept + lines)


if __name__ == "__main__":
    main()
