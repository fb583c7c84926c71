"""What a newsroom may decide about verification."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Policy(BaseModel):
    """House rules. The defaults are those that the documented error rates were measured with.

    ``absent_names``: "unclear" or "rejected" for a name that the article does not have.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    absent_names: Literal["unclear", "rejected"] = "unclear"
