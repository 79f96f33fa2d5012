"""The layers of the basemap as GeoJSON lines, at three details.

    python3 gazetteer/basemap.py MAGICS_DIR WORLD_MAP.gpkg gazetteer/build/outlines.geojsonl \\
        -o gazetteer/build/basemap

MAGICS_DIR is /usr/share/magics/10m of Debian's libmagics++-data (Natural Earth 10m, public
domain). `plotroom gazetteer compile --basemap gazetteer/build/basemap` packs the result. Each
feature has the properties `layer`, `detail`, `rank` and, where there is one, `name`.

Region is Natural Earth 10m as it is. Continent and World are the same shapes, simplified so
that nothing moves by half a pixel at the finest scale they are drawn at, without the ranks
and the islands that are too small to be seen: so all details agree with each other.
"""

import argparse
import json
import re
from pathlib import Path

import shapely
from shapely.geometry import shape

from seconds import listed
from shapefile import shapes
from shapes import check, feature, geopackage, polygons, write

GPKG_SHA256 = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2"

#: Detail: tolerance in degrees, least area of a land polygon or lake in square degrees, and
#: the highest rank of rivers and of first-level lines.
DETAILS = {
    "region": (0.0, 0.0, 99, 99),
    "continent": (0.007, 0.0004, 7, 6),
    "world": (0.025, 0.02, 4, 2),
}
DECIMALS = 4

#: Where the Kakhovka reservoir was, from its dam at Nova Kakhovka to below Zaporizhzhia. The
#: dam was destroyed on 6 June 2023 and it ran dry, so water in this polygon is land again; the
#: Dnipro's line stays. Drawn by hand around the reservoir of the sources.
KAKHOVKA = shapely.Polygon(
    [(33.36, 46.66), (33.39, 46.95), (33.70, 47.30), (33.82, 47.66), (35.02, 47.70)]
    + [(35.42, 47.70), (35.42, 47.30), (34.90, 47.30), (34.40, 47.10), (33.90, 46.75)]
)

#: Classes of Natural Earth's country lines that are agreed borders.
AGREED = {"International boundary (verify)", "International boundary (Magics)"}
#: Classes that are no borders: buffer zones and leased areas.
LEFT_OUT = {"Overlay limit", "Lease limit"}
#: Claims that are not drawn: in Azerbaijan lines that ceased to mean anything in September
#: 2023, and the line at Perekop, since Crimea is drawn in Ukraine.
DEAD_CLAIMS = {"AZE", "UKR"}

#: Countries whose first-level units are unions of what the source calls first-level.
LARGER_UNITS = {"FRA", "ITA", "ESP"}

#: Names of rivers that the source abbreviates, misspells, writes in a local way or has lost
#: letters of.
RIVERS = {entry["source"]: entry["shown"] for entry in listed("rivers")}


def river_name(name):
    """The name of a river in English: what the source has in brackets, else its name."""
    within = re.search(r"\((.+)\)", name)
    return " ".join(RIVERS.get(name, within.group(1) if within else name).split())


def whole_number(text, default=9):
    """A rank as the tables write it ("8.0000", "****")."""
    try:
        return max(0, min(99, round(float(text))))
    except ValueError:
        return default


def land_and_lakes(folder):
    """Land polygons and the lakes in them: the holes, less the islands inside."""
    land = []
    for _, parts in shapes(folder / "ne_10m_land"):
        rings = [shapely.Polygon(p) for p in parts if len(p) > 3]
        shells = [r for r in rings if not r.exterior.is_ccw]
        holes = [r for r in rings if r.exterior.is_ccw and not KAKHOVKA.covers(r.centroid)]
        for shell in shells:
            within = holes if len(shells) == 1 else [h for h in holes if shell.contains(h)]
            land.append(shapely.Polygon(shell.exterior, [h.exterior for h in within]))
    tree = shapely.STRtree(land)
    lakes = []
    for polygon in land:
        for ring in polygon.interiors:
            water = shapely.Polygon(ring)
            islands = [land[i] for i in tree.query(water, predicate="contains")]
            lakes.append(water.difference(shapely.union_all(islands)) if islands else water)
    return land, lakes


def area_rank(polygon):
    """0 above about 100,000 km2, then one more for every factor of about 3."""
    rank = 0
    while polygon.area < 10.0 / 3.2**rank and rank < 12:
        rank += 1
    return rank


