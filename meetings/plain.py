"""Frozen values as what JSON holds, and back: what is frozen is stored so, and never looked up again."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def to_plain(value: Any) -> dict[str, Any]:
    """Return a dataclass, with those inside it, as what JSON holds."""
    return asdict(value)


def from_plain(kind: type[Value], data: dict[str, Any]) -> Value:
    """Return the value of this kind that was made plain. Fields that came later have their default."""
    made: Value = _read(kind, data)
    return made


def _read(kind: Any, data: Any) -> Any:
    if data is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in data)
    options = [one for one in get_args(kind) if one is not type(None)]
    if options:
        return _read(options[0], data)
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        return kind(
            **{each.name: _read(hints[each.name], data[each.name]) for each in fields(kind) if each.name in data}
        )
    return data
