"""Reading figures: one table of what plans of all sectors write, one of what is refused, and what must always hold."""

import gc
import random
import re
import weakref
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytrack.quantity import parsing
from policytrack.quantity.bound import Bound, Comparator, draw
from policytrack.quantity.custom_units import Definition, extended
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.parsing import as_goal, parse
from policytrack.quantity.unit import DIMENSIONS
from policytrack.quantity.unit_table import UNITS

# Text [what dimension or region is known] | comparator as a promise | amount and base unit | the rest.
READ = """
# computing, storage, networks
超4100P [computing] | > | 41e17 FLOPS
4100P [storage] | >= | 41e17 B
2000G [storage] | >= | 2e12 B
万P [computing] | >= | 1e19 FLOPS
5万P [computing] | >= | 5e19 FLOPS
力争达到12EFLOPS | >= | 12e18 FLOPS
达到12EFLOPS | >= | 12e18 FLOPS
14EFlops(每秒百亿亿次浮点运算) | >= | 14e18 FLOPS
(FP16)突破3500PFlops | > | 35e17 FLOPS | basis:FP16
突破3500PFLOPS（FP16） | > | 35e17 FLOPS | basis:FP16
3500 PFLOP/s | >= | 35e17 FLOPS
1.5EFlops/s | >= | 15e17 FLOPS
10百亿亿次/秒 | >= | 1e19 FLOPS
每秒10亿亿次 | >= | 1e17 FLOPS
1800EB | >= | 18e20 B
超过5 EiB | > | 5764607523034234880 B
50Tbps | >= | 5e13 bit/s
1000Mbps以上 | >= | 1e9 bit/s
400 Gbit/s | >= | 4e11 bit/s
10GB/s | >= | 8e10 bit/s
20ms以内 | <= | 0.02 s
10万标准机架 | >= | 100000 count
770万个标准机架 | >= | 7700000 count
PUE降至1.3以下 | <= | 1.3 1
1.25 | >= | 1.25 1
# money
突破600亿元 | > | 6e10 CNY
600亿元人民币 | >= | 6e10 CNY
人民币600亿元 | >= | 6e10 CNY
RMB 600 billion | >= | 6e11 CNY
100T·KM | >= | 100 t km
27.1 billion yuan | >= | 271e8 CNY
over 27.1 billion yuan | > | 271e8 CNY
CNY 1.2 trillion | >= | 12e11 CNY
1.23456万 | >= | 12345.6 1
5000万元 | >= | 5e7 CNY
1,000萬元 | >= | 1e7 CNY
超万亿元 | > | 1e12 CNY
1.5万亿元左右 | ~ | 15e11 CNY
8000—1万元 | range | 8000..10000 CNY
5万—8万元 | range | 50000..80000 CNY
3000-5000万元 | range | 3e7..5e7 CNY
1亿5000万元 | >= | 15e7 CNY
一百二十亿元 | >= | 12e9 CNY
三千五百万元 | >= | 35e6 CNY
300億港元 | >= | 3e10 HKD
港幣300億元 | >= | 3e10 HKD
港元1,000億元 | >= | 1e11 HKD
HK$100 billion | >= | 1e11 HKD
US$2.5 billion | >= | 25e8 USD
100 million US dollars | >= | 1e8 USD
新臺幣1兆元 | >= | 1e12 TWD
新臺幣4兆8,530億元 | >= | 4853e9 TWD
NT$500 billion | >= | 5e11 TWD
3萬3,883美元 | >= | 33883 USD
5千億美元 | >= | 5e11 USD
20亿欧元 | >= | 2e9 EUR
不少于1000万美元 | >= | 1e7 USD
每人3000元 | >= | 3000 CNY | per:person
2.5元/千瓦时 | >= | 2.5 CNY/kWh
# counts
1—2家 | range | 1..2 count
20个左右 | ~ | 20 count
150项以上 | >= | 150 count
不少于50项 | >= | 50 count
900多家 | > | 900 count
超過1500家 | > | 1500 count
十余个 | > | 10 count
100余项 | > | 100 count
上百家 | >= | 100 count
近百个 | ~ | 100 count
两到三家 | range | 2..3 count
三至五个 | range | 3..5 count
3～5个 | range | 3..5 count
1-2 家 | range | 1..2 count
十几个 | range | 11..19 count
二十多个 | > | 20 count
1.2万名以上 | >= | 12000 count
1000万人次以上 | >= | 1e7 count
新增1200万人以上 | >= | 12e6 count | increase
1300万人左右 | ~ | 13e6 count
两千户 | >= | 2000 count
50万套（间） | >= | 500000 count
6,300個 | >= | 6300 count
410 000個單位 | >= | 410000 count
約1.2萬個單位 | ~ | 12000 count
30.8万个 | >= | 308000 count
1万台(套) | >= | 10000 count
2000架次 | >= | 2000 count
300辆以上 | >= | 300 count
20艘 | >= | 20 count
100座左右 | ~ | 100 count
1000部 | >= | 1000 count
5000篇 | >= | 5000 count
10条 | >= | 10 count
500个县 | >= | 500 count
1—2个国家 | range | 1..2 count
千亿参数 | >= | 1e11 count
千億級參數 | >= | 1e11 count | magnitude
10万亿词元 | >= | 1e13 count
百家 | >= | 100 count
万个 | >= | 10000 count
# shares and points
40% | >= | 40 %
４０％ | >= | 40 %
达到60%以上 | >= | 60 %
60%及以上 | >= | 60 %
提高到60% | >= | 60 %
提升至85%左右 | ~ | 85 % | rise
占比超过30% | > | 30 %
百分之四十 | >= | 40 %
百分之六十以上 | >= | 60 %
百分之二点五 | >= | 2.5 %
千分之三 | >= | 0.3 %
七成以上 | >= | 70 %
8成 | >= | 80 %
三成五 | >= | 35 %
3成7 | >= | 37 %
一半以上 | >= | 50 %
过半 | > | 50 %
3/4 | >= | 75 %
四分之三以上 | >= | 75 %
五分之一 | >= | 20 %
30%—40% | range | 30..40 %
30—40% | range | 30..40 %
5%至7% | range | 5..7 %
28±2% | range | 26..30 %
在5%至6%之间 | range | 5..6 %
保持在85%—90%之间 | range | 85..90 % | hold
控制在5.5%以内 | <= | 5.5 %
不超过3‰ | <= | 0.3 %
降到5‰以下 | <= | 0.5 %
提高5个百分点 | >= | 5 pp | increase
下降1.5个百分点以上 | >= | 1.5 pp | decrease
高于全国平均水平2个百分点 | >= | 2 pp | above ref:全国平均水平
低于全国平均2个百分点以上 | >= | 2 pp | below ref:全国平均水平
高出全国5% | >= | 5 % | above ref:全国
高于周边地区5% | >= | 5 % | above ref:周边地区
低于发达国家约200元 | ~ | 200 CNY | below ref:发达国家
高於全國平均水準約2個百分點 | ~ | 2 pp | above ref:全国平均水平
低于全省平均水平0.5个百分点以内 | <= | 0.5 pp | below ref:全省平均水平
比全国平均水平高1.5个百分点 | >= | 1.5 pp | above ref:全国平均水平
占比比全省低1个百分点 | >= | 1 pp | below ref:全省
增速高于全国1个百分点左右 | ~ | 1 pp | above ref:全国
年均增速快于经济增长2个百分点 | >= | 2 pp | per:year annual above ref:经济增长
增长快于城镇居民1—2个百分点 | range | 1..2 pp | above ref:城镇居民
高于一般公共预算收入增速3个百分点 | >= | 3 pp | above ref:一般公共预算收入增速
优于国家标准10% | >= | 10 % | above ref:国家标准
超过全省平均水平10% | >= | 10 % | above ref:全省平均水平
超过全省80% | > | 80 %
高于至少1个百分点 | > | 1 pp
低于每人5件 | < | 5 count | per:person
2 percentage points above the provincial average | >= | 2 pp | above ref:全省平均水平
grow 2 points slower than GDP | >= | 2 pp | below ref:GDP
高于上年2个百分点 | >= | 2 pp | increase ref:上年
比上年低0.3个百分点 | >= | 0.3 pp | decrease ref:上年
比十四五末高3个百分点 | >= | 3 pp | increase ref:十四五末
较十四五初提高3个百分点 | >= | 3 pp | increase ref:十四五初
比上年减少5家 | >= | 5 count | decrease ref:上年
比重提高5个百分点 | >= | 5 pp | increase
25个基点 | >= | 0.25 pp
100% | >= | 100 %
# relative
增长15%以上 | >= | 15 % | increase
年均增长10% | >= | 10 % | increase per:year annual
年均增长7%以上 | >= | 7 % | increase per:year annual
年均下降3%左右 | ~ | 3 % | decrease per:year annual
同比增长5% | >= | 5 % | increase ref:上年同期
较2020年下降18% | >= | 18 % | decrease ref:2020
比2020年降低13.5%左右 | ~ | 13.5 % | decrease ref:2020
比2005年下降65%以上 | >= | 65 % | decrease ref:2005
在2020年基础上下降14% | >= | 14 % | decrease ref:2020
与2020年相比减少10% | >= | 10 % | decrease ref:2020
比“十三五”末增长20% | >= | 20 % | increase ref:十三五末
较上年提高0.5个百分点 | >= | 0.5 pp | increase ref:上年
翻一番 | >= | 2 x
翻了一番 | >= | 2 x
翻两番 | >= | 4 x
实现翻番 | >= | 2 x
比2020年翻一番 | >= | 2 x | ref:2020
达到2020年的3倍 | >= | 3 x | ref:2020
是2015年的2倍以上 | >= | 2 x | ref:2015
增长1.5倍 | >= | 1.5 x | increase
提高到1.5倍 | >= | 1.5 x
1.2 至 1.5 倍 | range | 1.2..1.5 x
从6.1‰下降到5.6‰ | <= | 0.56 %
由2020年的6.03张增加到6.30张 | >= | 6.3 count
不低于GDP的2.5% | >= | 2.5 % | ref:GDP
超过全社会用电量的20% | > | 20 % | ref:全社会用电量
由現時的60%提升至80% | >= | 80 %
翻倍 | >= | 2 x
# amounts of change
新增5000公里 | >= | 5e6 m | increase
增加45亿立方米左右 | ~ | 45e8 m3 | increase
减少6200万吨 | >= | 62e9 kg | decrease
削减5万吨 | >= | 5e7 kg | decrease
节约4000万吨标准煤 | >= | 4e7 tce | decrease
压减2000万吨以上 | >= | 2e10 kg | decrease
新建100个以上 | >= | 100 count | increase
缩短至30分钟以内 | <= | 1800 s
压缩50%以上 | >= | 50 % | decrease
累计新增300万千瓦 | >= | 3e9 W | increase cumulative
# energy
3.3亿千瓦 | >= | 33e10 W
12亿千瓦以上 | >= | 12e11 W
6200万千瓦左右 | ~ | 62e9 W
800万kW | >= | 8e9 W
20GW | >= | 2e10 W
5.6 GW以上 | >= | 56e8 W
112.36萬瓩 | >= | 1123600000 W
二八九一億度 | >= | 2891e8 kWh
三十一．二GW | >= | 312e8 W
十一．七％ | >= | 11.7 %
4.3 万亿千瓦时 | >= | 43e11 kWh
9.5万亿度 | >= | 95e11 kWh
3.9万亿千瓦时左右 | ~ | 39e11 kWh
500亿立方米 | >= | 5e10 m3
2300亿立方米以上 | >= | 23e10 m3
46亿吨标准煤以上 | >= | 46e8 tce
控制在60亿吨标准煤以内 | <= | 6e9 tce
0.5吨标准煤/万元 | >= | 0.00005 tce/CNY
降至300克标准煤/千瓦时以下 | <= | 0.0003 tce/kWh
2亿吨油当量 | >= | 2e8 toe
300兆瓦 | >= | 3e8 W
15亿吉焦 | >= | 15e17 J
500千伏 | >= | 500000 V
# environment
29微克/立方米 | >= | 29 ug/m3
降至28微克/立方米以下 | <= | 28 ug/m3
35μg/m3 | >= | 35 ug/m3
5毫克/升 | >= | 5e6 ug/m3
150万吨CO2 | >= | 15e8 kg
150万吨co2 | >= | 15e8 kg
5吨co2当量 | >= | 5000 kg
10亿吨二氧化碳当量 | >= | 1e12 kg
24.1% | >= | 24.1 %
190亿立方米 | >= | 19e9 m3
55分贝 | >= | 55 dB
# agriculture, land, water
1.3万亿斤以上 | >= | 65e10 kg
稳定在6.5亿吨以上 | >= | 65e10 kg
10.75亿亩 | >= | 1075e6 mu
不低于18.65亿亩 | >= | 1865e6 mu
改造提升1.05亿亩 | >= | 105e6 mu
5000万公顷 | >= | 5e11 m2
48.37公頃 | >= | 483700 m2
控制在6400亿立方米以内 | <= | 64e10 m3
0.58 | >= | 0.58 1
500公斤/亩 | >= | 500 kg/mu
亩均1500斤 | >= | 750 kg | per:mu
300万头 | >= | 3e6 count
8000万只 | >= | 8e7 count
# transport
16.5万公里 | >= | 165e6 m
达到16.5万公里左右 | ~ | 165e6 m | rise
46万公里 | >= | 46e7 m
8000延米 | >= | 8000 m
120公里/小时 | >= | 120 km/h
350km/h | >= | 350 km/h
50万标箱 | >= | 500000 count
20亿吨公里 | >= | 2e9 t km
15分钟 | >= | 900 s
1小时以内 | <= | 3600 s
2分钟以下 | <= | 120 s
# health, education, people
79岁 | >= | 79 a
提高1岁 | >= | 1 a | increase
78.3岁左右 | ~ | 78.3 a
每千人口7.5张 | >= | 7.5 count | per:千人口
每万人口12件 | >= | 12 count | per:万人口
4.5个 | >= | 4.5 count
12/10万以下 | <= | 12 per100k
控制在14.5/10万以内 | <= | 14.5 per100k
11.3年 | >= | 11.3 a
38平方米 | >= | 38 m2
人均4万元 | >= | 40000 CNY | per:person
日均5万人次 | >= | 50000 count | per:day
30天 | >= | 30 d
20个工作日 | >= | 20 工作日
6个月 | >= | 6 mo
3个季度 | >= | 9 mo
# area and housing
100万平方米 | >= | 1e6 m2
20平方公里 | >= | 2e7 m2
15.4萬平方公尺 | >= | 154000 m2
1.5万套 | >= | 15000 count
9000個 | >= | 9000 count
# ranks
第一 | <= | 1 rank
全国第一 | <= | 1 rank
第3位 | <= | 3 rank
前三 | <= | 3 rank
前10名 | <= | 10 rank
位居全国前五 | <= | 5 rank
进入全球前20位 | <= | 20 rank
保持全国首位 | <= | 1 rank
top 10 | <= | 10 rank
# periods
每年不少于50项 | >= | 50 count | annual
每年新增1万个 | >= | 10000 count | increase annual
累计超过300个 | > | 300 count | cumulative
累计培育300个以上 | >= | 300 count | cumulative
年均新增500家 | >= | 500 count | increase per:year annual
50项/年 | >= | 50 count/a
# English
at least 50 | >= | 50 1
no fewer than 500 companies | >= | 500 count
more than 40% | > | 40 %
about 20 GW | ~ | 2e10 W
between 1 and 2 million tonnes | range | 1e9..2e9 kg
10 to 15 percent | range | 10..15 %
5 percentage points | >= | 5 pp
up to 3,000 km | <= | 3e6 m
60 billion CNY | >= | 6e10 CNY
> 60 billion CNY | > | 6e10 CNY
>= 5% | >= | 5 %
≥ 5% | >= | 5 %
<= 3 | <= | 3 1
< 10 ms | < | 0.01 s
~ 20 | ~ | 20 1
≈20个 | ~ | 20 count
increase by 15% | >= | 15 % | increase
reduce by 13.5 percent | >= | 13.5 % | decrease
1.5 million people | >= | 1500000 count
12 EFLOPS or more | >= | 12e18 FLOPS
about 410 000 public housing units | ~ | 410000 count
28 million charging facilities | >= | 28e6 count
30 000 Light Public Housing units | >= | 30000 count
over 12 million new urban jobs | > | 12e6 count
1,000 hydrogen refueling stations | >= | 1000 count
1 million to 2 million tonnes | range | 1e9..2e9 kg
three months | >= | 3 mo
within three years | <= | 3 a
three quarters | >= | 75 %
double | >= | 2 x
half of the households | >= | 50 % | ref:households
2.6% of GDP | >= | 2.6 % | ref:GDP
50,000 km of high-speed rail | >= | 5e7 m
a 65 per cent reduction | >= | 65 % | decrease
cut by 18 percent from the 2020 level | >= | 18 % | decrease ref:2020
increase from 50% to about 80% | ~ | 80 %
increased from 7.8 percent to 10 percent | >= | 10 %
from 50% to about 80% | ~ | 80 %
20 percent year on year | >= | 20 % | ref:上年同期
4.6 billion tonnes of standard coal equivalent | >= | 46e8 tce
29 micrograms per cubic metre | >= | 29 ug/m3
100,000 km2 | >= | 1e11 m2
# agreement of words
达到15%以上 | >= | 15 %
不少于50项以上 | >= | 50 count
超过50%以上 | > | 50 %
不得低于30% | >= | 30 %
不能超过10天 | <= | 10 d
不高于5% | <= | 5 %
达到约20% | ~ | 20 % | rise
力争超过30个 | > | 30 count
确保不低于100亿元 | >= | 1e10 CNY
达到10%(含)以上 | >= | 10 %
不超过500元(含) | <= | 500 CNY
# Hong Kong and Taiwan, with the region given
2兆元 [台湾] | >= | 2e12 TWD
4兆8,530億元 [台湾] | >= | 4853e9 TWD
1兆378億元 [臺灣] | >= | 10378e8 TWD
300億元 [香港] | >= | 3e10 HKD
$100 million [香港] | >= | 1e8 HKD
$2.5 billion [台湾] | >= | 25e8 TWD
1,000億元 [香港特別行政區] | >= | 1e11 HKD
600億元 [廣東省] | >= | 6e10 CNY
80萬公噸 [台湾] | >= | 8e8 kg
150億度 [台湾] | >= | 15e9 kWh
# further forms
每秒10亿亿次 | >= | 1e17 FLOPS
1万台(套) | >= | 10000 count
5升/百公里 | >= | 0.00000005 m3/m
过万亿元 | > | 1e12 CNY
时速350公里 | >= | 350000 m | per:hour
20 000 flats | >= | 20000 count
达到或超过50% | >= | 50 %
90分以上 | >= | 90 分
上亿元 | >= | 1e8 CNY
千亿级 | >= | 1e11 1 | magnitude
百亿元级 | >= | 1e10 CNY | magnitude
10万吨级 | >= | 1e8 kg | magnitude
亿元以上 | >= | 1e8 CNY
半年 | >= | 0.5 a
两个半小时以内 | <= | 9000 s
350万TEU | >= | 3500000 count
500 companies | >= | 500 count
严控在3%以内 | <= | 3 %
两年半 | >= | 2.5 a
从2020年的60%提高到70% | >= | 70 %
减少3成7 | >= | 37 % | decrease
減量28±2% | range | 26..30 % | decrease
-2.5% | >= | -2.5 %
１２ＥＦＬＯＰＳ | >= | 12e18 FLOPS
  达到 12 EFLOPS 。 | >= | 12e18 FLOPS
“超过600亿元” | > | 6e10 CNY
约合100亿元 | >= | 1e10 CNY
最高不超过500万元 | <= | 5e6 CNY
力争实现突破1000亿元大关 | > | 1e11 CNY
迈上万亿元台阶 | >= | 1e12 CNY
站稳1.3万亿斤台阶 | >= | 65e10 kg
每度电0.3公斤二氧化碳当量 | >= | 0.3 kg | per:度电
每公顷5吨 | >= | 5000 kg | per:公顷
# averages with what they measure, and over several
每万人发明专利拥有量30件 | >= | 30 count | per:万人
人均住房建筑面积40平方米 | >= | 40 m2 | per:person
日均客流500万人次 | >= | 5e6 count | per:day
每10万人12人 | >= | 12 count | per:10万人
每百名学生8台 | >= | 8 count | per:百名学生
每3年至少1次 | >= | 1 count | per:3年
每学期不少于4课时 | >= | 4 count | per:学期
640元/人·年 | >= | 640 CNY/count/a
# rates of change, ceilings and floors
年均投入比2010年高出一倍 | >= | 1 x | increase ref:2010
年均新增就业比2020年增长10% | >= | 10 % | increase ref:2020
年均新增就业比上年增长10% | >= | 10 % | increase per:year annual ref:上年
年均比2020年增长10% | >= | 10 % | increase per:year annual ref:2020
比2020年年均增长10% | >= | 10 % | increase per:year annual ref:2020
增速达到10% | >= | 10 % | increase
年均增速保持在8%左右 | ~ | 8 % | increase per:year annual
降幅达到5%以上 | >= | 5 % | decrease
涨幅2%左右 | ~ | 2 % | increase
年均成長2% | >= | 2 % | increase per:year annual
較基準年減量30% | >= | 30 % | decrease ref:基准年
最高500万元 | <= | 5e6 CNY
最高可达100亿元 | <= | 1e10 CNY
人均GDP超过15万元 | > | 150000 CNY | per:person
上限为100亿元 | <= | 1e10 CNY
下限为5% | >= | 5 %
有望突破1万亿元 | > | 1e12 CNY
年增24% | >= | 24 % | increase
实际增长5% | >= | 5 % | increase
新增高速公路里程2.5万公里 | >= | 25e6 m | increase
减少氮氧化物排放10万吨 | >= | 1e8 kg | decrease
# ratios to one, parts, units
控制在2.5:1以内 | <= | 2.5 1
2.8∶1 | >= | 2.8 1
20：1 | >= | 20 1
近半 | ~ | 50 %
50年一遇 | >= | 50 a
100—200年一遇 | range | 100..200 a
3−5个 | range | 3..5 count
3∼5个 | range | 3..5 count
30对/日 | >= | 30 count/d
5000万亩次 | >= | 5e7 mu
150人年 | >= | 150 count
3刻钟 | >= | 2700 s
200萬平方呎 | >= | 185806.08 m2
500個學額 | >= | 500 count
5000PF | >= | 5e18 FLOPS
0.474公斤CO2e/千瓦时 | >= | 0.474 kg/kWh
美金10億元 | >= | 1e9 USD
一万多亿元 | > | 1e12 CNY
20%的水平 | >= | 20 %
"""

