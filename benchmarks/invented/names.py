"""Names that no one has: of networks, exchanges, data centres, people. Everything is below `.example`."""

FIRST = (
    "Amber Aurora Basalt Beacon Birch Blue Cedar Cinder Cobalt Copper Coral Crest Delta Drift Ember Falcon Fern "
    "Fjord Flint Garnet Glacier Granite Harbour Hazel Heron Indigo Iron Jasper Juniper Kestrel Lagoon Lantern Larch "
    "Linden Lumen Maple Marble Meadow Meridian Mistral Monsoon Nimbus North Oak Ocean Onyx Opal Orchid Osprey Pacific "
    "Pebble Pine Polar Quartz Raven Ridge River Rowan Saffron Sage Sable Scarlet Sierra Silver Slate Solar Spruce "
    "Stone Summit Swift Teal Thistle Tidal Topaz Umber Valley Velvet Violet Walnut Willow Winter Yarrow Zenith Zephyr"
).split()
SECOND = (
    "Arc Bay Bridge Byte Cable Cast Cloud Coast Core Field Fibre Force Gate Grid Haul Helix Hub Lane Light Line Link "
    "Loop Mesh Node Path Peak Point Port Pulse Reach Relay Route Span Spark Star Stream Vale Wave Way Wire"
).split()
LAST = (
    "|Networks|Telecom|Internet|Hosting|Broadband|Communications|Cloud|Online|Data|Connect|Systems|Media|Digital|Group"
).split("|")

# Stems of names in other scripts, each with a word that follows a number.
SCRIPTS = [
    ("TH", ["เครือข่ายดาวเหนือ", "โทรคมนาคมสายน้ำ", "อินเทอร์เน็ตภูผา", "ใยแก้วตะวันออก"]),
    ("AE", ["شبكات الأفق", "اتصالات الواحة", "إنترنت الخليج الأزرق", "ألياف الصحراء"]),
    ("BD", ["নদী নেটওয়ার্ক", "সুন্দর ইন্টারনেট", "আলো টেলিকম", "সবুজ ফাইবার"]),
    ("JP", ["北星ネットワーク", "みなと通信", "青葉インターネット", "東海ケーブル"]),
    ("RU", ["Северный Узел", "Волна Телеком", "Быстрый Канал", "Городские Сети"]),
    ("KH", ["បណ្តាញមេគង្គ", "អ៊ីនធឺណិតអង្គរ", "ទូរគមនាគមន៍ផ្កាយ"]),
    ("NP", ["हिमाल नेटवर्क", "सगर इन्टरनेट", "पहाड टेलिकम", "गंगा ब्रॉडबैंड"]),
    ("KR", ["한빛네트웍스", "바다통신", "새벽인터넷", "푸른데이터"]),
    ("TW", ["山河網路", "藍海電信", "星光寬頻", "北方資訊"]),
    ("GR", ["Δίκτυα Αιγαίου", "Οπτικές Ίνες Βορρά", "Κύμα Τηλεπικοινωνίες"]),
    ("LA", ["ເຄືອຂ່າຍແມ່ຂອງ", "ໂທລະຄົມດາວ"]),
    ("IL", ["רשתות הגליל", "תקשורת הנגב", "סיבים כחולים"]),
]

EXCHANGE = (
    "Lattice Cross Junction Meridian Commons Harbour Node Mesh Anchor Crossroads Ring Plaza Agora Nexus Weave Delta"
).split()
FACILITY = (
    "Basalt Hall|Harbour Gate|Granite Park|Quarry House|Signal Works|Copper Yard|Old Exchange|Lighthouse|Mill Lane|"
    "North Dock|Glass Court|Tidewater|Keystone|Bastion|Foundry|Orchard Park|Stone Bridge|Brickworks|Depot|Terrace"
).split("|")

GIVEN = (
    "Aiko Amara Anjali Beatriz Carlos Chen Dewi Elif Emeka Farid Freya Giulia Hana Henrik Ines Ivan Joana Kofi Lars "
    "Leila Mateo Mele Minh Nadia Noor Olga Pavel Priya Ravi Rosa Sami Sofia Somchai Tane Thandi Tomas Yara Yusuf Zofia"
).split()
FAMILY = (
    "Adeyemi Andersson Banerjee Castro Dang Eriksen Fernando Garcia Haddad Ito Jansen Kamau Kowalska Lee Lindgren "
    "Mahlangu Moreau Nakamura Novak Okafor Oliveira Petrov Rahman Rossi Santos Schmidt Silva Tamang Tanaka Weber Whetū"
).split()

SEEKING = (
    "eyeball networks in South Asia|content networks|everybody with IPv6|networks at our three newest exchanges|"
    "cable and mobile networks in Africa|anyone with a port in Frankfurt|security and DNS operators|cloud networks|"
    "regional providers in the Pacific|research networks, and whoever carries them|gaming networks near our users"
).split("|")
OFFERING = (
    "free 10G PNIs in ten cities|video caches in your racks|transit-free routes to 40 countries|a lab for RPKI|"
    "dark fibre between our halls|remote peering without a port fee|a route server that filters"
).split("|")


class NetworkNames:
    """Names of networks, each given once. The order in which they are asked for decides who gets which."""

    def __init__(self):
        self._taken = set()

    def take(self, rng, country, other_script):
        """Returns (name, a word for host names, whether the name is in another script)."""
        word = f"{rng.choice(FIRST)}{rng.choice(SECOND).lower()}"
        if other_script:
            stem = rng.choice(rng.choice(SCRIPTS)[1])
            name = stem
        else:
            style = rng.random()
            last = rng.choice(LAST)
            if style < 0.55:
                stem = word
            elif style < 0.85:
                stem = f"{rng.choice(FIRST)} {rng.choice(SECOND)}"
            else:
                stem = f"{rng.choice(FIRST)[:1]}{rng.choice(SECOND)[:1]}{rng.choice(FIRST)[:1]}".upper()
            name = f"{stem} {last}".strip()
            if rng.random() < 0.04:  # the long ones, up to PeeringDB's longest
                name = f"{name} {rng.choice(FIRST)} Regional {rng.choice(LAST[1:])} Cooperative of the {country} Provinces"
        number = 1
        while (unique := name if number == 1 else f"{name} {number}") in self._taken:
            number += 1 if number < 20 else rng.randrange(1, 5000)
        self._taken.add(unique)
        if number > 1:
            word = f"{word}{number}"
        return unique, word.lower(), other_script


def person(rng):
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
