"""Cities that networks meet in: name, country, PeeringDB's region, coordinates, weight.

The weight says how much of the world's presence is there, roughly. Places are real, all else in them is invented.
"""
from collections import namedtuple

City = namedtuple("City", "name country region latitude longitude weight code")

_TABLE = """
Frankfurt|DE|Europe|50.11|8.68|30|FRA
Amsterdam|NL|Europe|52.37|4.90|28|AMS
London|GB|Europe|51.51|-0.13|28|LON
Paris|FR|Europe|48.86|2.35|18|PAR
Stockholm|SE|Europe|59.33|18.07|9|STO
Zürich|CH|Europe|47.37|8.54|8|ZRH
Milan|IT|Europe|45.46|9.19|10|MIL
Madrid|ES|Europe|40.42|-3.70|9|MAD
Lisbon|PT|Europe|38.72|-9.14|5|LIS
Vienna|AT|Europe|48.21|16.37|7|VIE
Prague|CZ|Europe|50.08|14.44|8|PRG
Warsaw|PL|Europe|52.23|21.01|9|WAW
Kyiv|UA|Europe|50.45|30.52|8|KBP
Bucharest|RO|Europe|44.43|26.10|7|OTP
Sofia|BG|Europe|42.70|23.32|7|SOF
Moscow|RU|Europe|55.76|37.62|12|MOW
Copenhagen|DK|Europe|55.68|12.57|5|CPH
Oslo|NO|Europe|59.91|10.75|4|OSL
Helsinki|FI|Europe|60.17|24.94|4|HEL
Dublin|IE|Europe|53.35|-6.26|5|DUB
Brussels|BE|Europe|50.85|4.35|4|BRU
Istanbul|TR|Europe|41.01|28.98|5|IST
Athens|GR|Europe|37.98|23.73|3|ATH
Budapest|HU|Europe|47.50|19.04|4|BUD
Düsseldorf|DE|Europe|51.23|6.78|5|DUS
Berlin|DE|Europe|52.52|13.40|5|BER
Hamburg|DE|Europe|53.55|9.99|4|HAM
Manchester|GB|Europe|53.48|-2.24|4|MAN
Marseille|FR|Europe|43.30|5.37|6|MRS
Ashburn|US|North America|39.04|-77.49|20|IAD
New York|US|North America|40.71|-74.01|17|NYC
Chicago|US|North America|41.88|-87.63|12|CHI
Dallas|US|North America|32.78|-96.80|12|DFW
Los Angeles|US|North America|34.05|-118.24|14|LAX
San Jose|US|North America|37.34|-121.89|13|SJC
Seattle|US|North America|47.61|-122.33|10|SEA
Miami|US|North America|25.76|-80.19|11|MIA
Atlanta|US|North America|33.75|-84.39|8|ATL
Denver|US|North America|39.74|-104.99|5|DEN
Phoenix|US|North America|33.45|-112.07|4|PHX
Minneapolis|US|North America|44.98|-93.27|3|MSP
Toronto|CA|North America|43.65|-79.38|8|YYZ
Montréal|CA|North America|45.50|-73.57|4|YUL
Vancouver|CA|North America|49.28|-123.12|4|YVR
México City|MX|North America|19.43|-99.13|4|MEX
Querétaro|MX|North America|20.59|-100.39|2|QRO
São Paulo|BR|South America|-23.55|-46.63|26|SAO
Rio de Janeiro|BR|South America|-22.91|-43.17|12|RIO
Fortaleza|BR|South America|-3.73|-38.53|9|FOR
Porto Alegre|BR|South America|-30.03|-51.23|7|POA
Curitiba|BR|South America|-25.43|-49.27|6|CWB
Brasília|BR|South America|-15.79|-47.88|4|BSB
Buenos Aires|AR|South America|-34.60|-58.38|8|BUE
Santiago|CL|South America|-33.45|-70.67|5|SCL
Bogotá|CO|South America|4.71|-74.07|4|BOG
Lima|PE|South America|-12.05|-77.04|3|LIM
Quito|EC|South America|-0.18|-78.47|2|UIO
Singapore|SG|Asia Pacific|1.29|103.85|20|SIN
Tokyo|JP|Asia Pacific|35.68|139.69|14|TYO
Osaka|JP|Asia Pacific|34.69|135.50|7|OSA
Hong Kong|HK|Asia Pacific|22.32|114.17|14|HKG
Seoul|KR|Asia Pacific|37.57|126.98|4|SEL
Taipei|TW|Asia Pacific|25.03|121.57|4|TPE
Mumbai|IN|Asia Pacific|19.08|72.88|11|BOM
Chennai|IN|Asia Pacific|13.08|80.27|6|MAA
Delhi|IN|Asia Pacific|28.61|77.21|7|DEL
Kolkata|IN|Asia Pacific|22.57|88.36|3|CCU
Dhaka|BD|Asia Pacific|23.81|90.41|6|DAC
Kathmandu|NP|Asia Pacific|27.72|85.32|3|KTM
Colombo|LK|Asia Pacific|6.93|79.86|2|CMB
Karachi|PK|Asia Pacific|24.86|67.00|3|KHI
Bangkok|TH|Asia Pacific|13.76|100.50|6|BKK
Phnom Penh|KH|Asia Pacific|11.56|104.92|3|PNH
Vientiane|LA|Asia Pacific|17.98|102.63|2|VTE
Ho Chi Minh City|VN|Asia Pacific|10.82|106.63|3|SGN
Hanoi|VN|Asia Pacific|21.03|105.85|3|HAN
Kuala Lumpur|MY|Asia Pacific|3.14|101.69|6|KUL
Jakarta|ID|Asia Pacific|-6.21|106.85|16|JKT
Surabaya|ID|Asia Pacific|-7.26|112.75|3|SUB
Manila|PH|Asia Pacific|14.60|120.98|5|MNL
Ulaanbaatar|MN|Asia Pacific|47.89|106.91|1|ULN
Suva|FJ|Asia Pacific|-18.12|178.45|1|SUV
Sydney|AU|Australia|-33.87|151.21|11|SYD
Melbourne|AU|Australia|-37.81|144.96|8|MEL
Brisbane|AU|Australia|-27.47|153.03|5|BNE
Perth|AU|Australia|-31.95|115.86|5|PER
Adelaide|AU|Australia|-34.93|138.60|3|ADL
Auckland|NZ|Australia|-36.85|174.76|5|AKL
Wellington|NZ|Australia|-41.29|174.78|3|WLG
Johannesburg|ZA|Africa|-26.20|28.05|10|JNB
Cape Town|ZA|Africa|-33.92|18.42|7|CPT
Nairobi|KE|Africa|-1.29|36.82|5|NBO
Lagos|NG|Africa|6.52|3.38|6|LOS
Accra|GH|Africa|5.60|-0.19|2|ACC
Cairo|EG|Africa|30.04|31.24|2|CAI
Dar es Salaam|TZ|Africa|-6.79|39.21|2|DAR
Kampala|UG|Africa|0.35|32.58|2|KLA
Kinshasa|CD|Africa|-4.44|15.27|1|FIH
Dakar|SN|Africa|14.72|-17.47|1|DKR
Dubai|AE|Middle East|25.20|55.27|6|DXB
Doha|QA|Middle East|25.29|51.53|1|DOH
Jeddah|SA|Middle East|21.49|39.19|2|JED
Tel Aviv|IL|Middle East|32.09|34.78|3|TLV
Muscat|OM|Middle East|23.59|58.41|1|MCT
Manama|BH|Middle East|26.23|50.59|1|BAH
"""


def _city(line):
    name, country, region, latitude, longitude, weight, code = line.split("|")
    return City(name, country, region, float(latitude), float(longitude), int(weight), code)


CITIES = [_city(line) for line in _TABLE.strip().splitlines()]
