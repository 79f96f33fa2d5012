#!/usr/bin/env python3
"""Scores the events of `plotroom stream` on three public sets that lie beside the checkout.

  events.py FOLDER PROGRAM      FOLDER holds events_case2021.jsonl, events_plover_gsr.jsonl and
                                events_viina.jsonl; they are not part of this project.

A label counts as met where the type of the first event is one of those it stands for below;
"any" where some event's type is. F1 is the mean over the types that a label stands for alone.
Standard library only.
"""
import collections
import json
import math
import subprocess
import sys

CASE = {
    "ABDUCT_DISSAP": "CRIME ARREST", "AGREEMENT": "AGREE CONSULT TRANSFER", "AIR_STRIKE": "STRIKE",
    "ARMED_CLASH": "CLASH", "ARREST": "ARREST", "ART_MISS_ATTACK": "STRIKE", "ATTACK": "CLASH STRIKE CRIME",
    "ATTRIB": "STATEMENT STRIKE", "CHANGE_TO_GROUP_ACT": "DEPLOY MOBILIZE REDEPLOY", "CHEM_WEAP": "STRIKE",
    "DIPLO": "CONSULT STATEMENT AGREE SANCTION DEMAND REJECT DISAPPROVE OFFER ACCUSE THREATEN",
    "DISR_WEAP": "STRIKE CLASH SANCTION WITHDRAW MOBILIZE AID", "FORCE_AGAINST_PROTEST": "PROTEST",
    "GOV_REGAINS_TERIT": "CAPTURE", "GRENADE": "STRIKE", "HQ_ESTABLISHED": "DEPLOY MOBILIZE",
    "MAN_MADE_DISASTER": "ACCIDENT", "MOB_VIOL": "CRIME PROTEST CLASH", "NATURAL_DISASTER": "ACCIDENT",
    "NON_STATE_ACTOR_OVERTAKES_TER": "CAPTURE", "NON_VIOL_TERRIT_TRANSFER": "WITHDRAW TRANSFER CAPTURE",
    "ORG_CRIME": "CRIME", "PEACE_PROTEST": "PROTEST", "PROPERTY_DISTRUCT": "CRIME PROTEST",
    "PROTEST_WITH_INTER": "PROTEST", "REM_EXPLOS": "STRIKE", "SEX_VIOL": "CRIME", "SUIC_BOMB": "STRIKE",
    "VIOL_DEMONSTR": "PROTEST",
}
PLOVER = {
    "AGREE": "AGREE", "AID": "AID", "ASSAULT": "CRIME STRIKE CLASH", "COERCE": "SANCTION ARREST CRIME TRANSFER CAPTURE",
    "CONCEDE": "AGREE TRANSFER WITHDRAW", "CONSULT": "CONSULT", "COOPERATE": "AGREE CONSULT", "DEMAND": "DEMAND",
    "DISAPPROVE": "DISAPPROVE ACCUSE", "FIGHT": "CLASH STRIKE CAPTURE", "INVESTIGATE": "INVESTIGATE",
    "MOBILIZE": "MOBILIZE DEPLOY", "PROTEST": "PROTEST", "REJECT": "REJECT", "RETREAT": "WITHDRAW",
    "SANCTION": "SANCTION SUSPEND_TALKS", "SUPPORT": "STATEMENT AGREE", "THREATEN": "THREATEN",
}


def answers(folder, name, program):
    rows = [json.loads(line) for line in open(f"{folder}/{name}", encoding="utf-8")]
    lines = "".join(json.dumps({"id": r["id"], "text": r["text"]}, ensure_ascii=False) + "\n" for r in rows)
    out = subprocess.run([program, "stream"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return list(zip(rows, map(json.loads, out.stdout.decode().splitlines())))


def types(title, pairs, table):
    first = some = none = count = 0
    hit, extra, lost = (collections.Counter() for _ in range(3))
    for row, answer in pairs:
        label = next((x for x in row["labels"] if x in table), None)
        if label is None:
            continue
        wanted, found = set(table[label].split()), [e["type"] for e in answer["events"]]
        count += 1
        none += not found
        first += bool(found) and found[0] in wanted
        some += any(t in wanted for t in found)
        if len(wanted) == 1:
            (only,) = wanted
            if found and found[0] == only:
                hit[only] += 1
            else:
                lost[only] += 1
                extra[found[0] if found else None] += 1
    alone = sorted(set(hit) | set(lost))
    f1 = [2 * hit[t] / (2 * hit[t] + extra[t] + lost[t]) for t in alone]
    print(f"{title}: {count} rows, first {first / count:.3f}, any {some / count:.3f}, no event {none / count:.3f}, "
          f"macro F1 {sum(f1) / len(f1):.3f} over {len(alone)} types")


def km(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0176 * math.asin(math.sqrt(h))


def places(pairs):
    count = told = placed = near = wide = 0
    for row, answer in pairs:
        if row.get("audit") in ("wrong_place", "unclear"):
            continue
        count += 1
        told += bool(answer["events"])
        pins = [e["place"] for e in answer["events"] if e["place"] and e["geo_precision"] not in ("country", "none")]
        pins = [p for p in pins if p.get("lat") is not None]
        if pins:
            away = km(row["lat"], row["lon"], pins[0]["lat"], pins[0]["lon"])
            placed += 1
            near += away <= 30
            wide += away <= 150
    print(f"headlines: {count} rows, with an event {told / count:.3f}, with a place {placed / count:.3f}, "
          f"within 30 km {near / count:.3f}, within 150 km {wide / count:.3f}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, program = sys.argv[1:]
    types("snippets", answers(folder, "events_case2021.jsonl", program), CASE)
    types("sentences", answers(folder, "events_plover_gsr.jsonl", program), PLOVER)
    places(answers(folder, "events_viina.jsonl", program))


main()
