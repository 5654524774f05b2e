"""考核指标: versions of rubrics, imported line by line, adopted by the director, and two of them side by side on the same period."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from domain.errors import NotFound
from domain.evaluation import RubricState
from hub import sight
from hub.access import Act
from projections import evaluation
from web import pages
from web.choices import Tick
from web.collaboration.view import MEMBERS
from web.desk import Subject, may, start
from web.evaluation.words import KINDS
from web.fields import Text
from web.forms import Form
from web.matter import Matter, Thing, Values, routes_of
from web.redaction import redacting
from web.rubrics import comparing
from web.texts import _l

CRUMB = ("/rubrics", _l("考核指标"))
LONGEST = 60_000
"""Characters of a file; the rules of the design have 5,000."""
IMPORT = Form(
    "rubrics.import",
    file=Text(
        _l("指标文件的内容"),
        max=LONGEST,
        required=True,
        hint=_l("YAML 文本，格式见本页下方的样例；有误时逐行说明，什么都不保存"),
    ),
)
ADOPT = Form("rubrics.adopt", sure=Tick(_l("我已核对：发布以后不能再改，需要改动时另起一版"), required=True))
RETIRE = Form("rubrics.retire", reason=Text(_l("停用的原因"), max=2_000, required=True))


async def everything(request: Request) -> Response:
    """All versions, the newest first."""
    sight.enter(pages.standing(request), MEMBERS)
    read = pages.reader(request)
    context: dict[str, Any] = {
        "rows": evaluation.rubrics(read),
        "kinds": KINDS,
        "may_import": may(request, "rubric.draft"),
    }
    return pages.page(request, "rubrics/list.html", **context)


def _version(request: Request) -> Subject:
    sight.enter(pages.standing(request), MEMBERS)
    key: str = request.path_params["rubric"]
    if (row := evaluation.rubric(pages.reader(request), key)) is None:
        raise NotFound(kind="rubric", key=key)
    return Subject(request, key, [CRUMB, (f"/rubrics/{key}", key)], None, row)


async def one(request: Request) -> Response:
    """A version, line by line."""
    on = _version(request)
    offered = {
        "adopt": on.row.state is RubricState.DRAFT and may(request, "rubric.adopt"),
        "retire": on.row.state is RubricState.ADOPTED and may(request, "rubric.retire"),
        "redact": on.row.retired_for is not None and may(request, "rubric.redact"),
    }
    return pages.page(request, "rubrics/one.html", desk=on, row=on.row, kinds=KINDS, offered=offered)


def _import(on: Subject, values: Values, act: Act) -> str:
    on.hub.rubrics.import_(str(values["file"]), act=act)
    return "/rubrics"


ALL = Thing(area="rubrics", path="/rubrics", at=start(CRUMB))
VERSION = Thing(area="rubrics", path="/rubrics/{rubric}", at=_version)
MATTERS = (
    Matter(
        of=ALL,
        name="import",
        path="new",
        rule="rubric.draft",
        title=_l("导入指标"),
        button=_l("导入为草案"),
        form=IMPORT,
        do=_import,
        done=_l("已导入为草案，由党校负责人发布。"),
        beside="rubrics/_sample.html",
    ),
    Matter(
        of=VERSION,
        name="adopt",
        rule="rubric.adopt",
        title=_l("发布"),
        form=ADOPT,
        do=lambda on, _values, act: on.hub.rubrics.adopt(on.key, act=act),
        done=_l("已发布，可以据此评价。"),
        keeps=False,
    ),
    Matter(
        of=VERSION,
        name="retire",
        rule="rubric.retire",
        title=_l("停用"),
        form=RETIRE,
        do=lambda on, values, act: on.hub.rubrics.retire(on.key, reason=values["reason"], act=act),
        done=_l("已停用；按它做过的评价不变。"),
    ),
    redacting(
        VERSION,
        rule="rubric.redact",
        story=lambda on: evaluation.rubric_timeline(on.read, on.key),
        do=lambda on: on.hub.rubrics.redact,
    ),
)

routes: list[BaseRoute] = [
    Route("/rubrics", everything, name="rubrics:list"),
    Route("/rubrics/compare", comparing.compare, name="rubrics:compare"),
    *routes_of(MATTERS),
    Route("/rubrics/{rubric}", one, name="rubrics:one"),
]
