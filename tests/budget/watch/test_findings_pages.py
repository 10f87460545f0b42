"""Tallvakta's page, what is accepted and taken back, who sees what, and where else the count stands."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget import services
from budget.models import AcceptedFinding, BudgetLine, BudgetNote, LineKind, MeasureDecision
from budget.watch import read, watch
from omstilling.audit.errors import DomainError
from projects.models import Access, Agreement
from tests import cast as make
from tests.cast import write
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/tallvakta/"


def ends(cast, title="Varig som slutter", **more):
    """A measure of which T04 has something to say."""
    return make.measure(cast, title, effective_to=date(2012, 12, 31), **more)


def codes(found):
    return [finding.code for finding in found]


def test_a_finding_says_what_it_is_and_where_it_is_mended(cast, path):
    measure = ends(cast)
    page = text(cast.client("secretary").get(path))
    for words in (
        "Kontrollene finner 1 feil.",
        "Varig tiltak med sluttdato",
        "slutter» er ført som varig, men har sluttdato 31. desember 2012.",
        f'href="/{cast.project.slug}/tiltak/{measure.number}/endre/"',
        ">Godta<",
    ):
        assert words in page, words
    page = text(cast.client("auditor").get(path))
    assert "Varig tiltak med sluttdato" in page and "/endre/" not in page and ">Godta<" not in page


def test_nothing_found_is_said_and_the_checks_are_listed(cast, path):
    make.measure(cast)
    page = text(cast.client("council").get(path))
    assert "Kontrollene finner ingenting å rette." in page and "Ingen åpne funn" in page and "T16" in page


@pytest.mark.parametrize(
    ("role", "status"),
    [("chair", 200), ("project_group", 200), ("employee", 403), ("union_rep", 403), ("outsider", 404)],
)
def test_those_who_work_with_the_measures_steer_or_audit_see_it(cast, path, role, status):
    assert cast.client(role).get(path).status_code == status


def test_what_one_may_not_see_is_in_no_finding_no_count_and_no_accepted_one(cast, path):
    hidden = ends(cast, "Hemmelig", access=Access.RESTRICTED, body=cast.bodies["work_body"])
    page = text(cast.client("controller").get(path))
    assert "Hemmelig" not in page and "Kontrollene finner ingenting" in page
    (finding,) = watch(cast.project, cast.secretary, TODAY).open
    assert cast.client("controller").get(f"{path}{finding.ident}/godta/").status_code == 404
    accepted = services.accept_finding(
        project=cast.project, code=finding.code, key=finding.key, by=cast.secretary, reason="Avtalt i gruppa"
    )
    assert "Avtalt i gruppa" not in text(cast.client("controller").get(path))
    assert cast.client("controller").get(f"{path}godtatt/{accepted.pk}/").status_code == 404
    assert "Avtalt i gruppa" in text(cast.client("secretary").get(path))
    assert not AcceptedFinding.objects.visible_to(cast.people["council"]).exists()
    assert hidden.pk in finding.measures


def test_a_finding_is_accepted_with_a_reason_and_stands_apart_with_who_and_when(cast, path):
    ends(cast)
    client = cast.client("controller")
    (finding,) = watch(cast.project, cast.secretary, TODAY).open
    address = f"{path}{finding.ident}/godta/"
    answer = post_form(client, address, {"reason": " "})
    assert answer.status_code == 422 and "reason" in answer.context["form"].errors
    assert post_form(client, address, {"reason": "Vedtatt slik i 2010"}).url == path
    page = text(client.get(path))
    assert "Godtatt med begrunnelse" in page and "Vedtatt slik i 2010" in page and "Ola Økonomi," in page
    assert "Kontrollene finner ingenting" in page
    assert client.get(address).status_code == 404, "it is not open any more"
    row = AcceptedFinding.objects.get()
    assert row.history.get().history_change_reason == "Vedtatt slik i 2010"
    with pytest.raises(DomainError, match="alt godtatt"):
        services.accept_finding(
            project=cast.project, code=row.code, key=row.key, by=cast.secretary, reason="En gang til"
        )


def test_an_accepted_finding_is_new_when_its_values_change_and_only_then(cast, path):
    measure = ends(cast)
    (finding,) = watch(cast.project, cast.secretary, TODAY).open
    services.accept_finding(
        project=cast.project, code=finding.code, key=finding.key, by=cast.secretary, reason="Det er avtalt"
    )
    services.update_measure(measure=measure, changes={"title": "Nytt navn"}, by=cast.secretary)
    assert codes(watch(cast.project, cast.secretary, TODAY).open) == []
    services.update_measure(measure=measure, changes={"effective_to": date(2013, 6, 30)}, by=cast.secretary)
    found = watch(cast.project, cast.secretary, TODAY)
    assert codes(found.open) == ["T04"] and not found.accepted
    page = text(cast.client("secretary").get(path))
    assert "Godtatt, men ikke lenger funnet" in page and "Det er avtalt" in page


def test_an_acceptance_is_taken_back(cast, path):
    ends(cast)
    (finding,) = watch(cast.project, cast.secretary, TODAY).open
    row = services.accept_finding(
        project=cast.project, code=finding.code, key=finding.key, by=cast.secretary, reason="Det er avtalt"
    )
    assert cast.client("project_group").get(f"{path}godtatt/{row.pk}/").status_code == 403
    assert post_form(cast.client("secretary"), f"{path}godtatt/{row.pk}/", {"reason": ""}).status_code == 303
    row.refresh_from_db()
    assert row.is_withdrawn and codes(watch(cast.project, cast.secretary, TODAY).open) == ["T04"]
    with pytest.raises(DomainError, match="alt tatt tilbake"):
        services.take_back_acceptance(accepted=row, by=cast.secretary)


def test_findings_are_narrowed_by_check_severity_and_sector(cast, path):
    sector = make.unit(cast, "Helse")
    below = make.unit(cast, "Sykehjem", "unit", parent=sector)
    ends(cast, "I sykehjemmet", unit=below)
    make.measure(cast, "For sent", latest_start=date(2011, 1, 1))
    client = cast.client("secretary")
    for query, there, gone in (
        ("kode=T13", "For sent", "I sykehjemmet"),
        ("grad=feil", "I sykehjemmet", "For sent"),
        (f"sektor={sector.pk}", "I sykehjemmet", "For sent"),
    ):
        page = text(client.get(f"{path}?{query}"))
        assert there in page and gone not in page, query
    assert "Ingen treff" in text(client.get(f"{path}?kode=T09"))
    assert "For sent" in text(client.get(f"{path}?kode=T99&grad=x&sektor=nei")), "what is unknown narrows nothing"


def test_the_file_has_the_open_and_the_accepted(cast, path):
    ends(cast)
    make.measure(cast, "=For sent", latest_start=date(2011, 1, 1))
    finding = watch(cast.project, cast.secretary, TODAY).open[0]
    services.accept_finding(
        project=cast.project, code=finding.code, key=finding.key, by=cast.secretary, reason="Det er avtalt"
    )
    lines = cast.client("secretary").get(f"{path}?format=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Kode;Alvor;Kontroll;Funn;Gjelder")
    assert lines[1].startswith("T13;advarsel;") and "åpent" in lines[1]
    assert "godtatt;Siri Sekretær" in lines[2] and "Det er avtalt" in lines[2]
    assert cast.client("secretary").get(f"{path}?format=xlsx").content[:2] == b"PK"


def test_a_measures_page_and_the_dashboard_tell_of_findings_to_those_who_see_them(cast):
    measure, other = ends(cast), make.measure(cast, "Uten funn")
    base = f"/{cast.project.slug}/"
    for role, told in (("secretary", True), ("employee", False)):
        client = cast.client(role)
        assert ("Tallvakta</h2>" in text(client.get(f"{base}tiltak/{measure.number}/"))) is told
        assert "Tallvakta</h2>" not in text(client.get(f"{base}tiltak/{other.number}/"))
        assert ("Tallvakta har 1 åpent funn" in text(client.get(base))) is told


def test_difference_from_what_was_adopted_wants_a_reason_of_the_latest_change(cast):
    measure = make.measure(cast, full_year_effect=1_000_000, owner=cast.secretary)
    decided = make.decision(cast)
    write(MeasureDecision(measure=measure, decision=decided, adopted_effect=1_200_000))
    assert "T16" in codes(watch(cast.project, cast.secretary, TODAY).open)
    services.update_measure(
        measure=measure, changes={"full_year_effect": 900_000}, by=cast.secretary, reason="Nye tall fra regnskapet"
    )
    assert "T16" not in codes(watch(cast.project, cast.secretary, TODAY).open)


def test_the_snapshot_sees_decisions_lines_notes_agreements_and_relations(cast):
    first = make.measure(cast, "Først", fte_change="-2", fte_redundancy="-1", effective_from=date(2011, 3, 1))
    second = make.measure(cast, "Så")
    decided = make.decision(cast, decided_on=date(2011, 1, 3), deadline=date(2011, 2, 1))
    write(MeasureDecision(measure=first, decision=decided))
    services.relate_measures(measure=first, other=second, kind="requires", by=cast.secretary)
    services.create_budget_line(
        project=cast.project, kind="measure", title="Så", measure=second, amounts={2011: 5}, by=cast.secretary
    )
    write(BudgetNote(project=cast.project, year=2011, amount=6, source="Årsbudsjett"))
    write(Agreement(project=cast.project, title="Omstillingsavtale", valid_from=date(2010, 1, 1), protects_jobs=True))
    found = codes(watch(cast.project, cast.secretary, TODAY).open)
    assert found == ["T05", "T08", "T11", "T15", "T06", "T09", "T10", "T12"]


def test_more_measures_ask_no_more_queries(cast):
    def more(number):
        area = make.unit(cast, f"Enhet {number}")
        measure = ends(cast, f"Tiltak {number}", unit=area, fte_change="-1", price_year=2010)
        decided = make.decision(cast, decided_on=date(2011, 1, 3) - timedelta(days=number))
        write(MeasureDecision(measure=measure, decision=decided, adopted_effect=5))
        write(BudgetLine(project=cast.project, number=number, kind=LineKind.MEASURE, title="Linje", measure=measure))
        write(BudgetNote(project=cast.project, year=2011, amount=number, source="Notat"))

    def asked():
        with CaptureQueriesContext(connection) as caught:
            read(cast.project, cast.secretary, TODAY)
        return len(caught)

    more(1)
    asked()
    few = asked()
    for number in range(2, 12):
        more(number)
    assert asked() == few <= 10
    page = text(cast.client("secretary").get(f"/{cast.project.slug}/tiltak/tallvakta/"))
    assert len(re.findall(r'class="finding"', page)) > 40
