"""Rows of a form are read one by one, and what is wrong is said in its row or line."""

from tests.web.browsing import values


def test_rows_left_empty_do_not_count_and_each_fault_stands_in_its_row(reading):
    typed = {
        "slots.0.part": "am",
        "slots.1.on": "3月20日",
        "slots.2.on": "2月30日",
        "slots.4.on": "",
        "slots.x.on": "1",
    }

    read = values(reading, typed)

    assert read["slots"] == "[{'on': datetime.date(2026, 3, 20), 'part': None}, {'on': None, 'part': None}]"
    assert [name for name in read if name.startswith("!slots")] == ["!slots.2.on"]


def test_more_rows_than_allowed_are_said_to_be_too_many(reading):
    read = values(reading, {f"slots.{n}.on": "3月20日" for n in range(6)})

    assert read["!slots"] == "最多 5 行，现在 6 行"


def test_names_are_taken_from_a_sheet_and_faults_named_by_line(reading):
    good = values(reading, {"sheet": "何田苒\t13800138000\r\n\r\n郝砺川，13900139000\n连青禾"})
    bad = values(reading, {"sheet": "何田苒\tabc\n何田苒\n\t13800138000\na,13800138000,c"})

    assert good["sheet"].count("'name'") == 3
    assert "'phone': '13900139000'" in good["sheet"]
    assert bad["!sheet"].split("；") == [
        "第 1 行：请填写电话号码，例如 13800138000",
        "第 2 行：与第 1 行重复",
        "第 3 行：请填写姓名",
        "第 4 行：多了 1 列",
    ]


def test_rows_by_key_are_taken_for_known_keys_only(reading):
    read = values(reading, {"present.p-1.status": "in", "present.p-9.status": "in", "present.p-2.status": ""})

    assert read["present"] == "{'p-1': {'status': 'in'}}"