# Text | the place where reading stops | a part of the sentence that says why.
REFUSED = """
千百家 | 0 | not a number that can be read
三千三千家 | 0 | not a number that can be read
二十百家 | 0 | not a number that can be read
一万亿一万亿一万亿一万亿个 | 0 | numerals in a row
九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九个 | 0 | numerals in a row
3-5位次 | 5 | a place is a whole number
2.5位次 | 5 | a place is a whole number
1亿10000万元 | 2 | cannot read
1亿20000万元 | 2 | cannot read
1万10000元 | 2 | cannot read
3万2万元 | 2 | cannot read
1亿3亿元 | 2 | cannot read
12EFLPOS | 2 | did you mean EFLOPS
6:4 | 1 | cannot read
压减审批时间至5天 | 2 | cannot read
增值税收入5亿元 | 1 | cannot read
年均降雨量800毫米 | 3 | cannot read
5A级 | 1 | cannot read
5G | 1 | ambiguous
2025年 | 4 | a date
6月底 | 1 | a date
数十家 | 0 | no exact value
若干项 | 0 | no exact value
几十个 | 0 | no exact value
1/3 | 0 | no exact decimal
三分之二以上 | 0 | no exact decimal
突破20%左右 | 5 | contradict
不少于50项以下 | 6 | contradict
约50个以上 | 4 | contradict
不少于1—2家 | 0 | contradicts the range
突破600亿园 | 6 | cannot read
600亿元以土 | 5 | cannot read
4100P | 4 | PFLOPS (computing rate), PB (storage) or Pbit/s
2兆元 | 1 | 10^12 (Taiwan
$100 million | 0 | ambiguous
三五家 | 0 | two digits or a range
百分之 | 3 | no number follows
新增 | 2 | no figure
零增长 | 1 | cannot read
不低于农村地区5% | 5 | cannot read
全覆盖 | 0 | cannot read
增加减少5% | 0 | direction contradict
3—1家 | 0 | backwards
在5%之间 | 3 | cannot lie between
1,23亿元 | 1 | groups of three
十四五 | 0 | not a number
1+N+X | 2 | cannot read
一张网 | 2 | cannot read
10%到5元 | 0 | makes no sense
人民币600亿美元 | 9 | contradict
前10% | 0 | not supported
1000MW/2000MWh | 6 | cannot read
Gb | 0 | cannot read
5μS | 1 | cannot read
从2020年的60% | 10 | a level that is left
三级 | 1 | a grade
二级以上 | 1 | a grade
1:8 | 1 | cannot read
1:1.2 | 1 | cannot read
前0 | 0 | whole number
第0.3 | 0 | whole number
from 65% to 70% | 0 | a change or a range
two-thirds | 0 | no exact decimal
20 or more flats | 11 | cannot read
500 square foot flats | 16 | cannot read
"""


