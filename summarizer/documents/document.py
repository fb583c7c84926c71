"""An article as text, with what is known about it."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from summarizer.reading.reading import Reading

LANGUAGE_TAG = r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$"


class Document(BaseModel):
    """One article. All offsets anywhere in this package refer to ``text`` exactly as it stands here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    author: str | None = Field(default=None, description="As the byline has it.")
    site: str | None = Field(default=None, description="The newspaper, agency or site.")
    language: str = Field(
        default="en", description="A language tag (BCP 47), such as en or pt-BR.", pattern=LANGUAGE_TAG
    )
    notices: tuple[str, ...] = Field(
        (), description="What had to be guessed or left out when the file was read: one sentence each."
    )

    @field_validator("published", mode="before")
    @classmethod
    def _day_of(cls, value: Any) -> Any:  # noqa: ANN401 - whatever the caller gave, for pydantic to judge
        """A moment counts as its day."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, str) and "T" in value:
            return value.partition("T")[0]
        return value

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        published: date | str | None = None,
        title: str | None = None,
        url: str | None = None,
        author: str | None = None,
        site: str | None = None,
        language: str = "en",
        notices: tuple[str, ...] = (),
    ) -> Self:
        """A document of text at hand; ``published`` as a date or in ISO form.

        Raises :class:`~summarizer.errors.DocumentError` if the text holds no word at all, or if
        ``published`` is not a date, or ``language`` no tag.
        """
        if not any(map(str.isalnum, text)):
            raise DocumentError("The article is empty: there is no word in it.")
        given = {"text": text, "published": published, "title": title, "url": url, "author": author, "site": site}
        try:
            return cls.model_validate(given | {"language": language, "notices": notices})
        except ValidationError as fault:
            first = fault.errors()[0]
            name = ".".join(map(str, first["loc"]))
            if name == "published":
                raise DocumentError(f"The day of publication {published!r} is no date such as 2026-03-05.") from fault
            if name == "language":
                raise DocumentError(f"{language!r} is no language tag such as en or pt-BR.") from fault
            raise DocumentError(f"The article's {name} {first['input']!r} cannot be used: {first['msg']}.") from fault

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def reading(self) -> Reading:
        """The text read once, shared by everything that asks about it."""
        from summarizer.reading.reading import Reading

        language = re.split("[-_]", self.language, maxsplit=1)[0].lower()
        return Reading(self.text, language, self.published)
