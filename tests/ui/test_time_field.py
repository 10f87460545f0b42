"""A time of day, typed as people type it."""

from __future__ import annotations

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from omstilling.ui.fields import NorwegianTimeField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("13.15", time(13, 15)), ("13:15", time(13, 15)), ("1315", time(13, 15)), ("9", time(9)), ("kl. 09.00", time(9))],
)
def test_a_time_is_read_however_it_is_typed(typed: str, meant: time) -> None:
    assert NorwegianTimeField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["25.00", "13.60", "2460", "131", "i morgen"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"for eksempel 13\.15"):
        NorwegianTimeField().clean(typed)
