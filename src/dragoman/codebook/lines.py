"""Lines: in, the text of a YAML file; out, its values, each with the line it stands on, and what is no YAML.

The values are those the loader reads; a key given twice, which YAML readers pass over in silence, is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .load import Loader  # the dialect in which *on* and *no* are words: the check must read as the loader does

__all__ = ["Item", "YamlFault", "read_items"]


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What makes a text no YAML, or a key in it void, and its line (1 is the first)."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a YAML file and its line. One of ``fields``, ``members`` and ``value`` is in use, by ``kind``.

    ``fields`` holds the values of a mapping, ``key_lines`` the lines of its keys; ``members`` those of a list.
    """

    kind: str
    line: int
    value: Any = None
    fields: dict[str, Item] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    members: tuple[Item, ...] = ()

    def get(self, name: str) -> Item | None:
        """The value of a field, or ``None``."""
        return self.fields.get(name)

    def words(self) -> Iterator[Item]:
        """The members that are words, or the item itself if it is one."""
        for item in self.members if self.kind == "list" else (self,):
            if isinstance(item.value, str):
                yield item


def read_items(text: str) -> tuple[tuple[Item, ...], tuple[YamlFault, ...]]:
    """The documents of a YAML text with the line of every value; none if it cannot be read or is empty."""
    faults: list[YamlFault] = []
    found: list[Item] = []
    loader = Loader(text)
    try:
        while loader.check_node():
            found.append(_item(loader, loader.get_node(), faults))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = " ".join(filter(None, (error.context, error.problem)))
        return (), (YamlFault(mark.line + 1 if mark else 1, f"not YAML: {words}"),)
    except (yaml.YAMLError, ValueError) as error:
        return (), (YamlFault(1, f"not YAML: {' '.join(str(error).split())}"),)
    finally:
        loader.dispose()
    return tuple(found), tuple(faults)


def _item(loader: Loader, node: yaml.Node, faults: list[YamlFault]) -> Item:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Item("list", line, members=tuple(_item(loader, member, faults) for member in node.value))
    if not isinstance(node, yaml.MappingNode):
        return Item("scalar", line, value=loader.construct_object(node))
    fields: dict[str, Item] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        here = key.start_mark.line + 1
        if name in fields:
            faults.append(YamlFault(here, f"{name!r} is given twice here; the first, on line {lines[name]}, is lost"))
        fields[name], lines[name] = _item(loader, value, faults), here
    return Item("mapping", line, fields=fields, key_lines=lines)
