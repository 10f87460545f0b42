"""Ten thousand rows of twelve columns are previewed. How long it takes is for ``make bench``."""

import pytest

from budget.importing import Existing, Project, analyse, preview, read
from budget.importing.layouts import as_file

HEAD = [
    *("Nr", "Tiltak (i 1000 kroner, minus er innsparing)", "Vedtakstype", "Sektor", "Beskrivelse", "Virker fra"),
    *("Årsverk", "KOSTRA", "2011", "2012", "2013", "2014"),
]


def rows(count):
    for n in range(count):
        kind = ("Nye tiltak", "Budsjetteknisk just.", "")[n % 3]
        yield [
            n,
            f"Tiltak nummer {n}",
            kind,
            "Helse",
            f"Om tiltak {n}: redusere noe",
            "01.07.2011",
            -0.5,
            "120",
            -n,
            -n,
            -n - 1,
            -n,
        ]


@pytest.mark.sweep
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_large_file_is_previewed_whole(kind):
    content = as_file((HEAD, list(rows(10_000))), kind, "Tiltak")
    existing = [Existing(n, f"Tiltak nummer {n}", years={2011: 5}) for n in range(2_000)]
    project = Project((2011, 2012, 2013, 2014), 2010, existing, {"unit": {"helse": "Helse"}})
    found = preview(analyse(read(content, f"stor.{kind}")), project)
    assert found.counts()["read"] == 10_000
