"""Ids and keys made of titles: short, of whole words, in plain letters where that can be."""

import pytest

from policytrack.data.identifiers import is_identifier
from policytrack.data.naming import in_plain_letters, new_identifier, region_name, short_name
from policytrack.text import pinyin
from policytrack.text.printable import width

#: title -> its name; without the library, where it differs
NAMES = [
    # English names, where every word has one
    ("地区生产总值", "gdp"),
    ("全市地区生产总值增速", "gdp-growth"),
    ("全社会研发经费投入强度", "rd-intensity"),
    ("R&D经费投入强度", "rd-intensity"),
    ("居民消费价格涨幅", "cpi"),
    ("人工智能核心产业规模", "ai-core-industry"),
    ("人工智慧核心產業規模", "ai-core-industry"),  # either script
    ("全市算力总规模（FP16）", "compute"),
    ("智能算力占比", "compute-share"),
    ("单位GDP能耗", "energy-intensity"),
    ("ＰＭ２．５平均浓度", "pm25-pingjun-nongdu", "pm25-平均浓度"),
    ("5G基站", "5g-base-stations"),
    ("EFLOPS级算力集群", "eflops-ji-suanli-jiqun", "eflops-级算力集群"),
    ("Scale of the AI core industry", "scale-ai-core-industry"),
    ("Parks (new)", "parks"),
    # pronounced, the abbreviations among them in letters
    ("数据营收", "data-revenue"),
    ("重点文旅企业营收", "wenlv-qiye-yingshou", "文旅企业营收"),
    ("重庆银行行政审批", "chongqing-yinhang-xingzheng", "重庆银行行政审批"),
    ("长江长度增长幅度", "changjiang-changdu-zengzhang", "长江长度增长幅度"),
    ("重载铁路重复率", "zhongzai-tielu-chongfulv", "重载铁路重复率"),
    ("調整會計行業數量", "tiaozheng-kuaiji-hangye", "调整会计行业"),
    ("新能源汽车新车占比", "nev-xinche-zhanbi", "nev-新车占比"),
    ("高等教育和谐校园", "gaodeng-jiaoyu-hexie-xiaoyuan", "高等教育和谐校园"),
    ("职工和学生", "zhigong-xuesheng", "职工学生"),
    # whole words, as many as have room
    ("面向专业技术人才的公共实训平台课程体系", "mianxiang-zhuanye-jishu-rencai", "面向专业技术人才公共实训平台课程"),
    ("A" * 50, "a" * 32),
    # what has no telling word, and no word
    ("总量", "zongliang", "总量"),
    ("（总）", "zong", "总"),
    ("！", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case[0][:20])
def test_the_name_of_a_title(case: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    title, name, *rest = case
    assert short_name(title) == name
    monkeypatch.setattr(pinyin, "is_there", lambda: False)
    assert short_name(title) == (rest[0] if rest else name)
    for one in (name, short_name(title)):
        assert not one or (is_identifier(one) and width(one) <= 32)


REGIONS = [
    ("青岛市", "qingdao"), ("臨河市", "linhe"), ("重庆市", "chongqing"), ("陕西省", "shaanxi"), ("山西省", "shanxi"),
    ("广西壮族自治区", "guangxi"), ("内蒙古自治区", "neimenggu"), ("六安市", "luan"), ("厦门市", "xiamen"),
    ("浦东新区", "pudong"), ("沛县", "peixian"), ("延边朝鲜族自治州", "yanbian"), ("全国", "cn"), ("香港", "hongkong"),
    ("Shanghai", "shanghai"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("region", "name"), REGIONS)
def test_the_name_of_a_region(region: str, name: str) -> None:
    assert region_name(region) == name


#: what ids of the plan may begin with, title, year, ids that are taken, the id
IDS = [
    (("linhe", "海州市"), "地区生产总值", "2027", (), "linhe-gdp-2027"),
    (("", "海州市", "plan"), "地区生产总值", "2027", (), "haizhou-gdp-2027"),
    (("linhe",), "地区生产总值", "2027", ("linhe-gdp-2027",), "linhe-gdp-2027-2"),
    (("linhe",), "地区生产总值", "2027", ("linhe-gdp-2027", "linhe-gdp-2027-2"), "linhe-gdp-2027-3"),
    (("linhe",), "地区生产总值", "", (), "linhe-gdp"),
    (("linhe",), "！", "2027", (), "linhe-2027"),
    ((), "！", "", (), "target"),
    (("linhe",), "农业转移人口市民化和基本公共服务均等化", "2027", (), "linhe-nongye-zhuanyi-renkou-2027"),
]  # fmt: skip


@pytest.mark.parametrize(("starts", "title", "year", "taken", "expected"), IDS)
def test_a_new_id(starts: tuple[str, ...], title: str, year: str, taken: tuple[str, ...], expected: str) -> None:
    assert new_identifier(starts, title, year, taken) == expected


def test_without_the_library_ids_begin_with_what_is_in_plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "is_there", lambda: False)
    assert new_identifier(("海州市", "hz"), "文旅企业", "2027", ()) == "hz-文旅企业-2027"
    assert new_identifier(("海州市",), "文旅企业", "2027", ()) == "海州-文旅企业-2027"
    assert "policytrack[pinyin]" in in_plain_letters(["hz-gdp-2027", "hz-文旅企业-2027"])
    assert not in_plain_letters(["hz-gdp-2027"])
    monkeypatch.undo()
    assert not in_plain_letters(["hz-文旅企业-2027"])
