"""Records with PeeringDB's fields (schema of server 2.82), of what is in a world. Ids are the world's own."""
import datetime
import ipaddress
import random

from .names import person

TRAFFIC = (
    "0-20Mbps 20-100Mbps 100-1000Mbps 1-5Gbps 5-10Gbps 10-20Gbps 20-50Gbps 50-100Gbps 100-200Gbps 200-300Gbps "
    "300-500Gbps 500-1000Gbps 1-5Tbps 5-10Tbps 10-20Tbps 20-50Tbps 50-100Tbps 100+Tbps"
).split()
RATIOS = ["Heavy Outbound", "Mostly Outbound", "Balanced", "Mostly Inbound", "Heavy Inbound", "Not Disclosed", ""]
TYPES = [
    "NSP", "Content", "Cable/DSL/ISP", "Enterprise", "Educational/Research", "Non-Profit", "Route Server",
    "Network Services", "Route Collector", "Government",
]
ROLES = ["Policy", "Technical", "NOC", "Sales", "Abuse", "Maintenance", "Public Relations"]
_START = datetime.datetime(2010, 3, 1)


def _time(rng, first=0, last=6000):
    moment = _START + datetime.timedelta(days=rng.randrange(first, last), seconds=rng.randrange(86400))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _times(rng):
    return {"created": _time(rng, 0, 3500), "updated": _time(rng, 3500, 6000), "status": "ok"}


def _website(word):
    return f"https://www.{word}.example"


def _social(word):
    return [{"service": "website", "identifier": _website(word)}]


def _slug(name):
    return "".join(c for c in name.lower() if c.isascii() and c.isalnum()) or "nowhere"


def _address(rng, city):
    return {
        "address1": f"{rng.randrange(1, 400)} Example Road", "address2": "", "city": city.name,
        "country": city.country, "state": "", "zipcode": "", "floor": "", "suite": "",
    }


def organization(org_id, name, word, city):
    rng = random.Random(f"org/{org_id}")
    return {
        "id": org_id, "name": name, "aka": "", "name_long": "", "website": _website(word),
        "social_media": _social(word), "notes": "", "logo": None, **_address(rng, city),
        "latitude": None, "longitude": None, **_times(rng),
    }


def exchange(x):
    rng = random.Random(f"ix/{x.id}")
    word = _slug(x.family)
    return {
        "id": x.id, "org_id": x.org_id, "name": x.name, "aka": "",
        "name_long": f"{x.family} Internet Exchange {x.city.name}", "city": x.city.name,
        "country": x.city.country, "region_continent": x.city.region, "media": "Ethernet", "notes": "",
        "proto_unicast": True, "proto_multicast": False, "proto_ipv6": True, "website": _website(word),
        "social_media": _social(word), "url_stats": f"https://{word}.example/traffic",
        "tech_email": f"noc@{word}.example", "tech_phone": "", "policy_email": f"peering@{word}.example",
        "policy_phone": "", "sales_email": "", "sales_phone": "", "net_count": x.networks,
        "fac_count": len(x.facilities), "ixf_net_count": 0, "ixf_last_import": None, "ixf_import_request": None,
        "ixf_import_request_status": "queued",
        "service_level": rng.choice(
            ["Not Disclosed", "Best Effort (no SLA)", "Normal Business Hours", "24/7 Support"]),
        "terms": rng.choice(
            ["Not Disclosed", "No Commercial Terms", "Bundled With Other Services", "Non-recurring Fees Only",
             "Recurring Fees"]),
        "status_dashboard": None, "logo": None, **_times(rng),
    }


def lan(x):
    rng = random.Random(f"ixlan/{x.id}")
    return {
        "id": x.id, "ix_id": x.id, "name": "", "descr": "", "mtu": rng.choice([1500, 1500, 1500, 9000]),
        "dot1q_support": False, "rs_asn": None, "arp_sponge": None, "ixf_ixp_member_list_url_visible": "Private",
        "ixf_ixp_import_enabled": False, **_times(rng),
    }


