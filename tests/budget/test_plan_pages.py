"""The financial plan: its years, lines, areas and notes, and the plan in its usual form."""

import csv
from datetime import date
from io import StringIO

import pytest

from budget import services
from budget.importing import read
from budget.models import BudgetArea, BudgetLine, BudgetNote, PlanYear
from budget.selectors import note_rows, plan_status, target_status
from projects.models import Access
from tests import cast as make
from tests.budget.importing.tables import take
from tests.cast import write
from tests.flow import form_data, post_form

TODAY = date(2011, 3, 15)


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/okonomiplan/"


def decided(cast, **more):
    from budget.models import MeasureDecision

    measure = make.measure(cast, **{"effective_from": date(2011, 1, 1), "full_year_effect": 12_000_000, **more})
    write(MeasureDecision(measure=measure, decision=make.decision(cast)))
    return measure


def line(cast, title="Samlet renhold", kind="technical", amounts=None, **more):
    return services.create_budget_line(
        project=cast.project, kind=kind, title=title, amounts=amounts or {}, by=cast.secretary, **more
    )


# The years


def test_the_need_stands_beside_the_same_figures_as_the_target_and_no_year_is_added_to_another(cast, path):
    decided(cast)
    make.measure(cast, full_year_effect=5_000_000, effective_from=date(2012, 1, 1))
    for year, need in ((2011, 40_000_000), (2012, 10_000_000)):
        services.set_plan_year(project=cast.project, year=year, need=need, source="KS-sak 7", by=cast.secretary)
    plan = plan_status(cast.project, cast.secretary, TODAY)
    first, second, third, _fourth = plan.columns
    assert (first.need, first.level.decided, first.left, first.left_with_proposals) == (
        40_000_000,
        12_000_000,
        28_000_000,
        28_000_000,
    )
    assert (second.left, second.over, second.left_with_proposals, second.proposed) == (0, 2_000_000, 0, 5_000_000)
    assert (third.need, third.left, third.over) == (None, None, 0)
    assert [c.level for c in plan.columns] == list(target_status(cast.project, cast.secretary, TODAY).years)
    page = text(cast.client("employee").get(path))
    assert "I 2011 mangler 40 mill. kr før tiltak. Vedtatte tiltak gir 12 mill. kr, og 28 mill. kr gjenstår." in page
    assert "ikke oppgitt" in page and "28 000" in page and "KS-sak 7" in page and "Rediger" not in page


def test_a_year_is_set_corrected_and_taken_away(cast, path):
    client = cast.client("controller")
    year = f"{path}ar/2011/"
    assert post_form(client, year, {"need": "", "base_budget": ""}).status_code == 422
    typed = {"base_budget": "812 mill.", "need": "40 mill.", "source": "Økonomiplan, tabell 3"}
    assert post_form(client, year, typed).status_code == 303
    row = PlanYear.objects.get()
    assert (row.base_budget, row.need, row.source) == (812_000_000, 40_000_000, "Økonomiplan, tabell 3")
    old = form_data(client, year)
    assert post_form(client, year, {"need": "0", "reason": "Ny prognose"}).status_code == 303
    row.refresh_from_db()
    assert row.need == 0 and row.history.first().history_change_reason == "Ny prognose"
    assert client.post(year, {**old, "need": "39 mill."}).status_code == 409
    answer = post_form(client, year, {"need": "-1"})
    assert answer.status_code == 422 and "need" in answer.context["form"].errors
    assert post_form(client, year, {"need": "", "base_budget": ""}).status_code == 303
    assert not PlanYear.objects.active().exists()
    assert client.get(f"{path}ar/2015/").status_code == 404


