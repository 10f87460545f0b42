"""The plan: drawing, late, coming, without date, and the large sheet."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import MilestoneStatus
from projects.views.plan import PlanView
from tests.cast import milestone, study_area

TODAY = date(2011, 3, 15)


def url(cast, rest=""):
    return f"/{cast.project.slug}/plan/{rest}"


def page(cast, role, path):
    response = cast.client(role).get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def section(html, ident):
    return html.split(f'id="{ident}"')[1].split("</section>")[0]


def test_the_plan_draws_the_milestones_with_todays_line_and_lists_late_and_coming(cast):
    milestone(cast, "Sen sak", current_date=TODAY - timedelta(days=4), body=cast.steering)
    milestone(cast, "Kommende sak", current_date=TODAY + timedelta(days=10), responsible=cast.people["chair"])
    milestone(cast, "Fjern sak", current_date=TODAY + timedelta(days=100))
    milestone(cast, "Dateløs sak", current_date=None, baseline_date=None)
    milestone(cast, "Nådd sak", current_date=TODAY, status=MilestoneStatus.DONE, completed_on=TODAY)
    html = page(cast, "employee", url(cast))
    assert "5 milepæler i planen: 1 nådd, 1 forsinket, 1 de neste seks ukene." in html
    drawing = section(html, "tegning")
    assert "<svg" in drawing and "I dag 15.03.2011" in drawing and "Fjern sak" in drawing
    assert "Dateløs sak" not in drawing
    late, coming = section(html, "forsinket"), section(html, "kommer")
    assert "Sen sak" in late and "4 dager over datoen" in late and "Kommende" not in late
    assert "Kommende sak" in coming and "Leif Leder" in coming and "Fjern sak" not in coming
    assert "Dateløs sak" in section(html, "uten-dato")


def test_the_plan_is_narrowed_by_body_and_person(cast):
    milestone(cast, "Styrets", body=cast.steering, responsible=cast.people["chair"])
    milestone(cast, "Gruppas", body=cast.work_body)
    html = page(cast, "employee", url(cast, f"?organ={cast.steering.pk}"))
    assert "Styrets" in html and "Gruppas" not in html and "Organ: Styringsgruppa" in html
    assert "1 milepæl i planen" in html
    html = page(cast, "employee", url(cast, f"?ansvarlig={cast.people['chair'].pk}"))
    assert "Styrets" in html and "Gruppas" not in html
    assert f"milepaler/?ansvarlig={cast.people['chair'].pk}&amp;format=xlsx" in html


def test_the_drawing_is_grouped_by_study_area_when_asked(cast):
    milestone(cast, "A", body=cast.steering, study_area=study_area(cast, "Kultur"))
    assert "Styringsgruppa" in section(page(cast, "employee", url(cast)), "tegning")
    drawing = section(page(cast, "employee", url(cast, "?grupper=omrade")), "tegning")
    assert "Kultur" in drawing and "Styringsgruppa" not in drawing


@pytest.mark.parametrize("query", ["", "?organ=x", "?grupper=feil&side=99", "?sort=feil"])
def test_an_empty_plan_says_what_would_be_here(cast, query):
    html = page(cast, "secretary", url(cast, query))
    assert "Ingen milepæler ennå" in html and "/plan/ny/" in html
    assert "/plan/ny/" not in page(cast, "employee", url(cast, query))


def test_a_filter_that_leaves_nothing_offers_to_be_taken_off(cast):
    milestone(cast, "A", body=cast.steering)
    html = page(cast, "employee", url(cast, f"?organ={cast.work_body.pk}"))
    assert "Ingen treff" in html and "Fjern alle filtre" in html


def test_a_long_plan_is_drawn_in_parts_over_the_same_span(cast, monkeypatch):
    monkeypatch.setattr(PlanView, "page_size", 60)
    for number in range(70):
        milestone(cast, f"Sak {number:02}", current_date=TODAY + timedelta(days=number), body=cast.steering)
    narrowed = f"?organ={cast.steering.pk}"
    first, second = (
        page(cast, "employee", url(cast, narrowed)),
        page(cast, "employee", url(cast, f"{narrowed}&side=2")),
    )
    assert "Sak 59" in section(first, "tegning") and "Sak 60" not in section(first, "tegning")
    assert "Sak 60" in section(second, "tegning") and "Sak 69" in section(second, "tegning")
    assert "Vis alle med dato de neste seks ukene" in first


def test_the_large_sheet_has_the_whole_plan(cast):
    for number in range(40):
        milestone(cast, f"Sak {number:02}", current_date=TODAY + timedelta(days=number))
    html = page(cast, "employee", url(cast, "stort-ark/"))
    assert html.count('class="plan-sheet"') == 2 and "Sak 00" in html and "Sak 39" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_who_has_no_role_finds_no_plan(cast):
    for path in (url(cast), url(cast, "milepaler/"), url(cast, "stort-ark/")):
        assert cast.client("outsider").get(path).status_code == 404
        assert cast.client("anonymous").get(path).status_code == 302


@pytest.mark.parametrize("rest", ["", "?grupper=omrade", "milepaler/", "stort-ark/", "milepaler/?format=csv"])
def test_queries_do_not_grow_with_milestones(cast, rest):
    area = study_area(cast, "Kultur")

    def add(count):
        for number in range(count):
            day = TODAY + timedelta(days=number - count // 2)
            more = {"body": cast.steering, "responsible": cast.people["chair"], "study_area": area}
            milestone(cast, f"Sak {number}", current_date=day, **more)
            milestone(cast, f"Uten {number}", current_date=None, baseline_date=None, **more)

    def queries():
        client = cast.client("employee")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(cast, rest)).status_code == 200
        return len(seen)

    add(3)
    few = queries()
    add(25)
    assert queries() == few
