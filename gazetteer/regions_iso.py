#!/usr/bin/env python3
"""Names of first-level regions in the languages of iso-codes, and in English of CLDR, matched to
GeoNames codes.

Matches a region of ISO 3166-2 to a GeoNames code of the same country by its name without
generic words; a region that matches none, or two, stays without. Used by convert.py.
"""
import difflib, gettext, json, re, unicodedata

import english

LANGUAGES = "en uk ru de fr es it pl ro".split()
GENERIC = set("""oblast region province county district state city municipality republic krai kray governorate department
prefecture voivodeship wojewodztwo autonomous republika respublika okrug avtonomnyy avtonomnaya autonomnyi raionul judet
provincia region departamento estado muhafazat wilaya wilayat ostan land kanton canton of the al el and de del la di da do
community division area territory special capital metropolitan misto gorod mintaqah sheng shi zizhiqu misr il ili marz rayon
rayonu sahari oblysy qalasy opstina apskritis shabiyat""".split())
#: Of these the English ones: a name that differs from another in them only is as good.
ENGLISH = set("""oblast region province county district state city municipality republic krai governorate department prefecture
voivodeship autonomous the of and community division area territory special capital metropolitan""".split())
#: Countries whose codes were given to other regions since, so that CLDR's names are not of the same.
STALE = {"IR", "MA", "NP"}
#: Countries whose units CLDR names by an adjective of their language, or writes with all marks.
LOCAL, UNMARKED = {"CZ"}, {"VN"}
#: What a region is called in English behind its name, by the word in its type of ISO 3166-2.
KINDS = {
    "rayon": "District", "governorate": "Governorate", "province": "Province", "county": "County", "department": "Department",
    "prefecture": "Prefecture", "region": "Region", "district": "District", "division": "Division", "municipality": "Municipality",
    "emirate": "Emirate", "canton": "Canton", "state": "State", "oblast": "Oblast", "popularate": "District",
}
LETTERS = str.maketrans({"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ʻ": "", "’": "", "'": "", "`": ""})


def fold(text):
    """A name in small plain letters, without marks."""
    text = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def plain(text):
    words = [w for w in fold(text).split() if w not in GENERIC]
    words = [re.sub(r"(skaya|skiy|skyi|skoy|ska|sky|skaja)$", "", w) for w in words]
    return " ".join(words) or text.strip()


def catalogs(folder):
    """The translations of ISO 3166-2 by language."""
    found = {}
    for language in LANGUAGES[1:]:
        path = folder / f"usr/share/locale/{language}/LC_MESSAGES/iso_3166-2.mo"
        if path.exists():
            found[language] = gettext.GNUTranslations(open(path, "rb"))._catalog
    return found


def cldr_names(folder):
    """Code of ISO 3166-2 in small letters without hyphen -> English name of CLDR, without its remarks."""
    path = folder / "package/subdivisions/en/en.json"
    listed = json.load(open(path, encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    clean = lambda name: re.sub(r"\s*[²³†*]|, Somalia$", "", name).replace("’", "'").replace("ʻ", "'").replace("–", "-").replace(" & ", " and ").strip()
    return {code: clean(name) for code, name in listed.items() if code[:2].upper() not in STALE}


def iso_names(folder, cldr):
    """code -> (name, type, {language: name}, English name, whether a part of another unit)."""
    units = json.load(open(folder / "usr/share/iso-codes/json/iso_3166-2.json", encoding="utf-8"))["3166-2"]
    languages, english_names = catalogs(folder), cldr_names(cldr)
    return {
        u["code"]: (
            u["name"], u["type"], {l: c[u["name"]] for l, c in languages.items() if c.get(u["name"])},
            english_names.get(u["code"].replace("-", "").lower(), ""), "parent" in u,
        )
        for u in units if u["type"] != "Geographical unit"
    }


def score(own, code, iso, unit):
    """How well a region and a unit fit: 1 for equal names, a little more for the same words."""
    name, kind, local, cldr, part = unit
    names = {plain(n) for n in [*re.split(r"[\[\]/(]", name), *local.values(), cldr] if n and plain(n)}
    best = max(difflib.SequenceMatcher(None, plain(own), n).ratio() for n in names)
    if iso.split("-")[1] == code[3:] and iso[:2] in ("US", "GB"):
        return 2
    if best < (0.9 if part else 0.8):
        return 0
    best += 0.05 * (fold(own) in (fold(cldr), fold(name)) and not part) - 0.05 * part
    is_city = re.search("city|municipality|capital", kind.lower()) is not None
    return best + 0.02 * (is_city == (re.search(r"\b(city|sahari|qalasy)\b", own.lower()) is not None))


def matched(folder, cldr, regions):
    """GeoNames code -> {language: name} for regions given as (code, name), with `english` and `type`."""
    by_country, ours, found = {}, {}, {}
    for code, entry in iso_names(folder, cldr).items():
        by_country.setdefault(code[:2], {})[code] = entry
    for code, name in regions:
        ours.setdefault(code[:2], []).append((code, name))
    for country, listed in sorted(ours.items()):
        units = by_country.get(country, {})
        pairs = [(score(own, code, iso, unit), iso, code) for iso, unit in units.items() for code, own in listed]
        used = set()
        for fit, iso, code in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
            if not fit or iso in used or code in used:
                continue
            used |= {iso, code}
            name, kind, local, english_name, _ = units[iso]
            found[code] = {"iso": iso, "name": name, "type": kind, "english": english_name, **local}
    return found


def shown(country, name, unit, towns, others):
    """The English name that a region is shown by, instead of a romanized or local one.

    `towns` are the countries and folded names of the larger towns, and `others` counts the first-level
    regions that bear a folded name. A region that was not called as a town before is not afterwards: then
    its kind is behind the name.
    """
    short = unit.get("english", "")
    if not short or country in LOCAL:
        return name
    if country in english.MARKED | UNMARKED:
        short = english.unmarked(short).replace("Đ", "D").replace("đ", "d")
    if country == "RO":
        short = short.replace("ţ", "ț").replace("ş", "ș")
    if re.search(r" (City|Sahari)$", name):
        short = re.sub(r"( City| District)?$", " City", short, count=1)
    mark = lambda text: " ".join(w for w in fold(text).split() if w not in ENGLISH)
    if fold(name) != fold(short) and mark(name).replace(" ", "") == mark(short).replace(" ", ""):
        return name
    letters = lambda text: re.sub(r"\W", "", text.lower())
    if letters(name) == letters(short):
        return name
    if fold(name) == fold(short):
        # The same but for marks: those of a language in Latin letters are right.
        return short
    if others[fold(short)] > (fold(short) in (fold(name), plain(name))):
        return name
    if (country, fold(short)) in towns:
        kind = next((word for key, word in KINDS.items() if key in unit["type"].lower()), "")
        if re.search("city", unit["type"].lower()) and not kind:
            return f"City of {short}"
        if not kind:
            return name
        return short if short.endswith(kind) else f"{short} {kind}"
    return short
