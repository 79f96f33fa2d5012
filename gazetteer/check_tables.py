"""Checks the rows of regions.tsv, waters.tsv and supplement.tsv against other sources.

    python3 gazetteer/check_tables.py gazetteer/build

In the folder are outlines.geojsonl (outlines.py), basemap/region.geojsonl (basemap.py) and
places.tsv (convert.py). Each row has to say how its value was got; to lie within its circle of
its country and first-level region; to have outlines that are there; a sea to lie on water; a
place of the supplement as near to the settlement named as it says. Ends with 1 if a row fails.
"""

import csv
import json
import math
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import shapely
from shapely.geometry import shape

TABLES = Path(__file__).resolve().parent / "tables"
#: Kilometers that the simplified outlines may be off the true line.
SLACK = 5.0
#: Small islands are not in the outlines of their countries.
ISLANDS = {"T.ISL", "T.ISLS"}
SEAS = {"H.OCN", "H.SEA", "H.GULF", "H.STRT"}


def rows(path):
    with open(path, encoding="utf-8") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def fold(name):
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


def kilometers(lat, lon, to_lat, to_lon):
    """On the sphere: within half a percent."""
    a, b = math.radians(lat), math.radians(to_lat)
    turn = math.radians(to_lon - lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def distance(outline, lat, lon):
    """Kilometers to an outline, 0 inside, a little off for far ones."""
    point = shapely.Point(lon, lat)
    if outline.contains(point):
        return 0.0
    squeeze = max(0.05, math.cos(math.radians(lat)))
    flat = shapely.transform(outline, lambda c: c * [squeeze, 1.0])
    return 111.2 * flat.distance(shapely.Point(lon * squeeze, lat))


def places(path):
    """Positions of settlements by each of their folded names."""
    found = defaultdict(list)
    for row in rows(path):
        at = float(row["lat"]), float(row["lon"])
        names = [row["name"], *row["names"].split("|")]
        for name in {fold(n.rpartition(":")[2]) for n in names}:
            found[name].append(at)
    return found


def failures(row, outlines, land, settlements):
    """What is wrong with a row, in words."""
    lat, lon, feature = float(row["lat"]), float(row["lon"]), row["feature"]
    radius = float(row["radius_km"] or 0.0)
    if not row["how"].startswith(("derived: ", "general knowledge 20")):
        yield "it does not say how its value was got"
    if not row["outline"] and radius <= 0.0:
        yield "it has neither an outline nor a radius"
    parts = [p for p in row["outline"].removeprefix("outline:").split("+") if p]
    keys = [p if ":" in p else f"admin1:{p}" for p in parts]
    yield from (f"there is no outline {key}" for key in keys if key not in outlines)
    if keys and all(k in outlines for k in keys):
        off = min(distance(outlines[k], lat, lon) for k in keys)
        if off > 30.0:
            yield f"its point lies {off:.0f} km outside its outline"
    for kind, code in (("country", row["country"]), ("admin1", row["admin1"])):
        key = f"{kind}:{code}"
        if not code or feature in ISLANDS or key not in outlines and kind == "admin1":
            continue
        off = distance(outlines[key], lat, lon)
        if off > radius + SLACK:
            yield f"it lies {off:.0f} km outside {key}"
    if feature in SEAS:
        point = shapely.Point(lon, lat)
        if any(land[0][i].contains(point) for i in land[1].query(point)):
            yield "it lies on land"
    if row.get("near"):
        name, _, most = row["near"].rpartition(" ")
        found = [kilometers(lat, lon, *at) for at in settlements.get(fold(name), [])]
        if min(found, default=math.inf) > float(most):
            yield f"{name} is {min(found, default=math.inf):.0f} km away, not {most}"


def main():
    build = Path(sys.argv[1])
    outlines, ground = {}, []
    for line in open(build / "outlines.geojsonl", encoding="utf-8"):
        value = json.loads(line)
        outlines[value["properties"]["key"]] = shape(value["geometry"])
    for line in open(build / "basemap/region.geojsonl", encoding="utf-8"):
        if '"layer":"land"' in line[:100]:
            ground.append(shape(json.loads(line)["geometry"]))
    land = ground, shapely.STRtree(ground)
    settlements, seen, wrong, count = places(build / "places.tsv"), set(), 0, 0
    for table in ("regions", "waters", "supplement"):
        for row in rows(TABLES / f"{table}.tsv"):
            count += 1
            found = list(failures(row, outlines, land, settlements))
            if row["key"] in seen:
                found.append("its key was there before")
            seen.add(row["key"])
            for message in found:
                wrong += 1
                print(f"{table}.tsv: {row['key']}: {message}")
    print(f"{count} rows, {wrong} failures", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
