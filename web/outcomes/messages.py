"""Why an outcome refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

SENTENCES: dict[str, Lazy] = {
    "outcome.not_in_state": _l("这项成果现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "outcome.already_done": _l("这件事已经办过了，这项成果现在是“{state}”。不用再提交一次。"),
    "outcome.no_evidence": _l("成果至少要有一项佐证：可以上传文件、填写网址，或选择一次互访、活动、案例。"),
    "outcome.year_outside": _l("{year} 年不在培育期内，请填写 {first} 到 {last} 之间的年份。"),
    "outcome.nothing_changed": _l("内容与退回时相同，没有提交。请按意见修改后再提交。"),
    "outcome.schools_unfit": _l("覆盖学校数应是 {least} 到 {most} 的整数。"),
    "outcome.no_programme": _l("培育期还没有开启，暂时不能提交成果。如有疑问请联系区教育党校。"),
    "outcome.studio_or_school": _l("成果以工作室或学校的名义提交，请重新选择。"),
}

messages.SENTENCES.update(SENTENCES)
