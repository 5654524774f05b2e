"""What the columns of a roster are called on pages and in templates, and what becomes of a row."""

from __future__ import annotations

from hub.roster.kinds import Action, Kind, Outcome, State
from web import words
from web.texts import Lazy, _l

words.WORDS[Kind] = {
    "schools": _l("学校"),
    "studios": _l("工作室"),
    "people": _l("人员"),
    "partners": _l("共建单位"),
    "terms": _l("任职"),
}
words.WORDS[Action] = {"new": _l("新增"), "change": _l("变更"), "skip": _l("跳过"), "wrong": _l("错误")}
words.WORDS[Outcome] = {"done": _l("已导入"), "refused": _l("没有导入")}
words.WORDS[State] = {
    "matching": _l("待对列"),
    "checking": _l("正在核对"),
    "checked": _l("待导入"),
    "applying": _l("正在导入"),
    "done": _l("已办完"),
    "discarded": _l("已放弃"),
}

TAGS: dict[str, str] = {"new": "ok", "change": "info", "skip": "", "wrong": "bad", "done": "ok", "refused": "bad"}
"""Kind of the tag of an action or outcome."""

_UNIT = {"level": _l("学段"), "street": _l("街道或乡镇")}
_PERSON = {"person": _l("人员编号"), "name": _l("姓名")}
_REACHED = {"phone": _l("办公电话"), "mail": _l("工作邮箱")}
_TERM = {"from_on": _l("任期开始"), "until_on": _l("任期结束")}
_BASIS = _l("个人信息处理依据")

COLUMNS: dict[Kind, dict[str, Lazy]] = {
    Kind.SCHOOLS: {
        "code": _l("学校代码"),
        "name": _l("学校名称"),
        "level": _l("学段"),
        "locality": _l("所在区域"),
        "street": _l("街道或乡镇"),
        "org_kind": _l("党组织形式"),
        "member_band": _l("党员人数"),
    },
    Kind.STUDIOS: {
        "code": _l("工作室代码"),
        "name": _l("工作室名称"),
        "level": _l("学段"),
        "motto": _l("工作室理念"),
        "programme": _l("培育期代码"),
    },
    Kind.PEOPLE: {
        **_PERSON,
        "unit": _l("所属单位"),
        "org": _l("其他单位名称"),
        "post": _l("职务"),
        **_REACHED,
        "role": _l("本站角色"),
        "studio": _l("工作室"),
        **_TERM,
        "in_post_since": _l("任现职年月"),
        "reason": _l("原因"),
    },
    Kind.PARTNERS: {
        "code": _l("共建单位代码"),
        "name": _l("共建单位名称"),
        "kind": _l("类别"),
        "area": _l("所在街道或乡镇"),
        "contact": _l("联络员"),
        "post": _l("联络员职务"),
        "phone": _l("联络员办公电话"),
        "mail": _l("联络员邮箱"),
        "legal_basis": _BASIS,
        "from_on": _l("联络员任期开始"),
        "until_on": _l("联络员任期结束"),
    },
    Kind.TERMS: {
        **_PERSON,
        "role": _l("本站角色"),
        "unit": _l("任职单位"),
        "studio": _l("工作室"),
        **_TERM,
        "in_post_since": _l("任现职年月"),
        "org": _l("所在机构"),
        "duties": _l("职责"),
        "legal_basis": _BASIS,
        "reason": _l("原因"),
    },
}
"""By kind of sheet and field, in the order of our templates; these words are headings that an import knows."""

NOTES: dict[str, Lazy] = {
    "namesake": _l("通讯录里有同名的人，单位不同，作为另一人登记"),
    "same_name": _l("已有同名的学校，代码不同，作为另一所登记"),
}