def rows(table: str) -> list[list[str]]:
    """The rows of a table, its headings left out; blanks at the ends of a text are kept."""
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    return [line.split(" | ") for line in lines]


def settled(text: str) -> tuple[str, dict[str, object]]:
    """The text without its bracket, and what the bracket settles."""
    match = re.fullmatch(r"(.*) \[(.+)\]", text)
    if match is None:
        return text, {}
    known = match[2]
    return match[1], {"dimension": DIMENSIONS[known]} if known in DIMENSIONS else {"region": known}


def described(bound: Bound) -> list[str]:
    """The bound in the columns of the table."""
    amount = "..".join(dict.fromkeys(map(short, (bound.base_low, bound.base_high))))
    parts = [
        bound.change and bound.change.value,
        bound.per and f"per:{bound.per}",
        bound.period,
        bound.basis and f"basis:{bound.basis}",
        bound.margin,
        bound.reference and f"ref:{bound.reference}",
        "magnitude" if bound.magnitude else None,
        bound.course and bound.course.value,
    ]
    rest = " ".join(part for part in parts if part)
    return [bound.comparator.value, f"{amount} {bound.dimension.base}", *([rest] if rest else [])]


def short(value: Decimal) -> str:
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    match = re.fullmatch(r"(-?\d+?)(0{6,})", text)
    return f"{match[1]}e{len(match[2])}" if match else text