def test_a_year_that_somebody_stated_meanwhile_is_not_written_over(cast, path):
    client = cast.client("controller")
    mine = {**form_data(client, f"{path}ar/2011/"), "need": "30 mill.", "source": "Mitt notat"}
    services.set_plan_year(project=cast.project, year=2011, need=40_000_000, by=cast.secretary)
    answer = client.post(f"{path}ar/2011/", mine)
    assert answer.status_code == 422 and "Noen andre har ført tall" in text(answer) and "Mitt notat" in text(answer)
    assert PlanYear.objects.get().need == 40_000_000


def test_the_years_are_handed_out_in_kroner(cast, path):
    services.set_plan_year(project=cast.project, year=2011, need=40_000_001, source="KS-sak 7", by=cast.secretary)
    answer = cast.client("employee").get(f"{path}?format=csv")
    rows = {row[0]: row[1:] for row in csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")}
    assert rows["Gjenstår"] == ["40000001", "", "", ""] and rows["Kilde"][0] == "KS-sak 7"


# Budget lines


def test_a_line_is_made_from_a_decided_measure_with_its_effect_year_by_year(cast, path):
    measure = decided(cast, effective_from=date(2011, 7, 1), unit=make.unit(cast))
    client = cast.client("secretary")
    new = f"{path}linjer/ny/?tiltak={measure.number}"
    data = form_data(client, new)
    assert [data[f"amount_{y}"].replace("\u00a0", " ") for y in (2011, 2012)] == ["6 000 000", "12 000 000"]
    answer = client.post(new, data, follow=True)
    made = BudgetLine.objects.get()
    assert (made.kind, made.measure, made.unit) == ("measure", measure, measure.unit)
    assert dict(made.amounts.values_list("year", "amount"))[2012] == 12_000_000
    assert "er ikke vedtatt" not in text(answer) and "det vedtatte tiltaket er budsjettert" in text(answer)


def test_a_line_on_a_measure_that_is_not_decided_is_kept_and_told_plainly(cast, path):
    measure = make.measure(cast)
    client = cast.client("secretary")
    answer = client.post(
        f"{path}linjer/ny/?tiltak={measure.number}",
        form_data(client, f"{path}linjer/ny/?tiltak={measure.number}"),
        follow=True,
    )
    assert "Tiltaket er ikke vedtatt" in text(answer)
    assert "Ikke vedtatt" in text(client.get(f"{path}linjer/"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "measure"}, "measure"),
        ({"kind": ""}, "kind"),
        ({"title": ""}, "title"),
        ({"kostra_function": "20"}, "kostra_function"),
        ({"amount_2012": "1.250"}, "amount_2012"),
        ({"price_year": "11"}, "price_year"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_is_kept(cast, path, changes, field):
    data = {"kind": "base", "title": "Fremskrevet budsjett", "reference": "Konto 1.205", **changes}
    answer = post_form(cast.client("secretary"), f"{path}linjer/ny/", data)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert "Konto 1.205" in text(answer) and not BudgetLine.objects.exists()


def test_amounts_that_somebody_else_has_changed_are_not_written_over(cast, path):
    made = line(cast, amounts={2011: 100})
    client = cast.client("secretary")
    edit = f"{path}linjer/{made.number}/endre/"
    mine = {**form_data(client, edit), "amount_2011": "300", "amount_2012": "50"}
    services.update_budget_line(line=made, changes={}, amounts={2011: 200}, by=cast.controller)
    answer = client.post(edit, mine)
    assert answer.status_code == 422 and "Noen andre har endret beløpene" in text(answer)
    assert dict(made.amounts.active().values_list("year", "amount")) == {2011: 200}
    again = {
        **mine,
        "seen": answer.context["form"]["seen"].value(),
        "form_token": form_data(client, edit)["form_token"],
    }
    assert client.post(edit, again).status_code == 303
    assert dict(made.amounts.active().values_list("year", "amount")) == {2011: 300, 2012: 50}
    assert post_form(client, edit, {"amount_2011": "", "reason": "Utgår"}).status_code == 303
    assert dict(made.amounts.active().values_list("year", "amount")) == {2012: 50}


def test_the_list_sums_year_by_year_and_hides_lines_of_measures_one_may_not_see(cast, path):
    line(cast, amounts={2011: -3_000_000, 2012: -4_000_000})
    hidden = make.measure(cast, "Hemmelig tiltak", access=Access.RESTRICTED, body=cast.project_body)
    secret = line(cast, "Hemmelig linje", "measure", {2011: 9_000_000}, measure=hidden)
    page = text(cast.client("employee").get(f"{path}linjer/"))
    assert "−3 000" in page and "Hemmelig" not in page and "1 budsjettlinje" in page
    assert "Hemmelig" not in text(cast.client("employee").get(f"{path}oppstilling/"))
    assert cast.client("employee").get(secret.get_absolute_url()).status_code == 404
    assert "6 000" in text(cast.client("secretary").get(f"{path}linjer/"))
    assert "Hemmelig linje" not in text(cast.client("secretary").get(f"{path}linjer/?slag=technical"))


def test_the_plan_in_its_usual_form_writes_a_saving_as_minus_and_loses_no_krone(cast, path):
    area = services.create_budget_area(project=cast.project, code="1.1", name="Oppvekst", by=cast.secretary)
    line(cast, "Lønnsoppgjør", amounts={2011: -3_000_500}, budget_area=area)
    measure = make.measure(cast)
    line(cast, "=Renhold", "measure", {2011: 1_200_000, 2012: 0}, measure=measure)
    client = cast.client("employee")
    page = text(client.get(f"{path}oppstilling/"))
    assert "−1 200" in page and "3 001" in page and "Minus er innsparing" in page
    content = client.get(f"{path}oppstilling/?format=xlsx").content
    rows = read(content, "plan.xlsx").rows
    assert rows[0][4:] == ["2011", "2012", "2013", "2014"] and "minus er innsparing" in rows[0][0]
    assert rows[1][:5] == ["Lønnsoppgjør", "budsjetteknisk justering", "1.1 Oppvekst", None, 3000.5]
    assert rows[3][:6] == ["=Renhold", "tiltak", None, measure.number, -1200, 0]
    assert rows[-1][0] == "Sum" and rows[-1][4:6] == [1800.5, 0]
    found = take(content, "plan.xlsx", roles={})
    assert (found.facts.unit, found.facts.sign) == ("1000kr", "minus-is-saving")
    assert [(row.label, row.role, row.years[2011]) for row in found.read] == [
        ("Lønnsoppgjør", "technical", -3_000_500),
        ("=Renhold", "measure", 1_200_000),
    ]
    assert {total.verdict for total in found.sums} == {"agrees"}
    answer = client.get(f"{path}oppstilling/?format=csv")
    assert "3000,5" in list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))[1]