def joined(lines):
    """Pieces of lines as long lines, so that dashes run on over the joints."""
    merged = shapely.line_merge(shapely.union_all(shapely.MultiLineString(lines)))
    parts = list(getattr(merged, "geoms", [merged]))
    return sorted((p for p in parts if p.length > 0), key=lambda p: p.coords[0])


def country_lines(folder):
    """Agreed borders, and disputed borders with lines of control."""
    agreed, disputed = [], []
    for row, parts in shapes(folder / "ne_10m_admin_0_boundary_lines_land"):
        lines = [p for p in parts if len(p) > 1]
        if row["featurecla"] in AGREED:
            agreed += lines
        elif row["featurecla"] not in LEFT_OUT:
            disputed += lines
    return joined(agreed), joined(disputed)


def claims(world_map, drawn):
    """Claims and lines of areas with limited recognition that no line drawn yet shows."""
    near = shapely.union_all([shapely.buffer(line, 0.03) for line in drawn])
    lines = []
    for row in geopackage(world_map, "disputed_borders"):
        if row["adm0_a3_l"] not in DEAD_CLAIMS:
            rest = row["geometry"].difference(near)
            lines += [p for p in getattr(rest, "geoms", [rest]) if p.length > 0.05]
    return joined([list(p.coords) for p in lines])


def rivers(folder):
    """Triples of name, rank and line; lake center lines belong to their river."""
    groups = {}
    for row, parts in shapes(folder / "ne_10m_rivers_lake_centerlines"):
        key = (river_name(row["name"]), whole_number(row["scalerank"]))
        groups.setdefault(key, []).extend(p for p in parts if len(p) > 1)
    for (name, rank), lines in sorted(groups.items()):
        for line in joined(lines) if lines else []:
            yield name, rank, line


def first_level(folder):
    """Pairs of rank and line."""
    groups = {}
    for row, parts in shapes(folder / "ne_10m_admin_1_states_provinces_lines"):
        rank = whole_number(row["scalerank"])
        if row["adm0_a3"] in LARGER_UNITS and row["featurecla"] == "Admin-1 boundary":
            rank = max(rank, 8)
        groups.setdefault(rank, []).extend(p for p in parts if len(p) > 1)
    for rank, lines in sorted(groups.items()):
        for line in joined(lines):
            yield rank, line


def perekop(outlines):
    """The line between Kherson oblast and Crimea, which the source has as no line at all."""
    kherson, crimea = outlines["admin1:UA.08"], outlines["admin1:UA.11"]
    shared = shapely.intersection(kherson.boundary, crimea.boundary)
    return joined([list(p.coords) for p in shared.geoms if p.geom_type == "LineString"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("magics", type=Path)
    parser.add_argument("world_map")
    parser.add_argument("outlines")
    parser.add_argument("-o", "--output", type=Path, default="gazetteer/build/basemap")
    flags = parser.parse_args()
    check(flags.world_map, GPKG_SHA256)
    land, lakes = land_and_lakes(flags.magics)
    agreed, disputed = country_lines(flags.magics)
    disputed = disputed + claims(flags.world_map, agreed + disputed)
    found = [("land", None, area_rank(p), p) for p in land]
    found += [("lakes", None, area_rank(p), p) for p in lakes]
    found += [("borders", None, 0, line) for line in agreed]
    found += [("disputed_borders", None, 0, line) for line in disputed]
    found += [("rivers", *river) for river in rivers(flags.magics)]
    found += [("admin1_lines", None, *line) for line in first_level(flags.magics)]
    values = [json.loads(line) for line in open(flags.outlines, encoding="utf-8")]
    outlines = {v["properties"]["key"]: shape(v["geometry"]) for v in values}
    found += [("admin1_lines", None, 5, line) for line in perekop(outlines)]
    for key, outline in outlines.items():
        kind, code = key.split(":")
        if kind == "country":
            found += [("countries", code, 0, p) for p in polygons(outline)]
    for detail, (tolerance, area, river_rank, line_rank) in DETAILS.items():
        most = {"rivers": river_rank, "admin1_lines": line_rank}
        lines = []
        for layer, name, rank, geometry in found:
            if rank > most.get(layer, 99) or geometry.area < area and geometry.area > 0:
                continue
            short = shapely.simplify(geometry, tolerance) if tolerance else geometry
            properties = {"layer": layer, "detail": detail, "rank": rank}
            if name:
                properties["name"] = name
            lines.append(feature(short, properties, DECIMALS))
        write(flags.output / f"{detail}.geojsonl", lines)


if __name__ == "__main__":
    main()