@pytest.mark.parametrize("row", rows(READ), ids=lambda row: row[0])
def test_reads(row: list[str]) -> None:
    text, known = settled(row[0])
    assert described(as_goal(parse(text, **known))) == row[1:]  # type: ignore[arg-type]


@pytest.mark.parametrize("row", rows(REFUSED), ids=lambda row: row[0])
def test_refuses_and_says_where_and_why(row: list[str]) -> None:
    with pytest.raises(QuantityError) as caught:
        parse(row[0])
    error = caught.value
    assert (error.text, error.offset) == (row[0], int(row[1]))
    assert row[2] in str(error)


def test_the_offset_counts_characters_as_typed() -> None:
    with pytest.raises(QuantityError) as caught:
        parse("１２ ㎡ 超")
    assert caught.value.offset == 5
    assert draw(caught.value) == "１２ ㎡ 超\n" + " " * 8 + "^"


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("8.1", "EFLOPS", "8.1EFLOPS"),
        ("600", "亿元", "600亿元"),
        ("600亿", "亿元", "600亿元"),
        ("千億級", "元", "千亿元级"),
        ("千億級", "亿元", "千亿元级"),
        ("超4100P", "EFLOPS", "超4100PFLOPS"),
        ("超8721P", "EB", "超8721PB"),
        ("5000万", "千瓦", "5000万千瓦"),
        ("300亿元", "亿港元", "300亿港元"),
        ("> 3500 PFLOPS", "EFLOPS", "突破3500PFLOPS"),
        ("1.5", "", "1.5"),
    ],
)
def test_a_unit_is_the_default_and_settles_its_dimension(text: str, unit: str, expected: str) -> None:
    given_unit = UNITS.find(unit) if unit else None
    assert parse(text, unit=given_unit) == parse(expected)


