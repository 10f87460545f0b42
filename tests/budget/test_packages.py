"""Packages: choosing measures together, comparing, and putting a package to a body."""

from datetime import date

import pytest

from budget.importing import read
from budget.models import MeasureCase, MeasureDecision, MeasureRelation, Package, PackageChoice, Target
from budget.packages_math import OFF, Switch, compare
from budget.selectors import forecast_of
from budget.selectors.packages import ground, result_of
from budget.services import (
    create_measure,
    create_package,
    propose_package,
    set_choices,
    share_package,
    update_measure,
)
from omstilling.audit.errors import DomainError
from projects.models import Case
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def filled(cast):
    """Three proposals and a decided measure: 4 mill. decided, 1, 2 and 3 mill. proposed."""
    write(Target(project=cast.project, year=2011, amount=8_000_000))
    start = date(2011, 1, 1)
    unit = made.unit(cast, "Skolebygg", "unit", parent=made.unit(cast, "Oppvekst"))
    cast.decided = made.measure(cast, "Færre ledere", number=1, full_year_effect=4_000_000, effective_from=start)
    write(MeasureDecision(measure=cast.decided, decision=made.decision(cast)))
    cast.first = made.measure(
        cast, "Felles vaktmester", number=2, full_year_effect=1_000_000, effective_from=start, fte_change=-2, unit=unit
    )
    cast.second = made.measure(cast, "Samlet renhold", number=3, full_year_effect=2_000_000, effective_from=start)
    cast.third = made.measure(cast, "Digital post", number=4, full_year_effect=3_000_000, effective_from=start)
    return cast


def package(cast, by="chief_executive", title="Forsiktig", **more):
    return create_package(project=cast.project, title=title, by=cast.people[by], **more)


def address(cast, of):
    return f"/{cast.project.slug}/tiltak/pakker/{of.number}/"


def counted(cast, of, by="chief_executive"):
    return result_of(of, ground(cast.project, cast.people[by])).total.counted


@pytest.mark.parametrize(
    ("start", "amount"), [("decided", 4_000_000), ("proposed", 10_000_000), ("nothing", 0), ("copy", 5_000_000)]
)
def test_a_package_begins_with_what_is_asked_for(filled, start, amount):
    source = package(filled)
    set_choices(package=source, choices={2: Switch()}, by=filled.people["chief_executive"])
    post_form(
        filled.client("chief_executive"),
        f"/{filled.project.slug}/tiltak/pakker/ny/",
        {"title": "Ny", "start": start, "source": source.pk},
    )
    assert counted(filled, Package.objects.get(title="Ny")) == amount


def test_a_copy_without_a_package_is_refused_beside_the_field(filled):
    package(filled)
    path = f"/{filled.project.slug}/tiltak/pakker/ny/"
    answer = post_form(filled.client("secretary"), path, {"title": "Ny", "start": "copy"})
    assert answer.status_code == 422 or answer.context["form"].errors