def lan_prefixes(x):
    """One IPv4 and one IPv6 prefix: 10.0.0.0/8 (RFC 1918) in pieces of /21, and 2001:db8::/32 (RFC 3849) in /48."""
    rng = random.Random(f"ixpfx/{x.id}")
    rows = []
    for offset, (protocol, prefix) in enumerate([("IPv4", _lan4(x.id)), ("IPv6", _lan6(x.id))]):
        rows.append({
            "id": x.id * 2 + offset, "ixlan_id": x.id, "protocol": protocol, "prefix": str(prefix),
            "in_dfz": rng.random() < 0.2, **_times(rng),
        })
    return rows


def _lan4(exchange_id):
    return ipaddress.ip_network((0x0A000000 + (exchange_id << 11), 21))


def _lan6(exchange_id):
    return ipaddress.ip_network((0x20010DB8 << 96 | exchange_id << 80, 48))


def facility(f):
    rng = random.Random(f"fac/{f.id}")
    word = _slug(f.house)
    known = rng.random() > 0.15
    return {
        "id": f.id, "org_id": f.org_id, "org_name": f"{f.house} Data Centres", "campus_id": f.campus_id,
        "name": f.name, "aka": "", "name_long": "", "website": _website(word), "social_media": _social(word),
        "clli": "", "rencode": "", "npanxx": "", "notes": "", "net_count": f.networks, "ix_count": f.exchanges,
        "carrier_count": f.carriers, "sales_email": f"sales@{word}.example", "sales_phone": "", "tech_email": "",
        "tech_phone": "", "available_voltage_services": rng.choice([[], ["48 VDC"], ["48 VDC", "400 VAC"]]),
        "diverse_serving_substations": rng.choice([None, True, False]),
        "property": rng.choice([None, "", "Owner", "Lessee"]), "region_continent": f.city.region,
        "status_dashboard": None, "logo": None, **_address(rng, f.city),
        "latitude": round(f.city.latitude + rng.uniform(-0.1, 0.1), 6) if known else None,
        "longitude": round(f.city.longitude + rng.uniform(-0.1, 0.1), 6) if known else None, **_times(rng),
    }


def exchange_facility(row_id, x, f):
    rng = random.Random(f"ixfac/{row_id}")
    return {
        "id": row_id, "name": f.name, "city": f.city.name, "country": f.city.country, "ix_id": x.id,
        "fac_id": f.id, **_times(rng),
    }


def ports(n):
    """Rows of netixlan, without their ids: the caller counts those."""
    for port in n.ports:
        host = port.host + 1
        rng = random.Random(f"port/{n.number}/{port.exchange_id}/{host}")
        yield {
            "id": 0, "net_id": n.id, "ix_id": port.exchange_id, "name": port.exchange_name,
            "ixlan_id": port.exchange_id, "notes": "", "speed": port.speed, "asn": n.asn,
            "ipaddr4": str(_lan4(port.exchange_id)[host]) if 1 < host < 2047 and rng.random() > 0.01 else None,
            "ipaddr6": str(_lan6(port.exchange_id)[host]) if host > 1 and rng.random() > 0.12 else None,
            "is_rs_peer": port.route_server, "bfd_support": rng.random() < 0.1, "operational": port.operational,
            "net_side_id": None, "ix_side_id": None, **_times(rng),
        }


def houses(n):
    """Rows of netfac, without their ids."""
    rng = random.Random(f"houses/{n.number}")
    for f in n.facilities:
        fac_id, name, city = f if isinstance(f, tuple) else (f.id, f.name, f.city)
        yield {
            "id": 0, "name": name, "city": city.name, "country": city.country, "net_id": n.id, "fac_id": fac_id,
            "local_asn": n.asn, **_times(rng),
        }


def contacts(n):
    """Rows of poc, without their ids. Not all of them may be seen by everybody."""
    rng = random.Random(f"contacts/{n.number}")
    count = rng.choices([0, 1, 2, 3, 4], weights=[25, 25, 25, 15, 10])[0]
    for role in rng.sample(ROLES, count):
        yield {
            "id": 0, "net_id": n.id, "role": role, "visible": "Public" if rng.random() < 0.8 else "Users",
            "name": person(rng) if rng.random() < 0.5 else f"{role} Team",
            "phone": f"+{rng.randrange(1, 99)}5550{rng.randrange(1000, 9999)}" if rng.random() < 0.4 else "",
            "email": f"{role.split()[0].lower()}@{n.word}.example" if rng.random() > 0.05 else "", "url": "",
            **_times(rng),
        }


