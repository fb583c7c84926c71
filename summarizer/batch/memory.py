"""What was answered before: in this run, or in an earlier one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.batch.store.records import whole_characters

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

    from summarizer.batch.store import Answers, Run


class Memory:
    """Answers by the key of their question. The run's own come first, then those of the cache over runs.

    Into the cache go the answers of articles that came to a result: an answer that could not be used would be in
    the way of the next run, which could well get a better one.
    """

    def __init__(self, run: Run | None, cache: Answers | None) -> None:
        self._run = run
        self._cache = cache
        self._of_article: dict[str, dict[str, str | None]] = {}

    def in_run(self, key: str) -> str | None:
        return self._run.answer(key) if self._run is not None else None

    def recall(self, article: str, key: str) -> tuple[str, bool] | None:
        """The answer at hand, and whether it has to go into the run, as it is from the cache.

        Who asks the same twice could not use the answer; it would get the same from here for ever.
        """
        given = self._of_article.setdefault(article, {})
        if key in given:
            return None
        given[key] = None
        if (answer := self.in_run(key)) is not None:
            return answer, False
        if self._cache is not None and (answer := self._cache.get(key)) is not None:
            return answer, True
        return None

    def learn(self, article: str, key: str, answer: str) -> None:
        """An answer that was paid for."""
        self._of_article.setdefault(article, {})[key] = answer

    def finished(self, article: str, *, well: bool) -> None:
        """The article is out of work, or begins again; ``well``: it came to a result."""
        learned = self._of_article.pop(article, {})
        if well and self._cache is not None:
            for key, answer in learned.items():
                if answer is not None:
                    self._cache.put(key, answer)


def written(completion: ChatCompletion, secret: str) -> str:
    """A completion as it is kept: JSON, without the key even if the endpoint repeats it."""
    try:
        text = completion.to_json(indent=None, warnings=False)
    except ValueError:  # half of a surrogate pair, which UTF-8 has no form for
        text = whole_characters(json.dumps(completion.to_dict(mode="json", warnings=False), ensure_ascii=False))
    return text.replace(secret, "***") if secret else text
