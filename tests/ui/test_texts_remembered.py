"""Texts that are looked up once for each language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation.trans_real import translation

from omstilling.ui import texts


def test_each_language_has_its_own_words_however_often_one_asks() -> None:
    for _round in range(2):
        with override("nb"):
            assert gettext("January") == "januar"
        with override("de"):
            assert gettext("January") == "Januar"
        with override("en"):
            assert gettext("January") == "January"


def test_a_text_is_looked_up_once(monkeypatch: Any) -> None:
    with override("nb"):
        first = gettext("Et ord som ikke står noe sted")
        monkeypatch.setattr(translation("nb"), "_catalog", None)
        monkeypatch.setattr(translation("nb"), "_fallback", None)
        assert gettext("Et ord som ikke står noe sted") == first == "Et ord som ikke står noe sted"


def test_no_more_texts_are_remembered_than_the_limit(monkeypatch: Any) -> None:
    monkeypatch.setattr(texts, "LIMIT", 0)
    with override("nb"):
        before = dict(translation("nb").__dict__.get("_remembered", {}))
        assert gettext("Enda et ord som ikke står noe sted") == "Enda et ord som ikke står noe sted"
        assert translation("nb").__dict__.get("_remembered", {}) == before


def test_remembering_twice_is_remembering_once() -> None:
    now = texts.DjangoTranslation.gettext
    texts.remember_texts()
    assert texts.DjangoTranslation.gettext is now
