#!/usr/bin/env python3
"""Lists the most frequent mistakes on public corpora that lie beside the checkout and are no part of this project.

  errors.py CORPORA PROGRAM [--cross FOLDER] [--ranked FILE] [--most N]

CORPORA holds dev/ and train/ of JSON lines, PROGRAM is plotroom. The weights that ship have seen most of these corpora. What
they have not seen: FOLDER as `tagger cross -o FOLDER` writes it (names found), FILE as `train_resolve rank-check CORPORA
--errors` prints it (places). Kinds, counted over all corpora by the name as it is written:
  missed             no answer touches a marked name
  spurious           an answer touches no mark (not in corpora that mark only some names)
  wrong place        more than 161 km from every marked point, although the right place is a candidate
  should be unknown  the same, but the gazetteer does not hold it; with confidence .5 or more of FILE
  taken for unknown  no place is answered although the gazetteer holds it
  wrong sense        of names with a marked sense
Equal input gives equal output. Standard library only.
"""
import argparse
import collections
import json
import math
import re
import subprocess

CORPORA = {"lgl": None, "geovirus": None, "geowebnews": "gwn", "geocorpora": None, "wiktor500": None}
PARTIAL = {"wiktor500"}
PLACES = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal", "Metonymic", "Non_Literal_Modifier",
          "Embedded_Non_Lit", "Demonym", "Language", "Homonym"}
SENSES = {"Literal": "literal", "Literal_Modifier": "literal", "Coercion": "literal", "Metonymic": "metonymic",
          "Non_Literal_Modifier": "associative", "lit": "literal", "met": "metonymic"}
KINDS = ["missed", "spurious", "wrong place", "should be unknown", "taken for unknown", "wrong sense"]
FAR_KM = 161
SURE = 0.5


def km(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0176 * math.asin(min(1.0, math.sqrt(h)))


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def run(program, arguments, rows):
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    done = subprocess.run([program, *arguments], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def answers(program, rows):
    return run(program, ["stream"], [{"id": i, "text": row["text"], "language": "en"} for i, row in enumerate(rows)])


def touches(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def near(place, mark):
    points = [(mark["lat"], mark["lon"])] + [(p[0], p[1]) for p in mark.get("alt") or []]
    return any(km(place["lat"], place["lon"], lat, lon) <= FAR_KM for lat, lon in points)


def gold(document, preset):
    return [t for t in document["toponyms"] if not t.get("demonym") and (preset is None or t.get("class") in PLACES)]


def names(document, answer, preset, partial, found):
    marks = gold(document, preset)
    free = marks + [t for t in document["toponyms"] if t.get("demonym")]
    for mark in marks:
        if not any(touches(p, mark) for p in answer["toponyms"]):
            found["missed"][mark["text"]] += 1
    for place in answer["toponyms"]:
        if not partial and place["sense"] != "demonym" and not any(touches(place, t) for t in free):
            found["spurious"][document["text"][place["start"]:place["end"]]] += 1


def far(document, answer, preset):
    """The marked names whose answer is far from them or none, with the answer."""
    for mark in gold(document, preset):
        hit = next((p for p in answer["toponyms"] if touches(p, mark)), None)
        if hit and mark.get("lat") is not None and (hit.get("lat") is None or not near(hit, mark)):
            yield mark, hit


def senses(document, answer, found):
    for mark in document["toponyms"]:
        wanted = SENSES.get(mark.get("class"))
        hit = next((p for p in answer["toponyms"] if touches(p, mark)), None)
        if wanted and hit and hit["sense"] not in (wanted, "demonym"):
            found["wrong sense"][f"{mark['text']}: {hit['sense']} for {wanted}"] += 1


def ranked(path, found):
    line = re.compile(r'  \S+ .* "(.*)" (ranked wrong|not a candidate) (\S+)$')
    for hit in filter(None, map(line.match, open(path, encoding="utf-8"))):
        if hit[2] == "ranked wrong":
            found["wrong place"][hit[1]] += 1
        elif float(hit[3]) >= SURE:
            found["should be unknown"][hit[1]] += 1


def places(program, wrong, told, found):
    asked = [{"id": i, "name": mark["text"]} for i, (mark, _) in enumerate(wrong)]
    held = run(program, ["gazetteer", "lookup", "--batch", "/dev/stdin"], asked)
    for (mark, hit), row in zip(wrong, held):
        known = any(near(place, mark) for place in row.get("candidates") or [])
        kind = "taken for unknown" if hit.get("lat") is None else "wrong place" if known else "should be unknown"
        if known and kind == "taken for unknown":
            found[kind][mark["text"]] += 1
        elif kind != "taken for unknown" and not told:
            found[kind][f"{mark['text']}: {hit.get('name')}"] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora")
    parser.add_argument("program")
    parser.add_argument("--cross")
    parser.add_argument("--ranked")
    parser.add_argument("--most", type=int, default=30)
    flags = parser.parse_args()
    found, wrong = collections.defaultdict(collections.Counter), []
    for name, preset in CORPORA.items():
        rows = read(f"{flags.corpora}/dev/{name}.jsonl")
        given = answers(flags.program, rows)
        unseen = read(f"{flags.cross}/{name}.jsonl") if flags.cross and name not in PARTIAL else given
        for row, answer, other in zip(rows, given, unseen):
            names(row, other, preset, name in PARTIAL, found)
            wrong += far(row, answer, preset)
            if name == "geowebnews":
                senses(row, answer, found)
    rows = read(f"{flags.corpora}/train/relocar_train.jsonl")
    for row, answer in zip(rows, answers(flags.program, rows)):
        senses(row, answer, found)
    if flags.ranked:
        ranked(flags.ranked, found)
    places(flags.program, wrong, flags.ranked, found)
    for kind in KINDS:
        counts = sorted(found[kind].items(), key=lambda item: (-item[1], item[0]))
        print(f"{kind}: {sum(found[kind].values())} in all, {len(counts)} different")
        for text, count in counts[:flags.most]:
            print(f"  {count:4} {text}")


main()
