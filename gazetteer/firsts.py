"""First-level regions: their English names, their names in languages, and which of them are another
place's. Used by convert.py. Standard library only.
"""
import collections, re, sys

import english, regions_iso, seconds

#: From so many people on a town's name is not another area's in the same country.
TOWN = 20_000
#: Countries whose regions ISO 3166-2 names in the language.
NATIVE = {"de": {"DE", "AT", "LI"}, "fr": {"FR"}, "it": {"IT"}, "pl": {"PL"}, "ro": {"RO"}}
#: Names of ISO 3166-2 that are words of English.
WORDS = {"coast", "capital", "islands"}
#: What a region is called in the languages of regions_iso.LANGUAGES without English, by its English kind:
#: in front of the name, in French, Spanish and Italian with "of".
KINDS = {
    "Governorate": "мухафаза|мухафаза|Gouvernement|gouvernorat|gobernación|governatorato|gubernatorstwo|guvernoratul",
    "Province": "провінція|провинция|Provinz|province|provincia|provincia|prowincja|provincia",
    "County": "округ|округ|Bezirk|comté|condado|contea|okręg|comitatul",
    "Region": "регіон|регион|Region|région|región|regione|region|regiunea",
    "District": "район|район|Bezirk|district|distrito|distretto|dystrykt|districtul",
    "Department": "департамент|департамент|Departement|département|departamento|dipartimento|departament|departamentul",
    "Municipality": "муніципалітет|муниципалитет|Gemeinde|municipalité|municipio|comune|gmina|municipiul",
    "Prefecture": "префектура|префектура|Präfektur|préfecture|prefectura|prefettura|prefektura|prefectura",
    "Division": "округ|округ|Division|division|división|divisione|okręg|diviziunea",
    "Emirate": "емірат|эмират|Emirat|émirat|emirato|emirato|emirat|emiratul",
    "State": "штат|штат|Staat|État|estado|stato|stan|statul",
    "Canton": "кантон|кантон|Kanton|canton|cantón|cantone|kanton|cantonul",
}
KIND = re.compile(rf" ({'|'.join(KINDS)}|City|Oblast)$|^(City|Region|Special Region) of ")


def local_kind(kind, language, name):
    """A name with the word for what the region is, or nothing."""
    words = KINDS.get(kind, "").split("|")
    if len(words) < 2:
        return ""
    word = words[regions_iso.LANGUAGES.index(language) - 1]
    of = {"es": "de ", "it": "di ", "fr": "d'" if name[0].lower() in "aeéèiouyhâîôœ" else "de "}.get(language, "")
    return f"{word} {of}{name}"


