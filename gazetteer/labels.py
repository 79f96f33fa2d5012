"""Names that are set on maps, with their best points, as GeoJSON lines.

    python3 gazetteer/labels.py CLDR_MAIN_DIR gazetteer/build/outlines.geojsonl \\
        gazetteer/tables/waters.tsv -o gazetteer/build/basemap/labels.geojsonl \\
        --admin1 gazetteer/build/admin1.tsv gazetteer/tables/display.tsv ...

Countries have the point of their outline that is farthest from its edge and the names of CLDR
(npm cldr-localenames-full, its folder `main`); seas and lakes the points and names of
waters.tsv; first-level regions the point of their outline and the names of the tables given
with --admin1, later ones before earlier ones. The rank is 0 for what a map of the world shows,
then one more for about every halving of the scale.
"""

import argparse
import csv
import json
import math
import re
from pathlib import Path

import shapely
from shapely.geometry import shape

from shapes import feature, polygons, write

LANGUAGES = ["en", "uk", "ru", "de", "fr", "es", "it", "pl", "ro"]
DECIMALS = 4
KINDS = {"H.OCN": "sea", "H.SEA": "sea", "H.GULF": "sea", "H.STRT": "sea"}
KINDS |= {"H.LK": "lake", "H.RSV": "lake"}
#: Waters that are no longer there.
DRY = {"water:kakhovka-reservoir"}
#: Territories whose short form goes on maps.
SHORT = {"HK", "MO", "PS"}
#: Names where CLDR's is not what a map says.
OWN = {
    "CD": dict(en="DR Congo", uk="ДР Конго", ru="ДР Конго", de="DR Kongo", fr="RD Congo")
    | dict(es="RD Congo", it="RD del Congo", pl="DR Konga", ro="RD Congo"),
    "CG": dict(en="Congo", uk="Конго", ru="Конго", de="Kongo", fr="Congo", es="Congo")
    | dict(it="Congo", pl="Kongo", ro="Congo"),
    "ZA": dict(uk="ПАР", ru="ЮАР", pl="RPA"),
    "AE": dict(uk="ОАЕ", ru="ОАЭ", pl="ZEA", de="VAE"),
    "TR": dict(en="Türkiye"),
    "US": dict(uk="США", ru="США", de="USA", pl="USA", ro="SUA"),
    "BA": dict(en="Bosnia and Herzegovina"),
}


def country_names(folder):
    """Names of territories by code, then by language."""
    names = {}
    for language in LANGUAGES:
        path = folder / language / "territories.json"
        content = json.loads(path.read_text(encoding="utf-8"))["main"][language]
        for code, name in content["localeDisplayNames"]["territories"].items():
            base, _, variant = code.partition("-alt-")
            if not variant or variant == "short" and base in SHORT:
                name = re.sub(r"\s*[(（].*[)）]$", "", name).replace("’", "'")
                names.setdefault(base, {})[language] = name
    return {code: found | OWN.get(code, {}) for code, found in names.items()}


def rank_of_area(outline):
    """0 above about 3,000,000 km2, then one more for every factor of 4."""
    area = sum(p.area * math.cos(math.radians(p.centroid.y)) for p in polygons(outline))
    return max(0, min(9, math.ceil(math.log(250.0 / max(area, 1e-6), 4))))


def rank_of_radius(kilometers):
    """0 from 2,000 km on, then one more for every halving."""
    return max(0, min(9, math.ceil(math.log2(2000.0 / max(kilometers, 1.0)))))


def rows(path):
    """The rows of a table, comments left out."""
    with open(path, encoding="utf-8") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def tagged(cell):
    """The first name of each language in a cell of names."""
    found = {}
    for part in cell.split("|"):
        tag, colon, name = part.partition(":")
        if colon and tag in LANGUAGES:
            found.setdefault(tag, name)
    return found


def region_names(tables):
    """Names of first-level regions by key, then by language."""
    names = {}
    for table in tables:
        for row in rows(table):
            if row["key"].startswith("admin1:"):
                new = tagged(row.get("names") or "")
                # English is decided by the name itself, as in the gazetteer.
                new.pop("en", None)
                if row.get("name"):
                    new["en"] = row["name"]
                names[row["key"]] = names.get(row["key"], {}) | new
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cldr", type=Path)
    parser.add_argument("outlines")
    parser.add_argument("waters")
    parser.add_argument("-o", "--output", default="gazetteer/build/basemap/labels.geojsonl")
    parser.add_argument("--admin1", nargs="*", default=[])
    flags = parser.parse_args()
    countries, regions = country_names(flags.cldr), region_names(flags.admin1)
    lines = []

    def add(kind, rank, lon, lat, names):
        properties = {"layer": "labels", "kind": kind, "rank": rank, "names": names}
        lines.append(feature(shapely.Point(lon, lat), properties, DECIMALS))

    for text in open(flags.outlines, encoding="utf-8"):
        value = json.loads(text)
        properties = value["properties"]
        kind, code = properties["key"].split(":")
        at = properties["label_lon"], properties["label_lat"]
        if kind == "country" and code in countries:
            add(kind, rank_of_area(shape(value["geometry"])), *at, countries[code])
        elif kind == "admin1" and regions.get(properties["key"]):
            rank = 2 + rank_of_area(shape(value["geometry"]))
            add(kind, rank, *at, regions[properties["key"]])
    for row in rows(flags.waters):
        if row["feature"] in KINDS and row["key"] not in DRY:
            rank = rank_of_radius(float(row["radius_km"]))
            at = float(row["lon"]), float(row["lat"])
            add(KINDS[row["feature"]], rank, *at, tagged(row["names"]))
    write(flags.output, lines)


if __name__ == "__main__":
    main()