def test_what_is_typed_is_worked_out_at_once_and_stored_only_when_asked(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    data = {**form_data(client, path), "med_2": "1", "med_3": "1", "utsatt_3": "6", "omfang_3": "50 %"}
    answer = client.post(path, {**data, "regn": "1"})
    page = text(answer)
    assert answer.status_code == 200 and "6 mill. kr" in page and "Ikke lagret ennå" in page
    assert "2 mill. kr mangler til målet på 8 mill. kr." in page
    assert not PackageChoice.objects.exists()
    assert [name for name, _sums in answer.context["shown"].sectors] == ["Oppvekst", "Uten sektor"]
    assert client.post(path, {**data, "lagre": "1"}).status_code == 303
    kept = {c.measure.number: (c.is_on, c.delay_months, c.scale) for c in PackageChoice.objects.active()}
    assert kept == {2: (True, 0, 100), 3: (True, 6, 50)}
    assert "ikke lagret" not in text(client.get(path)).lower()


def test_a_wrong_delay_or_scale_is_told_beside_its_row_and_nothing_typed_is_lost(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    data = {**form_data(client, path), "med_2": "1", "utsatt_2": "200", "med_3": "1", "omfang_3": "mye", "finn": "x"}
    for button in ("regn", "lagre"):
        answer = client.post(path, {**data, button: "1"})
        page = text(answer)
        assert answer.status_code == 422
        assert 'href="#utsatt_2"' in page and "Utsettelsen er fra 0 til 120 måneder." in page
        assert 'href="#omfang_3"' in page and "Skriv et helt tall." in page
        assert 'value="200"' in page and 'value="mye"' in page and "Ikke regnet ut" in page
        assert 'id="med_2" name="med_2" value="1" checked' in page
    assert not PackageChoice.objects.exists()


def test_choices_behind_a_filter_travel_along_and_are_stored(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    data = {**form_data(client, path), "med_2": "1", "finn": "post"}
    page = client.post(path, {**data, "filtrer": "1"})
    assert "Digital post" in text(page) and 'id="med_2"' not in text(page)
    assert page.context["form"].kept == "2:1:0:100"
    sent = {name: data[name] for name in ("form_token", "sett")}
    narrowed = {**sent, "husket": "2:1:0:100 9999:1:0:0 x", "rad": ["4"], "med_4": "1", "finn": "post", "lagre": "1"}
    assert client.post(path, narrowed).status_code == 303
    assert counted(filled, of) == 8_000_000


def test_the_decided_is_locked_until_one_asks_what_if(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    data = form_data(client, path)
    assert "1" not in data["rad"] and "1 Færre ledere<" in text(client.get(path)) and "med_1" not in data
    assert counted(filled, of) == 4_000_000
    opened = {**data, "hva_om": "1", "rad": ["1", *data["rad"]], "utsatt_1": "0", "omfang_1": "100", "lagre": "1"}
    assert client.post(path, opened).status_code == 303
    assert counted(filled, of) == 0
    assert 'id="hva_om" name="hva_om" value="1" checked' in text(client.get(path))
    again = form_data(client, path)
    del again["hva_om"]
    assert client.post(path, {**again, "lagre": "1"}).status_code == 303
    assert counted(filled, of) == 4_000_000


def test_broken_dependencies_are_told_in_plain_words(filled):
    write(MeasureRelation(measure=filled.first, other=filled.second, kind="requires"))
    write(MeasureRelation(measure=filled.first, other=filled.third, kind="excludes"))
    of = package(filled)
    set_choices(package=of, choices={2: Switch(), 4: Switch()}, by=filled.people["chief_executive"])
    page = text(filled.client("chief_executive").get(address(filled, of)))
    assert "«2 Felles vaktmester» krever «3 Samlet renhold», som ikke er med i pakken." in page
    assert "«2 Felles vaktmester» og «4 Digital post» utelukker hverandre, og begge er med." in page


def test_the_comparison_says_what_the_arithmetic_says(filled):
    by = filled.people["chief_executive"]
    one, other = package(filled), package(filled, title="Modig")
    set_choices(package=one, choices={2: Switch()}, by=by)
    set_choices(package=other, choices={2: Switch(delay=6), 4: Switch(scale=50)}, by=by)
    base = ground(filled.project, by)
    found = compare(result_of(one, base), result_of(other, base))
    answer = filled.client("chief_executive").get(
        f"/{filled.project.slug}/tiltak/pakker/sammenlign/?en={one.number}&to={other.number}"
    )
    page = text(answer)
    assert answer.context["found"] == found and found.total.counted == 1_500_000
    assert sum(row.counted for row, _a, _b in answer.context["rows"]) == found.total.counted
    assert [row[0] for row in answer.context["years"]] == list(base.years)
    assert "utsatt 6 måneder" in page and "50 % av omfanget" in page
    assert "De andre 2 tiltakene er like i begge." in page


def test_the_list_says_what_each_package_gives_and_who_made_it(filled):
    set_choices(package=package(filled), choices={2: Switch()}, by=filled.people["chief_executive"])
    page = text(filled.client("chief_executive").get(f"/{filled.project.slug}/tiltak/pakker/"))
    assert "Forsiktig" in page and "5 000" in page and "3 000" in page and "Rolf Rådmann" in page


def test_only_those_who_work_with_measures_meet_packages_and_only_the_maker_changes_one(filled):
    of = package(filled, by="controller")
    path = address(filled, of)
    assert filled.client("outsider").get(path).status_code == 404
    assert filled.client("council").get(path).status_code == 404
    assert filled.client("council").get(f"/{filled.project.slug}/tiltak/pakker/").status_code == 403
    assert filled.client("secretary").get(path).status_code == 404
    share_package(package=of, by=filled.people["controller"])
    client = filled.client("secretary")
    assert "Lag en kopi" in text(client.get(path))
    data = {**form_data(client, path), "med_2": "1"}
    assert "Lag en kopi for å lagre." in text(client.post(path, {**data, "regn": "1"}))
    assert client.post(path, {**data, "lagre": "1"}).status_code == 403
    assert client.get(f"{path}endre/").status_code == 403
    assert filled.client("council").get(path).status_code == 404


def test_a_filter_that_cannot_be_used_is_told_beside_it_and_in_the_summary(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    answer = client.post(path, {**form_data(client, path), "finn": "x" * 101, "filtrer": "1"})
    page = answer.content.decode()
    told = answer.context["form"].errors["finn"][0]
    assert answer.status_code == 422 and page.count(told) == 2
    assert 'id="id_finn_error"' in page and "Rett én feil" in page


def test_what_was_stored_in_another_window_is_not_written_over_unseen(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    mine = {**form_data(client, path), "med_2": "1", "lagre": "1"}
    set_choices(package=of, choices={3: Switch()}, by=filled.people["chief_executive"])
    answer = client.post(path, mine)
    assert answer.status_code == 422 and "lagret på nytt siden du åpnet siden" in text(answer)
    assert counted(filled, of) == 6_000_000


def test_a_package_is_shared_taken_back_and_withdrawn(filled):
    of = package(filled)
    client, path = filled.client("chief_executive"), address(filled, of)
    post_form(client, f"{path}del/")
    of.refresh_from_db()
    assert of.shared and "Ta tilbake delingen" in text(client.get(path))
    post_form(client, f"{path}del/")
    assert post_form(client, f"{path}trekk/").status_code == 303
    assert client.get(path).status_code == 404
    assert Package.objects.get().history.count() == 4


def test_a_draft_decision_is_a_case_with_the_measures_their_kroner_and_start(filled):
    of = package(filled)
    set_choices(package=of, choices={2: Switch(delay=6), 4: Switch(scale=50)}, by=filled.people["chief_executive"])
    client, path = filled.client("chief_executive"), address(filled, of)
    answer = post_form(client, f"{path}sak/", {"body": filled.steering.pk, "title": "Tiltak for 2011"})
    case = Case.objects.get(title="Tiltak for 2011")
    assert answer.url == case.get_absolute_url() and (case.body, case.access) == (filled.steering, "internal")
    said = case.recommendation.replace("\u00a0", " ")
    assert "Følgende tiltak vedtas (2011-priser):" in said
    assert "1. Tiltak 2 Felles vaktmester: 1 000 000 kr i året, virker fra 1. juli 2011." in said
    assert "2. Tiltak 4 Digital post: 1 500 000 kr i året, virker fra 1. januar 2011 (50 % av omfanget)." in said
    assert "til sammen 2 500 000 kr i varig netto helårsvirkning" in said and "Færre ledere" not in said
    assert case.assessment == ""  # a draft proves no study
    assert {link.measure.number for link in MeasureCase.objects.active().filter(case=case)} == {2, 4}
    of.refresh_from_db()
    assert of.case == case and case.case_number in text(client.get(path))
    again = post_form(client, f"{path}sak/", {"body": filled.steering.pk, "title": "En gang til"})
    assert again.status_code == 422 and "alt lagt fram i sak" in text(again)


def test_a_draft_needs_something_to_decide_and_keeps_working_material_closed(filled):
    by = filled.people["chief_executive"]
    of = package(filled)
    with pytest.raises(DomainError, match="ingen tiltak å vedta"):
        propose_package(package=of, body=filled.steering, title="Tom", by=by)
    filled.first.body, filled.first.access = filled.work_body, "restricted"
    write(filled.first)
    set_choices(package=of, choices={2: Switch()}, by=by)
    with pytest.raises(DomainError, match="arbeidsmateriale for et annet organ"):
        propose_package(package=of, body=filled.steering, title="Lekkasje", by=by)
    with pytest.raises(DomainError, match="saken må også være det"):
        propose_package(package=of, body=filled.work_body, title="Lekkasje", by=by)
    case = propose_package(package=of, body=filled.work_body, title="Lukket", access="restricted", by=by)
    assert "anbefales" in case.recommendation
    assert filled.client("controller").get(address(filled, of)).status_code == 404


def test_controllers_make_packages_but_register_no_cases(filled):
    of = package(filled, by="controller")
    assert filled.client("controller").get(f"{address(filled, of)}sak/").status_code == 403


def test_the_file_has_a_row_for_each_measure_and_the_sums(filled):
    of = package(filled)
    set_choices(package=of, choices={1: OFF, 2: Switch(delay=6)}, by=filled.people["chief_executive"])
    answer = filled.client("chief_executive").get(f"{address(filled, of)}xlsx/")
    rows = {row[1]: row for row in read(answer.content, "pakke.xlsx").rows}
    assert rows["Færre ledere"][4] == "Nei" and rows["Felles vaktmester"][4:7] == ["Ja", 6, 100]
    assert rows["Felles vaktmester"][8:10] == [500_000, 1_000_000]
    assert rows["Sum av varige tiltak, uten overlapp"][8:10] == [500_000, 1_000_000]
    assert rows["Mangler"][8] == 7_500_000 and rows["Mangler"][13] == 7_000_000


def test_a_row_with_a_number_that_nothing_has_is_passed_over(filled):
    package = create_package(project=filled.project, title="Pakke", by=filled.secretary)
    answer = filled.client("secretary").post(package.get_absolute_url(), {"rad": ["9" * 5000, "٣", "-1"]})
    assert answer.status_code == 200


def test_stated_years_without_a_start_count_alike_for_target_package_and_forecast(cast):
    measure = create_measure(
        project=cast.project, title="Oppgitt", kind="permanent", years={2011: 0, 2012: 900_000}, by=cast.secretary
    )
    assert measure.effective_from == date(2012, 1, 1)
    update_measure(
        measure=measure, changes={"effective_from": None, "probability": 100}, years={2011: 400_000}, by=cast.secretary
    )
    assert measure.effective_from == date(2011, 1, 1)
    base = ground(cast.project, cast.secretary)
    found = forecast_of(base.measures, base.status)
    assert base.status.total == base.result({}).total.counted == found.full_year.p50 == 900_000


def test_a_draft_sums_nothing_that_its_readers_may_not_see(filled):
    by = filled.people["chief_executive"]
    of = package(filled)
    filled.decided.body, filled.decided.access = filled.work_body, "restricted"
    write(filled.decided)
    set_choices(package=of, choices={2: Switch()}, by=by)
    case = propose_package(package=of, body=filled.steering, title="Forslag", by=by)
    told = case.background.replace("\u00a0", " ")
    assert "teller 1 000 000 kr mot målet" in told and "5 000 000" not in told
    assert "Tallene gjelder tiltak som alle med tilgang til saken kan se." in told
