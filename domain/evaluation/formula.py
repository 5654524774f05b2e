"""What a formula may say: numbers, the measures of the list, + - * /, min and max. What is not on the list does not exist.

Source: definition of the indicators, section 7.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

INDICATORS: Final = (
    *("I1", "I1b", "I2", "I3", "I3b", "I4", "I5", "I5c", "I6", "I7", "I8", "I9", "I10", "I10b", "I11", "I12"),
    *("I13", "I13a", "I14", "I15", "I16"),
)
COUNTS: Final = ("modes", "n", "cases", "members", "accepted", "reached_schools", "all_schools", "done", "agreed")
PERSONAL: Final = ("I6.person", "on_time", "quality")
"""Measures of one person."""
MEASURES: Final = frozenset((*INDICATORS, *COUNTS, *PERSONAL))
NEVER_SCORED: Final = frozenset({"I5b"})
"""Saturates early."""
NEVER_ALONE: Final = frozenset({"I12"})
"""Usefulness is never the only basis of a score."""
QUALITY: Final = "quality"
"""The expert's part 0..1, known only once the line is scored."""

_WORDS: Final = (
    "login",
    "logon",
    "signin",
    "like",
    "view",
    "pageview",
    "duration",
    "upload",
    "click",
    "visitcount",
    "checkin",
    "online",
)
_CHINESE: Final = ("登录", "点赞", "浏览", "点击", "时长", "上传", "打卡", "在线")
FORBIDDEN: Final = frozenset(_WORDS)

LENGTH: Final = 200
_OPERATORS: Final[dict[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: Final = {"min": min, "max": max}


class NoFormula(ValueError):
    """It cannot be read as a formula."""


def forbidden_in(text: str) -> str | None:
    """The first word of a text that would measure presence instead of work, None where there is none."""
    for word in re.findall(r"[A-Za-z]+", text):
        if (plain := word.lower()) in FORBIDDEN or (plain.endswith("s") and plain[:-1] in FORBIDDEN):
            return str(word)
    return next((word for word in _CHINESE if word in text), None)


def names_in(formula: str) -> tuple[str, ...]:
    """The measures that a formula names, each once, in order. Raises NoFormula."""
    return tuple(dict.fromkeys(_names(_read(formula))))


def value_of(formula: str, measures: Mapping[str, float]) -> float | None:
    """The formula's value; None where it divides by nothing. Raises NoFormula, and KeyError for a measure that is not given."""
    try:
        return _value(_read(formula), measures)
    except ZeroDivisionError:
        return None


def _read(formula: str) -> ast.expr:
    if len(formula) > LENGTH:
        raise NoFormula(formula)
    try:
        tree = ast.parse(formula.strip(), mode="eval").body
        list(_names(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NoFormula(formula) from None
    return tree


def _names(node: ast.expr) -> Iterator[str]:
    """Names of the measures; refuses whatever else Python could say."""
    match node:
        case ast.Constant(value=bool()):
            raise NoFormula
        case ast.Constant(value=int() | float()):
            return
        case ast.Name(id=name):
            yield name
        case ast.Attribute(value=ast.Name(id=name), attr=part):
            yield f"{name}.{part}"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            yield from _names(left)
            yield from _names(right)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield from _names(operand)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS and args:
            for each in args:
                yield from _names(each)
        case _:
            raise NoFormula


def _value(node: ast.expr, measures: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return measures[name]
        case ast.Attribute(value=ast.Name(id=name), attr=part):
            return measures[f"{name}.{part}"]
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, measures), _value(right, measures))
        case ast.UnaryOp(operand=operand):
            return -_value(operand, measures)
        case ast.Call(func=ast.Name(id=name), args=args):
            values = [_value(each, measures) for each in args]
            return values[0] if len(values) == 1 else _FUNCTIONS[name](*values)
    raise NoFormula