@pytest.mark.parametrize(
    ("text", "actual", "goal"),
    [
        ("500家", "=", ">="),
        ("达到500家", ">=", ">="),
        ("降至5‰", "=", "<="),
        ("下降18%", "=", ">="),
        ("提高到60%", "=", ">="),
    ],
)
def test_a_bare_figure_is_exact_and_as_a_goal_a_floor(text: str, actual: str, goal: str) -> None:
    bound = parse(text)
    assert (bound.comparator.value, as_goal(bound).comparator.value) == (actual, goal)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("提高到60%", "提高到"),
        ("達到15%以上", "達到…以上"),
        ("年均增长7%以上", "年均增长…以上"),
        ("不少于50项", "不少于"),
        ("较2020年下降18%", "下降"),
        ("建成20个左右", "建成…左右"),
        ("千億級", "…級"),
        ("500家", ""),
    ],
)
def test_the_words_are_kept_as_typed(text: str, word: str) -> None:
    assert parse(text).word == word


@pytest.mark.parametrize(
    ("text", "comparator", "amount", "reference"),
    [
        ("over 2025 billion yuan", ">", "2025e9 CNY", None),
        ("over 2020 companies", ">", "2020 count", None),
        ("over 20251 tonnes", ">", "20251e3 kg", None),
        ("increase of 15% over 2020", "=", "15 %", "2020"),
        ("较2005年减少65%", "=", "65 %", "2005"),
        ("较2005减少65%", "=", "65 %", "2005"),
        ("比十六五末下降13.5%", "=", "13.5 %", "十六五末"),
    ],
)
def test_four_digits_are_a_year_only_where_they_count_nothing(
    text: str, comparator: str, amount: str, reference: str | None
) -> None:
    bound = parse(text)
    number, base = amount.split()
    assert (bound.comparator.value, bound.base_low, bound.dimension.base) == (comparator, Decimal(number), base)
    assert bound.reference == reference


