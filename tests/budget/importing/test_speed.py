"""Ten thousand rows of twelve columns are previewed in time."""

import time

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


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_large_file_is_previewed_within_three_seconds(kind):
    content = as_file((HEAD, list(rows(10_000))), kind, "Tiltak")
    existing = [Existing(n, f"Tiltak nummer {n}", years={2011: 5}) for n in range(2_000)]
    project = Project((2011, 2012, 2013, 2014), 2010, existing, {"unit": {"helse": "Helse"}})
    began = time.process_time()
    found = preview(analyse(read(content, f"stor.{kind}")), project)
    spent = time.process_time() - began
    assert found.counts()["read"] == 10_000
    assert spent < 3, f"{spent:.2f} s"
    print(f"{kind}: {spent:.2f} s")