def test_a_withdrawn_line_is_in_no_sum_and_needs_a_reason(cast, path):
    made = line(cast, amounts={2011: 1_000_000})
    client = cast.client("chief_executive")
    away = f"{path}linjer/{made.number}/trekk/"
    assert post_form(client, away, {"reason": ""}).status_code == 422
    assert post_form(client, away, {"reason": "Tatt ut i KS"}).status_code == 303
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "Ingen budsjettlinjer ennå" in text(client.get(f"{path}linjer/"))


# Areas and notes


def test_an_area_in_use_stays_and_a_code_is_given_once(cast, path):
    client = cast.client("secretary")
    data = {"code": "1.1", "name": "Oppvekst"}
    assert post_form(client, f"{path}rammeomrader/nytt/", data).status_code == 303
    twice = post_form(client, f"{path}rammeomrader/nytt/", data)
    assert twice.status_code == 422 and "code" in twice.context["form"].errors
    area = BudgetArea.objects.get()
    made = line(cast, budget_area=area)
    away = f"{path}rammeomrader/{area.pk}/trekk/"
    assert "i bruk" in text(post_form(client, away, {"reason": "Slått sammen"}))
    services.withdraw_budget_line(line=made, by=cast.secretary, reason="Utgår")
    assert post_form(client, away, {"reason": "Slått sammen"}).status_code == 303
    assert not BudgetArea.objects.active().exists()


