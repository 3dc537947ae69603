"""Whole tables, as PeeringDB publishes them daily: {type}-0.json, rows of one type, without sets, public rows only."""
import json
import os
import random

from . import records
from .geography import CITIES

_GENERATED = 1_795_000_000.0  # when PeeringDB made the file, in its `meta`: some day in November 2026


class Table:
    """One file, written row by row, that appears when it is complete."""

    def __init__(self, folder, kind):
        self._path = os.path.join(folder, f"{kind}-0.json")
        self._file = open(self._path + ".part", "w", encoding="utf-8")
        self._file.write('{"data": [')
        self.count = 0

    def add(self, row):
        self._file.write(("," if self.count else "") + json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        self.count += 1

    def close(self):
        self._file.write('], "meta": {"generated": %.3f}}\n' % _GENERATED)
        self._file.close()
        os.replace(self._path + ".part", self._path)


class Dump:
    """The tables of a world. Networks are added as they are drawn; the rest is written by `finish`."""

    KINDS = "org net ix ixlan ixpfx ixfac fac netixlan netfac poc campus carrier carrierfac".split()

    def __init__(self, folder, world):
        os.makedirs(folder, exist_ok=True)
        self._world = world
        self._tables = {kind: Table(folder, kind) for kind in self.KINDS}
        self._ids = dict.fromkeys(["netixlan", "netfac", "poc"], 0)
        self._organizations = {}

    def _number(self, kind, row):
        self._ids[kind] += 1
        row["id"] = self._ids[kind]
        self._tables[kind].add(row)

    def add(self, n):
        self._tables["net"].add(records.network(n))
        for row in records.ports(n):
            self._number("netixlan", row)
        for row in records.houses(n):
            self._number("netfac", row)
        for row in records.contacts(n):
            if row["visible"] == "Public":
                self._number("poc", row)
        if n.number % 700 != 699:  # now and then an organisation is gone and its network is not
            self._organizations.setdefault(n.org_id, (f"{n.name} Ltd", n.word, n.home))

    def finish(self):
        tables, world = self._tables, self._world
        rng = random.Random(f"{world.seed}/parents")
        self._campuses_and_carriers(rng)
        link = 0
        for x in world.exchanges:
            self._organizations.setdefault(x.org_id, (f"{x.family} Association", "exchange", x.city))
            tables["ix"].add(records.exchange(x))
            tables["ixlan"].add(records.lan(x))
            for row in records.lan_prefixes(x):
                tables["ixpfx"].add(row)
            for f in x.facilities:
                link += 1
                tables["ixfac"].add(records.exchange_facility(link, x, f))
        for f in world.facilities:
            self._organizations.setdefault(f.org_id, (f"{f.house} Data Centres", "facility", f.city))
            tables["fac"].add(records.facility(f))
        for org_id in sorted(self._organizations):
            tables["org"].add(records.organization(org_id, *self._organizations[org_id]))
        for table in tables.values():
            table.close()
        return {kind: table.count for kind, table in tables.items()}

    def _campuses_and_carriers(self, rng):
        world, tables = self._world, self._tables
        for number in range(1, max(2, len(world.facilities) // 60)):
            f = rng.choice(world.facilities)
            f.campus_id = number
            tables["campus"].add(records.campus(number, f.org_id, f.city, f.house))
        row = 0
        for number in range(1, max(2, len(world.facilities) // 20)):
            name = f"{rng.choice(CITIES).name} Line {number}"
            at = rng.sample(world.facilities, min(len(world.facilities), rng.choice([1, 2, 5, 20])))
            tables["carrier"].add(records.carrier(number, at[0].org_id, name, f"line{number}", len(at)))
            for f in at:
                row += 1
                f.carriers += 1
                tables["carrierfac"].add(records.carrier_facility(row, number, f))
