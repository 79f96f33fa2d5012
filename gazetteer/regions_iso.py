#!/usr/bin/env python3
"""Names of first-level regions in the languages of iso-codes, matched to GeoNames codes.

Matches a region of ISO 3166-2 to a GeoNames code of the same country by its name without
generic words; a region that matches none, or two, stays without. Used by convert.py.
"""
import difflib, gettext, json, re, unicodedata

LANGUAGES = "en uk ru de fr es it pl ro".split()
GENERIC = set("""oblast region province county district state city municipality republic krai kray governorate department
prefecture voivodeship wojewodztwo autonomous republika respublika okrug avtonomnyy avtonomnaya autonomnyi raionul judet
provincia region departamento estado muhafazat wilaya wilayat ostan land kanton canton of the al el and de del la di da do
community division area territory special capital metropolitan misto gorod mintaqah sheng shi zizhiqu misr il ili""".split())


def plain(text):
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("'", "").replace("’", "").replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d")
    words = [w for w in re.split(r"[^a-z0-9]+", text) if w and w not in GENERIC]
    words = [re.sub(r"(skaya|skiy|skyi|skoy|ska|sky|skaja)$", "", w) for w in words]
    return " ".join(words) or text.strip()


def iso_names(folder):
    """code -> (English name, {language: name}) of the units without a parent."""
    units = json.load(open(folder / "usr/share/iso-codes/json/iso_3166-2.json", encoding="utf-8"))["3166-2"]
    catalogs = {}
    for language in LANGUAGES[1:]:
        path = folder / f"usr/share/locale/{language}/LC_MESSAGES/iso_3166-2.mo"
        if path.exists():
            catalogs[language] = gettext.GNUTranslations(open(path, "rb"))._catalog
    return {
        u["code"]: (u["name"], u["type"], {l: c[u["name"]] for l, c in catalogs.items() if c.get(u["name"])})
        for u in units if "parent" not in u
    }


def matched(folder, regions):
    """GeoNames code -> {language: name} for regions given as (code, name)."""
    by_country = {}
    for code, entry in iso_names(folder).items():
        by_country.setdefault(code[:2], {})[code] = entry
    ours = {}
    for code, name in regions:
        ours.setdefault(code[:2], []).append((code, name))
    found = {}
    for country, listed in sorted(ours.items()):
        units = by_country.get(country, {})
        pairs = []
        for iso, (name, _, local) in units.items():
            names = {plain(part) for part in re.split(r"[\[\]/(]", name) + list(local.values()) if plain(part)}
            for code, own in listed:
                score = max(difflib.SequenceMatcher(None, plain(own), n).ratio() for n in names)
                if iso.split("-")[1] == code[3:] and country in ("US", "GB"):
                    score = 2
                pairs.append((score, iso, code))
        used = set()
        for score, iso, code in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
            if score < 0.8 or iso in used or code in used:
                continue
            used |= {iso, code}
            name, kind, local = units[iso]
            found[code] = {"iso": iso, "name": name, "type": kind, **local}
    return found
