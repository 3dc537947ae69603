"""Who is where: exchanges, facilities, and the presence of each network, drawn from a seed.

Network number n is the same in every world of the same seed and size, however many of its networks are made.
Sizes keep to PeeringDB's proportions in 2026: for 35,000 networks about 1,300 exchanges and 6,000 facilities.
"""
import bisect
import itertools
import random
from dataclasses import dataclass, field

from .geography import CITIES, City
from .names import EXCHANGE, FACILITY, FIRST, NetworkNames

FULL = 35_000  # networks in PeeringDB
FIRST_ASN = 4_200_000_000  # private use, RFC 6996: to 4294967294
SPEEDS = [1000, 10000, 20000, 40000, 100000, 200000, 400000, 800000]
SPEED_WEIGHTS = [18, 48, 6, 3, 18, 4, 2.5, 0.5]


@dataclass
class Exchange:
    id: int
    name: str
    family: str
    city: City
    org_id: int
    ports: int = 0
    networks: int = 0
    facilities: list = field(default_factory=list)


@dataclass
class Facility:
    id: int
    name: str
    house: str
    city: City
    org_id: int
    networks: int = 0
    exchanges: int = 0
    carriers: int = 0
    campus_id: int | None = None


@dataclass
class Port:
    exchange: Exchange | None  # None where the exchange is gone: a dangling parent
    exchange_id: int
    exchange_name: str
    speed: int
    operational: bool
    route_server: bool
    host: int  # which address of the LAN


@dataclass
class Network:
    number: int
    asn: int
    id: int
    org_id: int
    name: str
    word: str
    other_script: bool
    home: City
    ports: list
    facilities: list  # of Facility, or of (id, name, city) where it is gone
    rng: random.Random  # for whatever else is drawn of it, in one order


class _Drawer:
    """Draws places by weight, near a city or anywhere, and never the same twice for one network."""

    def __init__(self, places, rank_offset):
        self.places = places
        weights = [p.city.weight / (i + rank_offset) for i, p in enumerate(places)]
        self.everywhere = (places, list(itertools.accumulate(weights)))
        self.near = {}
        for key in {p.city.region for p in places}:
            self.near[key] = self._part(weights, lambda p: p.city.region == key)
        for key in {p.city.name for p in places}:
            self.near[key] = self._part(weights, lambda p: p.city.name == key)

    def _part(self, weights, holds):
        chosen = [(p, w) for p, w in zip(self.places, weights) if holds(p)]
        return [p for p, _ in chosen], list(itertools.accumulate(w for _, w in chosen))

    def draw(self, rng, count, home):
        found = {}
        for _ in range(count * 6):
            if len(found) >= count:
                break
            where = rng.random()
            key = home.name if where < 0.25 else home.region if where < 0.65 else None
            places, cumulative = self.near.get(key) or self.everywhere
            place = places[bisect.bisect(cumulative, rng.random() * cumulative[-1])]
            found.setdefault(place.id, place)
        return list(found.values())


