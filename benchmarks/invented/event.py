"""An event's folder: event.yaml, submissions, and a bundle for each network, as `personals fetch` saves them."""
import json
import os
import random

from . import records
from .names import OFFERING, SEEKING, person

_QUOTE = json.encoder.encode_basestring


def _pretty(value, depth=0):
    """JSON with sorted keys and two spaces a level. The standard library's own is ten times slower."""
    if isinstance(value, str):
        return _QUOTE(value)
    if isinstance(value, (dict, list)) and value:
        inner, outer = "  " * (depth + 1), "  " * depth
        if isinstance(value, dict):
            rows = [f"{_QUOTE(k)} : {_pretty(value[k], depth + 1)}" for k in sorted(value)]
            opening, closing = "{", "}"
        else:
            rows = [_pretty(v, depth + 1) for v in value]
            opening, closing = "[", "]"
        separator = ",\n" + inner
        return f"{opening}\n{inner}{separator.join(rows)}\n{outer}{closing}"
    return json.dumps(value)


class Event:
    """Presenters are added as they are drawn; `finish` writes the event itself."""

    def __init__(self, folder, world, sessions=None):
        self._folder, self._world, self._sessions = folder, world, sessions
        for name in ("submissions", "records"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        self._texts = {}  # of exchanges and facilities, which many bundles have in common
        self._listed = []

    def _write(self, name, text):
        with open(os.path.join(self._folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def _parent(self, kind, thing, row):
        key = (kind, thing.id)
        if key not in self._texts:
            self._texts[key] = _pretty(row(thing), 3)
        return self._texts[key]

    def _answer(self, rows):
        separator = ",\n      "
        return '{\n    "data" : [\n      ' + separator.join(rows) + "\n    ]\n  }" if rows else '{\n    "data" : []\n  }'

    def _bundle(self, n):
        net = records.network(n)
        net["notes"] = ""
        for key, rows in (
            ("netixlan_set", records.ports(n)),
            ("netfac_set", records.houses(n)),
            ("poc_set", (c for c in records.contacts(n) if c["visible"] == "Public")),
        ):
            net[key] = [{**row, "id": n.number * 1000 + i} for i, row in enumerate(rows)]
            for row in net[key]:
                del row["net_id"]
        exchanges = {p.exchange_id: p.exchange for p in n.ports if p.exchange}
        ix = [self._parent("ix", exchanges[i], records.exchange) for i in sorted(exchanges)]
        houses = sorted((f for f in n.facilities if not isinstance(f, tuple)), key=lambda f: f.id)
        fac = [self._parent("fac", f, records.facility) for f in houses]
        org = records.organization(n.org_id, f"{n.name} Ltd", n.word, n.home)
        parts = [
            ("fac", self._answer(fac)), ("fetched", '"2026-11-22T09:30:00Z"'), ("format", '"personals-bundle"'),
            ("ix", self._answer(ix)), ("net", self._answer([_pretty(net, 3)])),
            ("org", self._answer([_pretty(org, 3)])), ("source", '"https://www.peeringdb.com/api"'), ("version", "1"),
        ]
        return "{\n" + ",\n".join(f'  "{name}" : {text}' for name, text in parts) + "\n}\n"

    def add(self, n):
        rng = random.Random(f"submission/{n.number}")
        name = f"as{n.asn}"
        self._write(f"records/{name}.json", self._bundle(n))
        lines = [f"network: {n.asn}", f"record: ../records/{name}.json"]
        if rng.random() < 0.4:
            lines.append(f"traffic: {rng.choice([12, 38, 120, 450, 640, 900])} Gbps")
        if rng.random() < 0.3:
            share = rng.randrange(5, 96)
            lines.append(f'ratio: "{share}:{100 - share}"')
        if rng.random() < 0.6:
            lines.append(f"seeking: {rng.choice(SEEKING)}" if rng.random() < 0.7 else f"offering: {rng.choice(OFFERING)}")
        if rng.random() < 0.2:
            lines += ["planned:", f"  - exchange: {rng.choice(self._world.exchanges).name}", "    when: Q2 2027"]
        if rng.random() < 0.7:
            speaker = person(rng)
            lines += [f"speaker: {speaker}", f"contact: {speaker} <peering@{n.word}.example>"]
        self._write(f"submissions/{name}.yaml", "\n".join(lines) + "\n")
        self._listed.append(f"submissions/{name}.yaml")

    def finish(self):
        """Sessions of 30 at a small meeting; more presenters make longer sessions, and at most 24 of those."""
        total = len(self._listed)
        # An event file has up to a megabyte, and a session up to a day: beyond, a pattern, and more sessions.
        lists = total <= 10_000
        count = self._sessions or min(24 if lists else total, max(1, -(-total // (30 if lists else 1400))))
        each = -(-total // count)
        lines = [
            "event: Great Southern Peering Forum 2027", "place: Suva, Fiji", "dates: 2027-03-01 to 2027-03-26",
            "time-zone: Pacific/Fiji", "slot: 60",
        ]
        if not lists:
            lines.append("submissions: submissions/*.yaml")
        lines.append("sessions:")
        for number in range(count):
            hour, day = ((9, 13)[number % 2], 1 + number // 2) if lists else (0, 1 + number)
            lines += [
                f"  - title: Peering Personals {number + 1}", "    room: Reef Hall",
                f"    start: 2027-03-{day:02} {hour:02}:00", "    chair: Mele Tau'olunga",
            ]
            if lists:
                lines.append("    submissions:")
                lines += [f"      - {path}" for path in self._listed[number * each:(number + 1) * each]]
            else:
                lines.append(f"    length: {each} min")
        self._write("event.yaml", "\n".join(lines) + "\n")
        return total
