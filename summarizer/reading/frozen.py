"""Frozen dataclasses at no cost.

Python guards a frozen dataclass by setting each of its fields through a call, and the shapes here are small and many:
that alone was a twentieth of a verification. So the guard is the type checker, which reports whatever sets a field of
a class that is written ``@dataclass(frozen=True)``, here and in code that uses this package. At run time the class is
a plain one, compared and hashed by its fields as a frozen one is. What the package gives away (quantities, quotations,
names and their spans) is guarded at run time as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, slots: bool = False) -> object:
        """:func:`dataclasses.dataclass`, without the guard."""
        return dataclasses.dataclass(unsafe_hash=frozen, slots=slots)
