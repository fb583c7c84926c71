"""What the tests of reading articles share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.newspaper import newspaper

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with newspaper() as address:
        yield address