def network(n):
    rng = random.Random(f"net/{n.number}")
    size = sum(p.speed for p in n.ports if p.exchange)
    level = min(len(TRAFFIC) - 1, max(0, int(size.bit_length() * 0.75 - 5 + rng.gauss(0, 1.2))))
    types = rng.sample(TYPES[:5] + ["Network Services"], rng.choices([0, 1, 2, 3], weights=[12, 70, 14, 4])[0])
    types.sort(key=TYPES.index)
    known = lambda chance, value, otherwise: value if rng.random() < chance else otherwise  # noqa: E731
    return {
        "id": n.id, "org_id": n.org_id, "name": n.name, "aka": known(0.2, f"{n.word.upper()}-NET", ""),
        "name_long": "", "website": known(0.85, _website(n.word), ""), "social_media": _social(n.word),
        "asn": n.asn, "looking_glass": known(0.15, f"https://lg.{n.word}.example", ""), "route_server": "",
        "irr_as_set": known(0.7, f"{rng.choice(['', '', '', 'RIPE::', 'RADB::'])}AS-{n.word.upper()}", ""),
        "info_type": types[0] if types else "Not Disclosed", "info_types": types,
        "info_prefixes4": known(0.9, int(rng.paretovariate(0.8) * 10) % 200_000, None),
        "info_prefixes6": known(0.85, int(rng.paretovariate(0.8) * 5) % 50_000, None),
        "info_traffic": known(0.7, TRAFFIC[level], ""),
        "info_ratio": rng.choices(RATIOS, weights=[6, 14, 22, 20, 12, 20, 6])[0],
        "info_scope": known(
            0.8, n.home.region if len(n.ports) < 40 else "Global", rng.choice(["", "Not Disclosed", "Regional"])),
        "info_unicast": rng.random() > 0.03, "info_multicast": False, "info_ipv6": rng.random() < 0.85,
        "info_never_via_route_servers": rng.random() < 0.05,
        "ix_count": len({p.exchange_id for p in n.ports}), "fac_count": len(n.facilities),
        "notes": known(0.1, "Please **do not** call; write.\n\n* 24/7 NOC\n* no contracts", ""),
        "netixlan_updated": _time(rng, 3500), "netfac_updated": _time(rng, 3500),
        "poc_updated": known(0.9, _time(rng, 3500), None),
        "policy_url": known(0.3, f"{_website(n.word)}/peering", ""),
        "policy_general": rng.choices(["Open", "Selective", "Restrictive", "No", ""], weights=[66, 20, 3, 3, 8])[0],
        "policy_locations": rng.choices(
            ["Not Required", "Preferred", "Required - US", "Required - EU", "Required - International"],
            weights=[76, 18, 1, 1, 4])[0],
        "policy_ratio": rng.random() < 0.04,
        "policy_contracts": rng.choices(["Not Required", "Private Only", "Required"], weights=[84, 9, 7])[0],
        "allow_ixp_update": rng.random() < 0.3, "ixp_update_exclude": [], "status_dashboard": None,
        "rir_status": "ok", "rir_status_updated": _time(rng, 4000), "logo": None, **_times(rng),
    }


def campus(row_id, org_id, city, house):
    rng = random.Random(f"campus/{row_id}")
    word = _slug(house)
    return {
        "id": row_id, "org_id": org_id, "org_name": f"{house} Data Centres", "name": f"{house} Campus {city.name}",
        "name_long": None, "notes": "", "aka": None, "website": _website(word), "social_media": _social(word),
        "country": city.country, "city": city.name, "zipcode": "", "state": "", "logo": None, **_times(rng),
    }


def carrier(row_id, org_id, name, word, facilities):
    rng = random.Random(f"carrier/{row_id}")
    return {
        "id": row_id, "org_id": org_id, "org_name": f"{name} Ltd", "name": f"{name} Transport", "aka": "",
        "name_long": "", "website": _website(word), "social_media": _social(word), "notes": "",
        "fac_count": facilities, "logo": None, **_times(rng),
    }


def carrier_facility(row_id, carrier_id, f):
    rng = random.Random(f"carrierfac/{row_id}")
    return {"id": row_id, "carrier_id": carrier_id, "fac_id": f.id, "name": f.name, **_times(rng)}
