"""Names of settlements in the languages that the program shows. Used by convert.py. Standard library only.

CLDR has those of the towns that time zones are called after; `lists/exonyms.tsv` those of well-known
towns; Russian and Ukrainian names of others are found among the untagged Cyrillic ones of the source by
what the two languages share. `python3 gazetteer/towns.py` measures the latter on the former.
"""
import collections, json, pathlib, re, sys, unicodedata

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
#: Letters of each language, and those of both that the other has not.
RUSSIAN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя- ")
UKRAINIAN = set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя-' ")
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


def exemplars(folder, rows, timezones):
    """Key of a settlement -> {language: name}, for the towns of time zones. `timezones` has the zone of
    each settlement by key. A zone whose town is not among the settlements of the zone has none."""
    local = {language: zones(folder, language) for language in LANGUAGES}
    inside = collections.defaultdict(list)
    for row in rows:
        inside[timezones.get(row["key"])].append(row)
    found = {}
    for zone in sorted(set().union(*local.values())):
        own = zone.rpartition("/")[2].replace("_", " ")
        name = local["en"].get(zone, own).partition(",")[0]
        loose = {english.loose(name), english.loose(own)}
        group = inside.get(zone) or inside.get(ZONES.get(zone), [])
        bearers = [r for r in group if english.loose(r["name"]) in loose]
        if not bearers:
            continue
        row = max(bearers, key=lambda r: r["population"])
        found[row["key"]] = {language: local[language].get(zone, name if language not in ("uk", "ru") else "").partition(",")[0] for language in LANGUAGES}
    return found


def common(name):
    """A name without what differs between Russian and Ukrainian by rule."""
    return re.sub(r"([^аеоуюяi])\1", r"\1", re.sub("[йь]о", "е", name.lower()).translate(SHARED))


def doubled(name):
    return len(re.findall(r"([бвгджзклмнпрстфцчш])\1", name.lower()))


def written(name, letters):
    """Whether a name is written wholly in the letters of a language, as names are."""
    plain = name.lower()
    return set(plain) <= letters and re.fullmatch(r"[А-ЯЁІЇЄҐ][^А-ЯЁІЇЄҐ]*([ -]([а-яёіїєґ]|[А-ЯЁІЇЄҐ])[^А-ЯЁІЇЄҐ]*)*", name) is not None


def russian(name):
    """Whether a name may be Russian: others write the hard sign elsewhere."""
    return written(name, RUSSIAN) and not re.search("ъ(?![еёюя])|[йь]о|(?<=[жшц])[ыэ]|щ(?=[бвгдзклмпрст])", name.lower())


def ukrainian(name):
    """Whether a name may be Ukrainian: Belarusian has no soft sign in "-ськ"."""
    return written(name, UKRAINIAN) and not re.search("[сцз]к(?=$|[- аио])|ё|(?<=[аеиоуіїєюя])и|(^|[- ])и|[аоуеиієїюя]е(?!$)|(?<=[гкх])ы", name.lower())


def pair(names):
    """The Russian and the Ukrainian name among untagged ones, each empty where it is in doubt."""
    cyrillic = [n for n in dict.fromkeys(names) if re.search("[а-яіїєґё]", n.lower())]
    theirs, ours = [n for n in cyrillic if russian(n)], [n for n in cyrillic if ukrainian(n)]
    fits = []
    for r in theirs:
        for u in ours:
            if common(r) == common(u) and doubled(r) == doubled(u) and (r != u or not re.search("[еи]", r.lower())):
                soft = len(re.findall("[ыэё]", r.lower())) + len(re.findall("[іїє]|ськ|цьк", u.lower()))
                fits.append((r, u, soft, r != u))
    return cyrillic, theirs, ours, fits


def chosen(names):
    cyrillic, theirs, ours, fits = pair(names)
    if not fits:
        return "", ""
    differ = [f for f in fits if f[3]] or fits
    keys = {common(f[0]) for f in differ}
    if len(keys) > 1:
        return "", ""
    # Of spellings of one name: without the rare letter, with hyphens.
    best = max(differ, key=lambda f: (f[2], -f[1].lower().count("ґ"), f[0].count("-") + f[1].count("-"), f[0], f[1]))
    return best[0], best[1]
