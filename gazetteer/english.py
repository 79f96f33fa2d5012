"""The English name that a settlement is shown by. Standard library only.

The source names places by the romanizations of BGN/PCGN, with dots below, macrons and marks for
ayn and soft signs, or by that of a neighbor's language. Two rules make of them what English texts
write; `lists/display.tsv` has the exceptions. The spelling of the source stays among the names.
"""
import difflib, re, unicodedata

# Countries that write in another script: marks on Latin letters are only of the romanization.
MARKED = set("YE SA IQ SY EG LY PS JO LB OM AE QA KW BH SD IR AF PK IN BD NP LK MM TH LA KH RU BY KZ KG TJ MN GE AM BG GR JP KR KP IL ET ER".split())
# There the apostrophe parts syllables, as in Be'er Sheva.
PARTED = {"IL", "JP"}
MARKS = re.compile("[‘’ʼ'`´ʻʿʾʹʺ”ʽ]")
# Ukrainian letters by resolution 55 of the Cabinet of Ministers, 27 January 2010.
LETTERS = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia".split(" ")))
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Azerbaijani letters as English texts write them.
AZERBAIJANI = str.maketrans({
    "ə": "a", "x": "kh", "c": "j", "ç": "ch", "ş": "sh", "ğ": "gh", "q": "g", "ı": "i", "ö": "o", "ü": "u",
    "Ə": "A", "X": "Kh", "C": "J", "Ç": "Ch", "Ş": "Sh", "Q": "G", "İ": "I", "Ö": "O", "Ü": "U",
})
# What only Russian writes, or only a name that has been copied from it; and no name at all.
RUSSIAN = re.compile("[ыэёъ\u0301]|и[аеиоуюя]|ь[еия]|(^|[ -])[иеИЕ]|(ое|ее|ая|яя|ий|[иі]е|[сц]к|[оеё]во|но|[ое]вка|поль)(?=$|[ -])")
ODD = re.compile("[А-ЯІЇЄҐ]{2}|['’ʼ`] ")


def unmarked(name):
    """A name without diacritics; letters that are not Latin at all are left."""
    parts = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def national(name):
    """A name in Ukrainian Cyrillic in the national romanization of 2010, or nothing."""
    out, first = "", True
    for c in MARKS.sub("", name.lower()):
        if c in " -":
            out, first = out + c, True
            continue
        if c not in LETTERS:
            return None
        letter = FIRST.get(c, LETTERS[c]) if first else LETTERS[c]
        out += "gh" if c == "г" and out.endswith("z") else letter
        first = False
    return re.sub(r"(^|[ -])([a-z])", lambda found: found[1] + found[2].upper(), out)


def romanized(name):
    """A Ukrainian name in the national romanization of 2010 from BGN/PCGN 1965: inside a word
    "ya yu ye" are "ia iu ie", "yi" and "y" behind a vowel "i", a final "yy" is "yi"."""
    name = MARKS.sub("", name)
    name = re.sub(r"yy\b", "yi", name)
    name = re.sub(r"(?<=[aeiou])yi", "i", name)
    name = re.sub(r"(?<=\w)y(?=[aue](?!$))|(?<=\w)y(?=[aue]$)", "i", name)
    return re.sub(r"(?<=[aeiou])y(?![aeiouiy])", "i", name)


def loose(name):
    return unmarked(name).lower().replace("-", " ")


def near(a, b):
    """Whether two spellings differ little: "Haskovo" and "Khaskovo", but not "Naxçıvan" and "Nakhichevan"."""
    return difflib.SequenceMatcher(None, loose(a), loose(b)).ratio() >= 0.8


def ukrainian(name, names):
    """The name of the source in the national romanization. Where it is not that of any Cyrillic
    name, it is from Russian or misspelt: then the Ukrainian name nearest to it."""
    shown = romanized(name)
    cyrillic = [n for n in names if re.search("[а-яіїєґ]", n.lower())]
    if loose(shown) in {loose(national(n) or "") for n in cyrillic}:
        return shown
    near = lambda official: difflib.SequenceMatcher(None, *(loose(n).replace("g", "h").replace("y", "i") for n in (shown, official))).ratio()
    official = {national(n) for n in cyrillic if not RUSSIAN.search(n) and not ODD.search(n)} - {None}
    # "Podilskyi" is a district, Podilsk a town.
    official = {n for n in official if n.endswith("yi") or not shown.endswith("yi")}
    best = max(sorted(official), key=near, default=None)
    return best if best and near(best) >= 0.72 else shown


def without_azerbaijani(name):
    """A name in Azerbaijani letters as English texts write them."""
    letters = name.translate(AZERBAIJANI)
    return letters[:1].upper() + letters[1:]


def azerbaijani(name, names):
    """A name in Azerbaijani letters as English texts write it, if another name is spelled nearly so."""
    letters = without_azerbaijani(name)
    spelled = lambda text: re.sub("y", "i", re.sub("[gk]h?", "g", loose(text)))
    if letters == name or not re.search("[əçşğıöüƏÇŞĞİÖÜ]", name):
        return name
    close = (difflib.SequenceMatcher(None, spelled(letters), spelled(n)).ratio() for n in names if n != name and not re.search("[əçşğıöü]", n.lower()))
    return letters if max(close, default=0) >= 0.9 else name


def shown(country, name, names):
    """The English name of a settlement by rule."""
    if country == "UA":
        return ukrainian(name, names)
    if country == "AZ":
        return azerbaijani(name, names)
    if country not in MARKED:
        return name
    if country == "RU":
        name = re.sub(r"(?<=\w)ë", "yo", name)
    name = unmarked(re.sub("[‘`ʻʽ]", "", name) if country in PARTED else MARKS.sub("", name))
    if country == "JP":
        # "Onagawa Cho": the town of Onagawa.
        short = re.sub(r"[ -](cho|machi|mura|son|shi)$", "", name, flags=re.I)
        name = short if loose(short) in {loose(n) for n in names} else name
    if country == "RU":
        # "Groznyy", "Nizhniy", "Naberezhnyye" are Grozny, Nizhny, Naberezhnye.
        name = re.sub(r"(?<=[a-z])yye\b", "ye", re.sub(r"(?<=[a-z])[iy]y\b", "y", name))
    return name[:1].upper() + name[1:]