class World:
    def __init__(self, networks=FULL, seed=2026):
        self.size = networks
        self.seed = seed
        rng = random.Random(f"{seed}/world/{networks}")
        self._next_org = 1
        self.exchanges = self._exchanges(rng, max(40, networks * 1300 // FULL))
        self.facilities = self._facilities(rng, max(80, networks * 6000 // FULL))
        self._exchange_drawer = _Drawer(self.exchanges, 30)
        self._facility_drawer = _Drawer(self.facilities, 60)
        for exchange in self.exchanges:
            houses = self._facility_drawer.near.get(exchange.city.name, ([], []))[0]
            exchange.facilities = rng.sample(houses, min(len(houses), rng.choice([1, 1, 2, 2, 3, 4])))
            for facility in exchange.facilities:
                facility.exchanges += 1
        self._names = NetworkNames()
        self._city_weights = list(itertools.accumulate(c.weight for c in CITIES))

    def _org(self):
        self._next_org += 1
        return self._next_org - 1

    def _city(self, rng, index):
        """Each city once, then by weight: what comes first is large."""
        if index < len(CITIES):
            return CITIES[index]
        return rng.choices(CITIES, weights=[c.weight for c in CITIES])[0]

    def _exchanges(self, rng, count):
        made, taken, orgs = [], set(), {}
        order = sorted(CITIES, key=lambda c: -c.weight)
        for index in range(count):
            city = order[index] if index < len(order) else self._city(rng, index)
            for attempt in itertools.count():
                if attempt < 8:
                    family = rng.choice(EXCHANGE) + rng.choice(["-IX", " IX", "IX", " Exchange"])
                else:
                    family = f"{rng.choice(FIRST)} {rng.choice(EXCHANGE)}-IX"
                name = f"{family} {city.name}" if attempt < 30 else f"{family} {city.name} {attempt}"
                if name not in taken:
                    break
            taken.add(name)
            if family not in orgs or rng.random() < 0.5:
                orgs[family] = self._org()
            made.append(Exchange(index + 1, name, family, city, orgs[family]))
        return made

    def _facilities(self, rng, count):
        made, numbers = [], {}
        orgs = {house: self._org() for house in FACILITY}
        for index in range(count):
            city = self._city(rng, index)
            house = rng.choice(FACILITY)
            key = (house, city.code)
            numbers[key] = numbers.get(key, 0) + 1
            style = rng.random()
            if style < 0.6:
                name = f"{house} {city.code}{numbers[key]} - {city.name}"
            elif style < 0.9:
                name = f"{house} {city.name} {numbers[key]}"
            else:
                name = f"{rng.choice(FIRST)} {house} {city.code}{numbers[key]}"
            org = orgs[house] if rng.random() < 0.6 else self._org()
            made.append(Facility(index + 1, name, house, city, org))
        return made

    def networks(self, count=None, presenters=0):
        """Yields networks in the order of their numbers; the first `presenters` are those that go to meetings."""
        for number in range(self.size if count is None else count):
            yield self._network(number, number < presenters)

    def _network(self, number, presents):
        rng = random.Random(f"{self.seed}/network/{number}")
        home = CITIES[bisect.bisect(self._city_weights, rng.random() * self._city_weights[-1])]
        name, word, other = self._names.take(rng, home.country, rng.random() < 0.05)
        at, housed = _presence(rng, presents)
        ports = []
        for exchange in self._exchange_drawer.draw(rng, at, home):
            exchange.networks += 1
            for _ in range(rng.choices([1, 2, 3], weights=[86, 12, 2])[0]):
                ports.append(self._port(rng, exchange))
        houses = self._facility_drawer.draw(rng, housed, home)
        for facility in houses:
            facility.networks += 1
        if rng.random() < 0.003:  # parents that are gone
            gone = len(self.exchanges) + 1 + rng.randrange(50)
            ports.append(Port(None, gone, "Closed IX", 10000, True, False, 0))
        if rng.random() < 0.003:
            houses.append((len(self.facilities) + 1 + rng.randrange(50), "Closed Hall", home))
        org = 100_000 + number if rng.random() > 0.06 or number == 0 else 100_000 + rng.randrange(number)
        return Network(number, FIRST_ASN + number, number + 1, org, name, word, other, home, ports, houses, rng)

    def _port(self, rng, exchange):
        exchange.ports += 1
        speed = rng.choices(SPEEDS, weights=SPEED_WEIGHTS)[0]
        if rng.random() < 0.01:
            speed = rng.choice([0, 1])
        return Port(
            exchange, exchange.id, exchange.name, speed, rng.random() > 0.02, rng.random() < 0.55, exchange.ports)


def _presence(rng, presents):
    """How many exchanges and facilities a network is at: mostly few, with a heavy tail."""
    draw = rng.random()
    if presents:  # those who come to meet people have some to meet
        at = min(160, int(rng.paretovariate(1.1) * 4)) if draw < 0.9 else rng.randrange(0, 3)
        return at, min(90, int(at * rng.uniform(0.3, 1.2)) + rng.randrange(3))
    if draw < 0.50:
        at = 0
    elif draw < 0.72:
        at = 1
    elif draw < 0.995:
        at = min(60, int(rng.paretovariate(1.3) * 1.55))
    else:
        at = min(220, int(rng.paretovariate(1.1) * 25))
    housed = 0 if rng.random() < 0.45 else min(150, int(rng.paretovariate(1.4) + at * 0.4))
    return at, housed