# What stands around a number, in all the kinds that the number itself could change the reading of.
AROUND = [
    *("over {} billion yuan", "{} years", "{}年", "{}月", "{}天", "第{}", "前{}名", "{}级", "{}亿元级", "每{}年三家"),
    *("翻{}番", "-{}", "(FP{})突破三家", "{}成", "{}个半小时", "百分之{}", "{}几万", "超过{}亿元以上", "{}P", "{}G"),
    *("比{}年增长三成", "increase 15% over {}", "从{}家提高到三家", "{}分之一", "{}%左右", "降至{}%", "{}:1", "半{}"),
    *("每{}人三张床位", "{}万三千", "{}到三家", "约{}家", "top {}", "{} and {} tonnes", "达到{}年的三倍", "{}多家"),
]
NUMBERS = ["0", "1", "3", "7", "10", "12.50", "30", "100", "1999", "2020", "2025", "2025.5", "7463", "7463.25", "20251"]


def outcome(text: str) -> object:
    try:
        bound = parse(text)
    except QuantityError as error:
        return str(error), error.offset
    return (*bound.meaning, bound.word, bound.unit.symbol)


@cache
def read_alone(text: str) -> object:
    UNITS.frames.clear()
    return outcome(text)


@given(st.lists(st.sampled_from(AROUND), min_size=3, max_size=3, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_a_text_reads_the_same_whatever_was_read_before(forms: list[str], chance: random.Random) -> None:
    texts = [form.replace("{}", number) for form in forms for number in NUMBERS]
    alone = {text: read_alone(text) for text in texts}
    chance.shuffle(texts)
    UNITS.frames.clear()
    assert {text: outcome(text) for text in texts} == alone


@pytest.mark.parametrize("form", AROUND)
@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_remembered_of_the_words_is_what_a_full_reading_says(
    form: str, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = form.replace("{}", number)
    remembered = outcome(text)
    monkeypatch.setattr(parsing, "_remembered_frame", lambda *_: None)
    assert remembered == outcome(text)


def test_own_units_are_read_in_their_table_only() -> None:
    table, problems = extended(UNITS, [Definition("大箱", "20 吨")])
    assert not problems
    assert parse("3万大箱", table=table).base_low == 600000000
    with pytest.raises(QuantityError):
        parse("3万大箱")


@given(
    st.text(
        alphabet="0123456789.,万亿千百十一二两几多超不少于达到以上左右%个元吨P年第前翻番分之—-~ 至在(FP)", max_size=14
    )
)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        bound = parse(text)
    except QuantityError as error:
        assert 0 <= error.offset <= len(text)
        assert error.text == text
        assert str(error)
    else:
        assert bound.low <= bound.high


@given(st.text(max_size=20))
def test_no_text_makes_it_crash(text: str) -> None:
    try:
        parse(text)
    except QuantityError as error:
        assert 0 <= error.offset <= len(text)


@given(
    st.decimals(0, 10**9, places=3), st.sampled_from(["{}亿元", "超过{}家", "{}%以上", "控制在{}万吨以内", "{} EFLOPS"])
)
def test_the_figure_is_exact(value: Decimal, form: str) -> None:
    bound = parse(form.format(f"{value:f}"))
    assert bound.low == bound.high == value


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_a_range_keeps_its_order(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    bound = parse(f"{low:f}—{high:f}万吨")
    assert bound.base_low <= bound.base_high
    assert bound.comparator is (Comparator.RANGE if low < high else Comparator.EXACT)


@pytest.mark.parametrize("text", ["3家/00次", "3吨/0日", "5升/20公里"])
def test_a_unit_is_divided_by_a_round_number_only(text: str) -> None:
    with pytest.raises(QuantityError, match="after the figure"):
        parse(text)


@pytest.mark.parametrize("text", ["9" * 5000, "一" * 5000, "9" * 3000 + "亿" * 2000, "12EFLOPS" + " " * 200])
def test_a_text_that_is_too_long_for_a_figure_is_refused_at_once(text: str) -> None:
    with pytest.raises(QuantityError, match="characters are no figure"):
        parse(text)


@pytest.mark.parametrize("number", ["9" * 18, f"{'9' * 18}.{'1' * 18}"])
def test_a_long_figure_is_exact(number: str) -> None:
    assert Fraction(parse(number + "亿元").base_low) == Fraction(number) * 10**8
    assert Fraction(parse(f"-{number}亿元").base_low) == -Fraction(number) * 10**8


def test_what_is_remembered_of_words_goes_with_the_table_of_units() -> None:
    own, problems = extended(UNITS, [Definition("幸福分", dimension="happiness")])
    assert not problems
    assert [str(parse(text, table=own).low) for text in ("达到5幸福分", "达到6幸福分")] == ["5", "6"]
    table = weakref.ref(own)
    del own
    gc.collect()
    assert table() is None