EXPLAINED: dict[Kind, dict[str, Lazy]] = {
    Kind.SCHOOLS: {
        "code": _l("必填。字母、数字和短横，登记后不能更改"),
        "name": _l("新登记时必填"),
        "level": _l("中学、小学或幼儿园，登记后不能更改"),
        "locality": _l("城区、镇区或乡村"),
        "street": _l("新登记时必填"),
        "org_kind": _l("党委、党总支、党支部或联合党支部"),
        "member_band": _l("可以填人数，只按区间保存：不足 7 人、7 至 19 人、20 至 49 人、50 人及以上"),
    },
    Kind.STUDIOS: {
        "code": _l("必填，登记后不能更改"),
        "name": _l("新设立时必填"),
        "level": _l("中学、小学、幼儿园或混合学段"),
        "motto": _l("可以不填"),
        "programme": _l("不填就是正在进行的培育期"),
    },
    Kind.PEOPLE: {
        "person": _l("导出的名册里有；新登记的人不填"),
        "name": _l("必填"),
        "unit": _l("学校、工作室或共建单位的代码或全称"),
        "org": _l("不属于上述单位时填写，例如市委党校"),
        "post": _l("例如党支部书记"),
        "phone": _l("只填办公电话"),
        "mail": _l("只填工作邮箱"),
        "role": _l("在本站担任的角色，不担任就不填；同一人有几个角色，可以写几行"),
        "studio": _l("主持人、导师、助理、入室书记填写"),
        "from_on": _l("填了角色时必填，例如 2026-3-1"),
        "until_on": _l("最后一天，没有确定就不填"),
        "in_post_since": _l("入室书记填写，例如 2024-08"),
        "reason": _l("更换主持人、转室，或者不合一般条件时填写"),
    },
    Kind.PARTNERS: {
        "code": _l("必填，登记后不能更改"),
        "name": _l("新登记时必填"),
        "kind": _l("街道、乡镇、社区、事业单位、两新组织、企业、高校或教育基地"),
        "area": _l("可以不填"),
        "contact": _l("联络员的姓名，没有确定就不填"),
        "post": _l("可以不填"),
        "phone": _l("只填办公电话"),
        "mail": _l("只填工作邮箱"),
        "legal_basis": _l("填了联络员时必填：协议或本人同意"),
        "from_on": _l("填了联络员时必填"),
        "until_on": _l("最后一天，没有确定就不填"),
    },
    Kind.TERMS: {
        "person": _l("有同名的人时必填，导出的名册里有"),
        "name": _l("必填，须已在通讯录里或在“人员”表里"),
        "role": _l("必填，例如工作室主持人、入室书记、工作室助理"),
        "unit": _l("主持人、书记填本人的学校，联络员填共建单位"),
        "studio": _l("主持人、导师、助理、入室书记填写"),
        "from_on": _l("必填，例如 2026年3月1日"),
        "until_on": _l("最后一天，没有确定就不填"),
        "in_post_since": _l("入室书记填写，例如 2024-08"),
        "org": _l("导师填写，例如市委党校"),
        "duties": _l("导师的职责，用顿号隔开，可以不填"),
        "legal_basis": _l("联络员填写：协议或本人同意"),
        "reason": _l("更换主持人、转室，或者不合一般条件时填写"),
    },
}
"""What stands in the sheet of explanations beside each column."""

EXAMPLES: dict[Kind, dict[str, Lazy]] = {
    Kind.SCHOOLS: {
        "code": _l("PS-01"),
        "name": _l("河湾小学"),
        "level": _l("小学"),
        "locality": _l("镇区"),
        "street": _l("河湾街道"),
        "org_kind": _l("党支部"),
        "member_band": _l("12"),
    },
    Kind.STUDIOS: {"code": _l("ST-01"), "name": _l("小学书记工作室"), "level": _l("小学"), "motto": _l("同心育人")},
    Kind.PEOPLE: {
        "name": _l("夏致远"),
        "unit": _l("PS-01"),
        "post": _l("党支部书记"),
        "phone": _l("0571-86543210"),
        "mail": _l("xia@example.cn"),
        "role": _l("入室书记"),
        "studio": _l("ST-01"),
        "from_on": _l("2026-3-1"),
        "in_post_since": _l("2024-08"),
    },
    Kind.PARTNERS: {
        "code": _l("PA-01"),
        "name": _l("河湾街道"),
        "kind": _l("街道"),
        "area": _l("河湾街道"),
        "contact": _l("陶文清"),
        "post": _l("党建办干事"),
        "phone": _l("0571-86540000"),
        "legal_basis": _l("协议"),
        "from_on": _l("2026-3-1"),
    },
    Kind.TERMS: {
        "name": _l("夏致远"),
        "role": _l("工作室助理"),
        "studio": _l("ST-01"),
        "from_on": _l("2026-3-1"),
        "until_on": _l("2027-8-31"),
    },
}
"""The example row of each template: it can be imported as it is, once a cohort runs."""