def named(regions, local, rows, decided):
    """Sets the name and the names of regions from the matched units of ISO 3166-2. `decided` are names
    of own tables by key. A name in a language that the town of the region bears too is a name of that
    town in the language; of a region that is called with its kind it is a short form."""
    folds = [{regions_iso.fold(r["name"]), regions_iso.plain(r["name"])} for r in regions]
    known_as = collections.Counter(name for both in folds for name in both)
    towns, alias, members, largest = {}, {}, collections.defaultdict(set), collections.Counter()
    for row in rows:
        members[row["admin1"]].add(row["name"])
        key = row["country"], regions_iso.fold(row["name"])
        largest[key[1]] = max(largest[key[1]], row["population"])
        if row["population"] >= TOWN and row["population"] > towns.get(key, row | {"population": 0})["population"]:
            towns[key] = row
        if row["population"] >= TOWN:
            for name in row["names"].split("|"):
                both = row["admin1"], regions_iso.fold(name)
                if both[1] and english.near(name, row["name"]) and row["population"] > alias.get(both, {"population": 0})["population"]:
                    alias[both] = row
    for number, region in enumerate(regions):
        code, country = region["key"][7:], region["country"]
        unit = local.get(code, {})
        # Short names and words of other texts ("Sid", "Coast") only where the region is called so anyway.
        own = regions_iso.fold(unit.get("name", ""))
        usual = own in folds[number] or len(own) > 4 and own not in WORDS
        region["names"] = [f":{unit['name']}"] if unit and usual else []
        before = region["name"]
        if unit and unit["name"] in members[code] and before not in members[code] and english.near(unit["name"], before):
            # "Khaskovo", "Kuetahya": the region is spelled as its town is.
            region["name"] = english.shown(country, unit["name"], [])
        elif unit and region["key"] not in decided:
            region["name"] = regions_iso.shown(country, before, unit, towns, known_as)
        if country == "AZ" and re.search("[əçşğıöü]", region["name"].lower()):
            region["name"] = english.without_azerbaijani(region["name"])
        if region["name"] != before:
            print(f"shown: {region['key']}: {before} -> {region['name']}", file=sys.stderr)
            region["names"].append(before)
        shown = decided.get(region["key"], region["name"])
        kind = KIND.search(shown)
        short = KIND.sub("", shown)
        if re.search(r" (Emirate|Division)$|^City of ", region["name"]):
            region["names"].append(f"short:{short}")
        town = towns.get((country, regions_iso.fold(short))) or alias.get((code, regions_iso.fold(short))) or {"name": "", "names": ""}
        borne = {english.loose(n) for n in [town["name"], *town["names"].split("|")] if n}
        tagged = {n.partition(":")[0] for n in town["names"].split("|") if ":" in n}
        for language in regions_iso.LANGUAGES[1:]:
            native = country in NATIVE.get(language, ())
            name = unit.get(language) or (unit.get("name") if native else None)
            if name and not native and regions_iso.fold(name) == own and (own != regions_iso.fold(short) or not usual):
                # Not translated: the English name says more ("Kríti" in German).
                continue
            if name and english.loose(name) in borne:
                # Not where a larger town elsewhere is called so: "Târgoviște" is in Romania first.
                if language not in tagged and largest[regions_iso.fold(name) or name] <= town["population"]:
                    town["names"] = "|".join([f"{language}:{name}", *(n for n in town["names"].split("|") if n != name)])
                if kind:
                    region["names"] += [f"{language}:{n}" for n in [local_kind(kind[1], language, name)] if n]
                    name, language = name, "short"
            region["names"] += [f"{language}:{name}"] if name else []


def clear(regions, finer, rows):
    """Takes from first-level regions each name that is another area's or a larger town's elsewhere in
    the country: the packages match names that are only alike ("Antsiranana" to Atsinanana), and a part
    to the whole. What is the region's own name in short ("Almaty" of Almaty Oblysy) becomes a short
    form where another area bears it, and stays where only a town does."""
    plain, near = seconds.plain, english.near
    areas, towns, count = collections.defaultdict(set), collections.defaultdict(set), 0
    for area in regions + finer:
        for name in (area["name"], seconds.bare(area["name"])):
            areas[area["country"], plain(name)].add(area["key"])
    for row in rows:
        if row["population"] >= TOWN:
            towns[row["country"], plain(row["name"])].add(row["admin1"])
    former = {(e["country"], plain(old)) for e in seconds.listed("renames") if int(e["year"]) >= 2000 for old in e["old"].split("|")}
    for region in regions:
        own, kept = {plain(region["name"]), plain(seconds.bare(region["name"]))}, []
        for name in region["names"].split("|"):
            text = name.rpartition(":")[2]
            key = plain(text)
            bare = plain(seconds.bare(text))
            others = (areas[region["country"], key] | areas[region["country"], bare]) - {region["key"]}
            elsewhere = towns[region["country"], key]
            wrong = others or elsewhere and region["key"][7:] not in elsewhere
            begins = any(o.startswith(key) for o in own)
            if key and key not in own and (region["country"], key) in former:
                # What its town was called until lately.
                count += 1
                continue
            if not key or key in own or bare in own or not wrong or begins and not others:
                kept.append(name)
            elif begins or others and any(near(key, o) for o in own):
                kept.append(f"short:{text}")
            else:
                print(f"left out: {region['key']} {region['name']}: {name}", file=sys.stderr)
                count += 1
        region["names"] = "|".join(kept)
    return count


