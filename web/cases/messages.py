"""Why a case or an adoption refuses something, in sentences that say what to do next; joined to those of all areas (web/messages.py)."""

from __future__ import annotations

from web import messages
from web.texts import Lazy, _l

REVIEWED: dict[str, Lazy] = {
    "case.not_in_state": _l("这篇案例现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "case.already_done": _l("这件事已经办过了，这篇案例现在是“{state}”。不用再提交一次。"),
    "case.author_only": _l("这件事由案例的作者办理。如有需要，请与作者或区教育党校联系。"),
    "case.own_case": _l("自己的案例要由别人评阅，请等评阅人办理。"),
    "case.edition_changed": _l("您看到的是第 {seen} 版，现在已是第 {edition} 版。请先看新的一版再办理。"),
    "case.revision_pending": _l("第 {edition} 版正在评阅，暂不能小改。请把改动写进正在评阅的修订，或等评阅结束。"),
    "case.no_revision": _l("没有正在评阅的修订。它可能已经发布或退回，请刷新后核对。"),
    "case.never_published": _l("这篇案例没有发布过，不能恢复发布。请作者重新提交一篇。"),
    "case.reviewer_is_author": _l("作者不能评阅自己的案例，请另选评阅人。"),
    "case.due_past": _l("评阅期限不能早于今天，请改选日期。"),
    "case.no_comments": _l("请写明要改什么：可以写总的意见，也可以写在某一部分旁边。"),
    "case.score_unknown": _l("每项评分是 0 到 {most} 的整数。"),
}
"""The state, the people, the review."""

WRITTEN: dict[str, Lazy] = {
    "case.title_taken": _l("本单位已有一篇同题的案例。请换一个题目，或者在那一篇上修订。"),
    "case.too_many_topics": _l("关键词最多 {limit} 个，现在 {count} 个，请删减。"),
    "case.level_unfit": _l("适用学段请从中学、小学、幼儿园中选择，可以多选。"),
    "case.not_declared": _l("提交前请勾选这一项承诺。"),
    "case.lineage_cycle": _l("一篇案例不能源自它自己，请核对所选的案例。"),
    "case.nothing_changed": _l("内容与上一版相同，没有提交。请修改后再提交。"),
    "case.edition_unknown": _l("这篇案例没有第 {edition} 版，请刷新后核对。"),
    "case.section_empty": _l("这一版的“{section}”没有内容，请重新选择。"),
}
"""What an author wrote."""

AROUND: dict[str, Lazy] = {
    "case.no_programme": _l("培育期还没有开启，暂时不能提交案例。可以先存草稿；如有疑问请联系区教育党校。"),
    "case.no_school": _l("案例由学校的书记或主持人提交。您现在没有所属的学校，如有变动请联系区教育党校。"),
    "case.office_publishes": _l("主持人可以发布到本工作室；更大的范围由区教育党校发布。"),
    "case.reviewer_unfit": _l("评阅人须是主持人、导师或区教育党校工作人员，请重新选择。"),
    "case.visit_unseen": _l("没有找到这次互访，或者不对您开放。请重新选择。"),
    "case.origin_unseen": _l("没有找到所改编的案例，或者不对您开放。请从那篇案例的页面重新开始。"),
    "adoption.school_or_partner": _l("借鉴以学校或共建单位的名义登记；工作室请由其中的学校办理。"),
}
"""What the world around a case has against it."""

ATTACHED: dict[str, Lazy] = {
    "attachment.too_large": _l("“{name}”有 {size} MB，每个文件不能超过 {limit} MB，没有上传。请压缩或拆分后再试。"),
    "attachment.empty": _l("“{name}”是空文件，没有上传。请核对后重新选择。"),
    "attachment.wrong_type": _l("“{name}”不是可以上传的文件，或者内容与扩展名不符。可以上传：{allowed}。"),
    "attachment.encrypted": _l("“{name}”需要密码才能打开，没有上传。请去掉密码后再试。"),
    "attachment.broken": _l("“{name}”已损坏，读不完整，没有上传。请用原来的软件打开，另存一份再试。"),
    "attachment.bomb": _l("“{name}”解开后过大或过于复杂，没有上传。请删去不需要的内容，或另存为 PDF 再试。"),
    "case.too_many_files": _l("附件最多 {limit} 个，现在 {count} 个，请删减。"),
    "case.file_twice": _l("第 {no} 个附件与前面的一个相同，请删去其中一个。"),
}

ADOPTED: dict[str, Lazy] = {
    "adoption.not_in_state": _l("这次借鉴现在是“{state}”，不能再这样办理。请刷新页面，按现在的状态继续。"),
    "adoption.already_done": _l("这件事已经办过了，这次借鉴现在是“{state}”。不用再提交一次。"),
    "adoption.not_published": _l("这篇案例还没有发布，发布后才能借鉴。"),
    "adoption.own_school": _l("这是贵方自己的案例，不用借鉴。同行怎样用它，在案例页上能看到。"),
    "adoption.own_case": _l("这是贵方自己的案例，不用借鉴。请选择其他学校的案例。"),
    "adoption.not_derived": _l("回馈的案例须源自所借鉴的这一篇。请在那篇案例上注明来源后再试。"),
}

KEPT: dict[str, Lazy] = {
    "vocabulary.synonym_of_itself": _l("“{word}”不能是它自己的同义词，请删去。"),
    "vocabulary.too_many_synonyms": _l("一个词最多有 {limit} 个同义词，现在 {count} 个，请删减。"),
    "vocabulary.word_unknown": _l("词表里没有“{word}”，它可能已被移除。请刷新后核对。"),
}
"""The words of the field."""

messages.SENTENCES.update(REVIEWED | WRITTEN | AROUND | ATTACHED | ADOPTED | KEPT)
