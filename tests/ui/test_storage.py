"""Static files: plain names without a manifest, hashed with one, no brotli of maps; missing assets are said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

from omstilling.ui.checks import NEEDED, assets_are_present
from omstilling.ui.storage import MapSparingCompressor, StaticStorage
from omstilling.ui.templatetags.ui import status_tag


def test_without_a_manifest_names_are_plain(tmp_path: Path) -> None:
    storage = StaticStorage(location=str(tmp_path), base_url="/static/")
    assert storage.url("ui/finnes-ikke.css") == "/static/ui/finnes-ikke.css"


def test_with_a_manifest_names_are_hashed(tmp_path: Path) -> None:
    storage = StaticStorage(location=str(tmp_path), base_url="/static/")
    storage.hashed_files = {"ui/page.css": "ui/page.abc.css"}
    assert storage.url("ui/page.css") == "/static/ui/page.abc.css"
    assert storage.url("ui/ukjent.css") == "/static/ui/ukjent.css"


def test_maps_are_not_brotlied(tmp_path: Path) -> None:
    for name in ("a.js.map", "a.js"):
        (tmp_path / name).write_text("var a = 1;" * 500)
        MapSparingCompressor(quiet=True).compress(str(tmp_path / name))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.js", "a.js.br", "a.js.gz", "a.js.map", "a.js.map.gz"]


def test_missing_assets_name_the_command(monkeypatch: Any) -> None:
    monkeypatch.setattr(finders, "find", lambda name: None)
    (warning,) = assets_are_present(None)
    assert NEEDED[0] in warning.msg
    assert "npm ci" in str(warning.hint)


def test_present_assets_say_nothing(monkeypatch: Any) -> None:
    monkeypatch.setattr(finders, "find", lambda name: f"/x/{name}")
    assert assets_are_present(None) == []


def test_a_status_is_word_and_shape() -> None:
    html = status_tag("vedtatt")
    assert 'data-shape="solid"' in html
    assert "Vedtatt" in html
    assert 'data-shape="hatched"' in status_tag("Forslag")
    assert 'data-shape="late"' not in status_tag("Tre dager over", "late")
    assert 'data-shape="triangle"' in status_tag("Tre dager over", "late")
    assert "&lt;b&gt;" in status_tag("<b>")