def test_a_note_is_held_against_the_lines_of_its_year_and_area(cast, path):
    area = services.create_budget_area(project=cast.project, code="1.1", name="Oppvekst", by=cast.secretary)
    line(cast, "A", "measure", {2011: 700, 2012: 50}, measure=make.measure(cast), budget_area=area)
    line(cast, "B", "measure", {2011: 300}, measure=make.measure(cast))
    line(cast, "C", "technical", {2011: 9_999})
    client = cast.client("secretary")
    data = {"year": "2011", "amount": "1 000", "source": "Årsbudsjett 2011, side 14"}
    assert post_form(client, f"{path}notater/nytt/", data).status_code == 303
    services.add_budget_note(
        project=cast.project, year=2011, amount=750, source="Side 15", budget_area=area, by=cast.secretary
    )
    assert [(r.note.amount, r.lines, r.difference) for r in note_rows(cast.project, cast.secretary)] == [
        (1_000, 1_000, 0),
        (750, 700, -50),
    ]
    page = text(client.get(f"{path}notater/"))
    assert "Stemmer" in page and "Avvik" in page and "−50" in page
    note = BudgetNote.objects.get(amount=750)
    assert post_form(client, f"{path}notater/{note.pk}/endre/", {"amount": "700"}).status_code == 303
    assert post_form(client, f"{path}notater/{note.pk}/trekk/", {"reason": "Feil dokument"}).status_code == 303
    assert note_rows(cast.project, cast.secretary)[0].difference == 0


@pytest.mark.parametrize("role", ["project_group", "employee", "auditor"])
def test_those_who_may_not_are_refused_and_outsiders_find_nothing(cast, path, role):
    made = line(cast)
    for page in ("ar/2011/", "linjer/ny/", f"linjer/{made.number}/endre/", "rammeomrader/nytt/", "notater/nytt/"):
        assert cast.client(role).get(f"{path}{page}").status_code == 403
    assert cast.client("outsider").get(path).status_code == 404


def test_queries_do_not_follow_the_number_of_lines(cast, path, django_assert_max_num_queries):
    client = cast.client("secretary")
    client.get(f"{path}linjer/")
    for _each in range(12):
        line(cast, kind="measure", measure=make.measure(cast), amounts={2011: 1, 2012: 2})
    with django_assert_max_num_queries(22):
        client.get(f"{path}linjer/")


def test_the_measure_says_which_lines_take_it_up_and_how_to_make_one(cast, path):
    measure = decided(cast)
    page = text(cast.client("secretary").get(measure.get_absolute_url()))
    assert "Ingen budsjettlinje tar inn tiltaket ennå" in page and f"linjer/ny/?tiltak={measure.number}" in page
    assert "I økonomiplanen" not in text(cast.client("employee").get(measure.get_absolute_url()))
    made = line(cast, "Renhold", "measure", {2011: 12_000_000}, measure=measure)
    seen = text(cast.client("employee").get(measure.get_absolute_url()))
    assert "I økonomiplanen" in seen and made.get_absolute_url() in seen and "12 000" in seen


def test_the_history_of_an_amount_is_found_from_its_line_and_in_its_own_project_only(cast, path):
    made = line(cast, amounts={2011: 0})
    services.update_budget_line(line=made, changes={}, amounts={2011: 200}, by=cast.controller, reason="Ny pris")
    amount = made.amounts.get()
    history = f"/{cast.project.slug}/sporbarhet/budget.budgetamount/{amount.pk}/"
    assert history in text(cast.client("auditor").get(made.get_absolute_url()))
    page = text(cast.client("auditor").get(history))
    assert "2 versjoner" in page and page.count(">0 kr<") == 2 and "200 kr" in page and "Ny pris" in page
    assert history not in text(cast.client("employee").get(made.get_absolute_url()))
