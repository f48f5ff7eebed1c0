"""Every spelling of every unit, by what one of it is in the base unit of its dimension."""

from decimal import Decimal

from policytrack.quantity.parsing import parse

SPELLINGS = """
1 FLOPS
    FLOPS, FLOP/s, flops/s, 次浮点运算/秒, 次浮点计算/秒, 每秒浮点运算次数
1000 FLOPS
    kFLOPS, kFLOP/s, kflops/s, KFLOPS
1000000 FLOPS
    MFLOPS, MFLOP/s, Mflops/s
1000000000 FLOPS
    GFLOPS, GFLOP/s, Gflops/s
1000000000000 FLOPS
    TFLOPS, teraflops, TF, TFLOP/s, Tflops/s
1000000000000000 FLOPS
    PFLOPS, petaflops, PF, PFLOP/s, Pflops/s
1000000000000000000 FLOPS
    EFLOPS, exaflops, EF, EFLOP/s, Eflops/s
1000000000000000000000 FLOPS
    ZFLOPS, ZFLOP/s, Zflops/s
100000000 FLOPS
    亿次/秒, 亿次每秒, 亿次浮点运算/秒, 亿次浮点运算每秒, 亿次运算/秒
1 B
    B, 字节, byte, bytes
1000 B
    kB, kilobyte, kilobytes, KB
1000000 B
    MB, megabyte, megabytes
1000000000 B
    GB, gigabyte, gigabytes
1000000000000 B
    TB, terabyte, terabytes
1000000000000000 B
    PB, petabyte, petabytes
1000000000000000000 B
    EB, exabyte, exabytes
1000000000000000000000 B
    ZB, zettabyte, zettabytes
1024 B
    KiB
1048576 B
    MiB
1073741824 B
    GiB
1099511627776 B
    TiB
1125899906842624 B
    PiB
1152921504606846976 B
    EiB
1 bit/s
    bit/s, bps, b/s, 比特/秒, 比特每秒
1000 bit/s
    kbit/s, kbps, kb/s, Kbit/s
1000000 bit/s
    Mbit/s, Mbps, Mb/s
1000000000 bit/s
    Gbit/s, Gbps, Gb/s
1000000000000 bit/s
    Tbit/s, Tbps, Tb/s
1000000000000000 bit/s
    Pbit/s, Pbps, Pb/s
1000000000000000000 bit/s
    Ebit/s, Ebps, Eb/s
8 bit/s
    B/s, 字节/秒, 字节每秒
8000 bit/s
    kB/s, KB/s
8000000 bit/s
    MB/s
8000000000 bit/s
    GB/s
8000000000000 bit/s
    TB/s
8000000000000000 bit/s
    PB/s
8000000000000000000 bit/s
    EB/s
1 Hz
    Hz, 赫兹, 赫
1000 Hz
    kHz, KHz
1000000000 Hz
    GHz
1000000000000 Hz
    THz
1000000 Hz
    兆赫, MHz, 兆赫兹
1 CNY
    元, CNY, 人民币, 元人民币, 人民币元, RMB, ¥, yuan, 块钱, renminbi, 圆
1 HKD
    港元, HKD, 港币, 元港币, 港圆, HK$, 港币元, Hong Kong dollars
1 TWD
    新台币元, TWD, 新台币, 台币, 元新台币, 台币元, NT$, NTD, NT dollars, 元台币
1 MOP
    澳门元, MOP, 澳门币, 元澳门币, MOP$, patacas
1 USD
    美元, USD, 美金, US$, US dollars, 元美元
1 EUR
    欧元, EUR, €, euro, euros
1 JPY
    日元, JPY, 日圆, 日币, Japanese yen
1 GBP
    英镑, GBP, £, pounds sterling
1 %
    %, per cent, percent, pct
10 %
    成
0.1 %
    ‰, per mille, 千分比
0.0001 %
    ppm
1 pp
    个百分点, pp, 百分点, 个点, percentage points, percentage point, %pt, ppt
0.01 pp
    个基点, bp, 基点, basis points
0.1 pp
    个千分点, 千分点
1 x
    倍, times, x, fold, -fold, 倍数, ×
1 rank
    位次, rank
1 分
    分, score points
1 per100
    /百人, per 100, /百户
1 per1k
    /千人, per 1,000, /千, /千人口, per 1000
1 per10k
    /万人, per 10,000, /万, /1万, /万人口, per 10000
1 per100k
    /10万, per 100,000, /10万人, /十万, /十万人, per 100000, /100,000
0.001 %
    /100000
1 per1M
    /百万, per 1,000,000, /百万人, /100万, /100万人, per million
1 kWh
    千瓦时, kWh, 度电, 千瓦小时, 千瓦·时, 瓩时, kilowatt-hours, kilowatt-hour, kilowatt hours
0.001 kWh
    瓦时, Wh, 瓦小时
1000 kWh
    兆瓦时, MWh, 兆瓦小时, 兆瓦·时, megawatt-hours, megawatt hours
1000000 kWh
    吉瓦时, GWh, 吉瓦小时, 吉瓦·时, gigawatt-hours, gigawatt hours
1000000000 kWh
    太瓦时, TWh, terawatt-hours, terawatt hours
1 J
    焦耳, J, 焦, joules
1000000000000000 J
    PJ, Pjoules
1000000000000000000 J
    EJ, Ejoules
1000 J
    千焦, kJ, 千焦耳
1000000 J
    兆焦, MJ, 兆焦耳
1000000000 J
    吉焦, GJ, 吉焦耳, 百万千焦
1000000000000 J
    太焦, TJ
1 tce
    吨标准煤, tce, 吨标煤, 吨煤当量, 吨标准煤当量, tonnes of standard coal, tons of standard coal,
    tonnes of coal equivalent, tons of coal equivalent, tonnes of standard coal equivalent,
    tons of standard coal equivalent, 吨(标准煤)
0.001 tce
    千克标准煤, kgce, 千克标煤, 公斤标准煤, 公斤标煤
0.000001 tce
    克标准煤, gce, 克标煤
1 toe
    吨油当量, toe, 吨标准油, 吨标油, tonnes of oil equivalent, tons of oil equivalent
0.001 toe
    千克标准油, kgoe, 千克标油, 千克油当量, 公斤标准油, 公斤标油, 公斤油当量
1000 W
    千瓦, kW, 瓩, kilowatts, kilowatt
1 W
    瓦, W, 瓦特, watts, Wp
1000000 W
    兆瓦, MW, 百万瓦, megawatts, megawatt, MWp
1000000000 W
    吉瓦, GW, gigawatts, gigawatt, GWp, 十亿瓦
1000000000000 W
    太瓦, TW, terawatts
1000 VA
    千伏安, kVA
1000000 VA
    兆伏安, MVA
1000 V
    千伏, kV
1 V
    伏, V, 伏特
1000000 Pa
    兆帕, MPa
1000 Pa
    千帕, kPa
1 Pa
    帕, Pa
1 degC
    摄氏度, degC, °C
1 dB
    分贝, dB, dB(A), 分贝(A)
1000 kg
    吨, t, 公吨, tonnes, tonne, tons, ton, metric tons, 吨二氧化碳, tCO2, 吨CO2, tCO2e, 吨二氧化碳当量, 吨CO2e,
    吨CO2当量, 吨碳当量, 公吨二氧化碳当量, 吨二氧化碳(当量), tonnes of carbon dioxide, tons of carbon dioxide,
    tonnes of CO2, tonnes of carbon dioxide equivalent
1 kg
    公斤, kg, 千克, kilograms, kilogram, kilos, 千克二氧化碳, kgCO2, 千克二氧化碳当量, 公斤二氧化碳,
    公斤二氧化碳当量, kgCO2e, 公斤CO2, 公斤CO2e, 千克CO2, 千克CO2e
1000000 kg
    千吨二氧化碳, ktCO2, ktCO2e, ktCO2eq, kt CO2, kt CO2e, 千吨CO2, 千吨CO2e, 千吨二氧化碳当量, 千吨, kt, kilotonnes
1000000000 kg
    MtCO2, MtCO2e, MtCO2eq, Mt CO2, Mt CO2e, megatonnes of CO2, megatonnes of carbon dioxide, 兆吨, Mt, megatonnes
1000000000000 kg
    GtCO2, GtCO2e, GtCO2eq, Gt CO2, Gt CO2e, gigatonnes of CO2, gigatonnes of carbon dioxide
0.001 kg
    克二氧化碳, gCO2, 克二氧化碳当量, 克CO2, 克CO2e, gCO2e, 克, g, 公克, grams, gram
0.5 kg
    斤, jin, 市斤
50 kg
    担, dan, 重量箱, weight cases, weight case
0.000001 kg
    毫克, mg
0.000000001 kg
    微克, ug, μg
1000 m
    公里, km, 千米, kilometers, kilometres, kilometer, kilometre, 延公里, 车道公里
1 m
    米, m, 公尺, 延米, meters, metres, meter, metre
1852 m
    海里, nmi, 浬, nautical miles
0.01 m
    厘米, cm, 公分
0.001 m
    毫米, mm
0.000001 m
    微米, um, μm
0.000000001 m
    纳米, nm
1 m2
    平方米, m2, 平米, 平方公尺, 平方, m^2, sqm, square meters, square metres, sq m
1000000 m2
    平方公里, km2, 平方千米, km^2, square kilometers, square kilometres, sq km
0.09290304 m2
    平方英尺, sq ft, 平方呎, square feet, square foot
10000 m2
    公顷, ha, hectares, hectare
1 mu
    亩, mu, 市亩, 亩次
1 m3
    立方米, m3, 立方公尺, 方, 立方, m^3, 标准立方米, 标方, cubic meters, cubic metres
0.001 m3
    升, L, 公升, litres, liters
0.000001 m3
    毫升, mL
1 t km
    吨公里, t km, t·km, 吨·公里, tonne-kilometers, tkm
1 person km
    人公里, person km, 人·公里, pkm, passenger-kilometers
1 converted t km
    换算吨公里, converted t km, 换算吨·公里
1 circuit km
    公里·回, circuit km, 回公里, 回·公里, 公里(回), 千米·回, 回路公里
1 t steam/h
    蒸吨, t steam/h, 蒸吨/小时, 蒸吨/时, 蒸t/h
1.852 t km
    吨海里, t nmi
1 s
    秒, seconds, 秒钟, s, second, sec
0.001 s
    毫秒, ms, milliseconds
0.000001 s
    微秒, us, μs, microseconds
0.000000001 s
    纳秒, ns
60 s
    分钟, minutes, min, minute
900 s
    刻钟, quarter-hours
3600 s
    小时, hours, 个小时, 钟头, 个钟头, hour, h
1 d
    天, days, 日, 日历天, 自然日, 个自然日, d, day
7 d
    周, weeks, 星期, 个星期, 个周, week
1 工作日
    个工作日, working days, 工作日, 个工作天, 工作天, working day
1 mo
    个月, months, mo, month
3 mo
    个季度, quarters, 季度
1 a
    年, years, 周年, 岁, 周岁, a, year, years old, 个年头
1 km/h
    公里/小时, km/h, 公里每小时, 千米/小时, kmh, kph, 公里/时, 千米/时
1 ug/m3
    微克/立方米, ug/m3, 微克每立方米, μg/m3, ug/m^3, 微克/立方公尺, micrograms per cubic meter,
    micrograms per cubic metre
1000 ug/m3
    毫克/立方米, mg/m3, 毫克每立方米
1000000 ug/m3
    毫克/升, mg/L, 毫克每升, mg/l
0.001 ug/m3
    纳克/立方米, ng/m3
1 m/ha
    米/公顷, m/ha
10 m/ha
    公里/平方公里, km/km2, km/km^2, 千米/平方千米, 公里/平方千米
0.1 m/ha
    公里/百平方公里, km/100km2, 公里/百平方千米
1 count
    个, items, 项, 件, 样, 案, item, units, projects, project, products, measures, services, indicators, 家,
    entities, 所, 间, 校, 社, companies, company, enterprises, enterprise, firms, firm, institutions, startups,
    schools, hospitals, kindergartens, clinics, 人, persons, 名, 位, 口, 员, people, person, workers, jobs,
    students, teachers, doctors, nurses, residents, trainees, employees, professionals, researchers, farmers,
    tourists, visitors, users, 人年, person-years, 人次, person-times, 旅次, visits, trips, passengers, 户,
    households, household, homes, 套, sets, 台套, 组, 副, 剂, 剂次, 针次, 人份, 批, 批次, 双, 箱, set, 标箱, TEU,
    标准箱, 国际标准箱, 台, machines, 部, 架, 辆, 艘, 列, 辆次, 台次, 列次, 艘次, 车次, 标台,
    架次, flights, flight, sorties, 航次, voyages, voyage, sailings,
    班次, departures, departure, 班, classes, class,
    标准车, 趟, PCU, vehicles, vehicle, buses, taxis, trucks, cars, ships, aircraft, robots, chargers, 示范区,
    places, 示范点, 示范基地, 示范园区, 座, 处, 栋, 幢, 片, 站, 点, 眼, 口井, 孔, 根, 个点位, 个站点, 个泊位, 泊位,
    sites, stations, centres, centers, parks, bases, plants, farms, buildings, airports, ports, laboratories, zones,
    clusters, facilities, 种, kinds, 款, 类, 品种, types, 篇, works, 本, 册, 卷, 幅, 首, 集, 期, 份, 封, 页, 字,
    部作品, papers, articles, 条, pieces, 张, 段, 路, 支, 只, 枚, 颗, 粒, 头, 匹, 尾, 羽, 株, 棵, 枝, 把, 面, 顶, 盆,
    盏, 朵, 条次, 块, 门, 对, 节, routes, lines, 次, occurrences, 家次, 户次, 场, 届, 轮, 回, 遍, 场次, 课次, 例,
    例次, occasions, events, courses, 课时, lessons, 学时,
    个课时, 个学时, 张床位, beds, 张床, 个床位, 床位, 床, 张病床, 个团队, teams, 团队, 队, 团,
    支队伍, 套房, housing units, 套住房, 个单位, 个单元, 伙, 房, 户房, flats, 席, seats, 席位, 宿位, 个宿位, 学额,
    个学额, 座位, 座席, 个座位, 个席位, 个车位, 车位, 个停车位, 个学位, 学位, 个托位, 托位, 个名额, 名额, 个岗位,
    岗位, spaces, 村, localities, 县, 市, 乡镇, 社区, 示范村, 示范县, 示范乡镇, cities, counties, villages, towns,
    countries, 宗, cases, 起, 单, 笔, 桩, 通, 参数, parameters, 个参数, 参数量, parameter, 词元, tokens, 个词元,
    个token, token, 端口, 个端口, 芯, 个基站, 个接入点, 个机架, 机架, 标准机架, 个标准机架, 个充电桩, racks
"""


def groups() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in SPELLINGS.strip("\n").split("\n"):
        if line.startswith(" "):
            found[-1][1].extend(spelling.strip() for spelling in line.rstrip(",").split(", "))
        else:
            found.append((line, []))
    return found


def test_a_unit_by_any_name() -> None:
    for head, spellings in groups():
        factor, base = head.split(" ", 1)
        for spelling in spellings:
            space = " " if spelling[0].isascii() and spelling[0].isalpha() else ""
            bound = parse(f"7{space}{spelling}")
            assert (bound.base_low, bound.dimension.base) == (7 * Decimal(factor), base), spelling
