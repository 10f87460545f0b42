"""The milestone list, a milestone's page, and each of its forms in the browser's way."""

import csv
import re
from datetime import date, timedelta
from io import StringIO

import pytest

from projects.models import Access, Milestone, MilestoneStatus
from projects.services.plan import complete_milestone, move_milestone, update_milestone, withdraw_milestone
from tests.cast import concerns, decision, milestone, study_area
from tests.flow import form_data, post_form

TODAY = date(2011, 3, 15)
VERBS = ("endre", "tildel", "flytt", "start", "fullfor", "gjenapne", "trekk")


def url(cast, row=None, verb=""):
    base = f"/{cast.project.slug}/plan/"
    return f"{base}{row.number}/{verb + '/' if verb else ''}" if row is not None else base


def page(cast, role, path):
    response = cast.client(role).get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def names(html):
    return re.findall(r'class="primary"><a class="ds-link" href="[^"]+">([^<]+)', html)


# The list


def test_the_list_shows_dates_shift_and_status_and_leaves_out_what_is_withdrawn(cast):
    milestone(cast, "Flyttet", current_date=TODAY + timedelta(days=29), responsible=cast.people["chair"])
    gone = milestone(cast, "Trukket milepæl")
    withdraw_milestone(milestone=gone, by=cast.people["secretary"])
    milestone(cast, "Uten dato", current_date=None, baseline_date=None)
    html = page(cast, "secretary", f"{url(cast)}milepaler/")
    assert names(html) == ["Flyttet", "Uten dato"]
    assert "12 dager senere" in html.replace("\u00a0", " ") and "Leif Leder" in html
    assert "ikke fastsatt" in html and "2 milepæler" in html
    assert names(page(cast, "secretary", f"{url(cast)}milepaler/?status=withdrawn")) == ["Trukket milepæl"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("status=late", ["Sen"]),
        ("status=planned", ["Snart", "Langt fram"]),
        ("status=done", ["Nådd"]),
        ("status=undated", ["Uten dato"]),
        ("fra=16.03.2011&til=01.04.2011", ["Snart"]),
        ("sort=-dato&status=planned", ["Langt fram", "Snart"]),
        ("status=feil", ["Sen", "Nådd", "Snart", "Langt fram", "Uten dato"]),
    ],
)
def test_the_list_is_narrowed_by_status_and_period(cast, query, wanted):
    milestone(cast, "Sen", current_date=date(2011, 3, 1))
    milestone(cast, "Nådd", current_date=TODAY, status=MilestoneStatus.DONE, completed_on=TODAY)
    milestone(cast, "Snart", current_date=date(2011, 3, 20))
    milestone(cast, "Langt fram", current_date=date(2011, 9, 1))
    milestone(cast, "Uten dato", current_date=None, baseline_date=None)
    assert names(page(cast, "employee", f"{url(cast)}milepaler/?{query}")) == wanted


def test_the_list_is_narrowed_by_body_and_person_and_says_so_in_chips(cast):
    milestone(cast, "A", body=cast.steering, responsible=cast.people["chair"])
    milestone(cast, "B", body=cast.work_body)
    html = page(cast, "employee", f"{url(cast)}milepaler/?organ={cast.steering.pk}")
    assert names(html) == ["A"] and "Organ: Styringsgruppa" in html
    html = page(cast, "employee", f"{url(cast)}milepaler/?ansvarlig={cast.people['chair'].pk}")
    assert names(html) == ["A"] and "Ansvarlig: Leif Leder" in html
    html = page(cast, "employee", f"{url(cast)}milepaler/?fra=31.02.2011")
    assert names(html) == ["A", "B"] and "Skriv datoen som dag.måned.år" in html


def test_the_file_has_days_as_numbers(cast):
    row = milestone(cast, "Flyttet", current_date=date(2011, 4, 11), body=cast.steering)
    response = cast.client("employee").get(f"{url(cast)}milepaler/?format=csv")
    head, line = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))[:2]
    found = dict(zip(head, line, strict=True))
    assert found["Nr."] == str(row.number) and found["Forskyvning"] == "10" and found["Organ"] == "Styringsgruppa"
    assert (found["Vedtatt dato"], found["Gjeldende dato"]) == ("01.04.2011", "11.04.2011")
    assert found["Status"] == "planlagt"


def test_only_the_secretary_is_offered_a_new_milestone(cast):
    assert "/plan/ny/" in page(cast, "secretary", f"{url(cast)}milepaler/")
    assert "/plan/ny/" not in page(cast, "chief_executive", f"{url(cast)}milepaler/")


def test_the_secretary_moves_and_completes_straight_from_the_list(cast):
    row = milestone(cast)
    done = milestone(cast, status=MilestoneStatus.DONE, completed_on=TODAY)
    html = page(cast, "secretary", f"{url(cast)}milepaler/")
    assert url(cast, row, "flytt") in html and url(cast, row, "fullfor") in html
    assert url(cast, done, "flytt") not in html
    assert url(cast, row, "flytt") not in page(cast, "employee", f"{url(cast)}milepaler/")
    assert "Handlinger" not in page(cast, "secretary", f"{url(cast)}milepaler/?format=csv")


# The page


def test_the_page_shows_dates_moves_with_reasons_decisions_and_study_area(cast):
    area = study_area(cast, "Administrativ organisering")
    row = milestone(cast, "Ny organisering vedtatt", study_area=area, body=cast.steering)
    move_milestone(milestone=row, to=date(2011, 4, 15), by=cast.people["secretary"], reason="Høringen <tar> tid")
    concerns(decision(cast), milestone=row)
    html = page(cast, "employee", url(cast, row)).replace("\u00a0", " ")
    for words in ("1. april 2011", "15. april 2011", "14 dager senere", "Høringen &lt;tar&gt; tid", "15.03.2011"):
        assert words in html, words
    assert "Administrativ organisering" in html and "Organisering av renhold" in html
    assert "Flytt" not in re.findall(r'<a class="ds-button"[^>]*>([^<]+)', html)


def test_a_decision_and_a_study_area_that_are_not_seen_are_not_named(cast):
    area = study_area(cast, "Skjult område", access=Access.RESTRICTED, body=cast.steering)
    row = milestone(cast, study_area=area)
    concerns(decision(cast, access=Access.RESTRICTED), milestone=row)
    html = page(cast, "employee", url(cast, row))
    assert "Skjult område" not in html and "Organisering av renhold" not in html
    html = page(cast, "secretary", url(cast, row))
    assert "Skjult område" in html and "Organisering av renhold" in html


def test_the_actions_follow_what_the_milestone_is(cast):
    def actions(row):
        return re.findall(r'<a class="ds-button"[^>]*>([^<]+)', page(cast, "secretary", url(cast, row)))

    row = milestone(cast, current_date=date(2011, 3, 1))
    assert actions(row) == ["Flytt", "Fullfør", "Start", "Rediger", "Velg ansvarlig", "Trekk"]
    assert "14 dager over datoen" in page(cast, "secretary", url(cast, row)).replace("\u00a0", " ")
    complete_milestone(milestone=row, on=TODAY, by=cast.people["secretary"])
    assert actions(row) == ["Rediger", "Velg ansvarlig", "Gjenåpne", "Trekk"]
    withdraw_milestone(milestone=row, by=cast.people["secretary"])
    assert actions(row) == []
    assert "Milepælen ble trukket" in page(cast, "secretary", url(cast, row))


# Who may what


@pytest.mark.parametrize("verb", VERBS)
def test_others_may_not_and_outsiders_find_nothing(cast, verb):
    row = milestone(cast)
    if verb == "gjenapne":
        complete_milestone(milestone=row, on=TODAY, by=cast.people["secretary"])
    for role in ("chief_executive", "chair", "union_rep", "project_group", "employee", "auditor", "administrator"):
        for call in (cast.client(role).get, cast.client(role).post):
            assert call(url(cast, row, verb)).status_code == 403, role
    assert cast.client("outsider").get(url(cast, row, verb)).status_code == 404
    assert cast.client("anonymous").get(url(cast, row, verb)).status_code == 302
    assert cast.client("secretary").get(url(cast, row, verb)).status_code == 200


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_working_material_does_not_exist_for_others(cast, verb):
    row = milestone(cast, "Bare for gruppa", access=Access.RESTRICTED, body=cast.work_body)
    assert cast.client("employee").get(url(cast, row, verb)).status_code == 404
    assert cast.client("union_rep").post(url(cast, row, verb)).status_code in {404, 405}
    for path in (url(cast), f"{url(cast)}milepaler/", f"{url(cast)}stort-ark/", f"{url(cast)}milepaler/?format=csv"):
        assert "Bare for gruppa" not in cast.client("employee").get(path).content.decode()
    assert cast.client("work_group").get(url(cast, row)).status_code == 200


def test_a_milestone_is_not_found_under_another_project(cast):
    row = milestone(cast)
    assert cast.client("outsider").get(f"/annet-provekommune/plan/{row.number}/").status_code == 404


# Forms


def test_the_secretary_adds_a_milestone(cast):
    client = cast.client("secretary")
    response = post_form(
        client,
        f"{url(cast)}ny/",
        title="Budsjett vedtatt",
        baseline_date="15.12.2011",
        body=cast.council_body.pk,
        responsible=cast.people["chief_executive"].pk,
        access="public",
    )
    row = Milestone.objects.get(title="Budsjett vedtatt")
    assert response.status_code == 303 and response.url == url(cast, row)
    assert (row.baseline_date, row.current_date) == (date(2011, 12, 15), date(2011, 12, 15))
    assert (row.body, row.responsible.full_name, row.access) == (cast.council_body, "Rolf Rådmann", Access.PUBLIC)
    assert "Milepælen «Budsjett vedtatt» er lagt til" in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", "", "Feltet"),
        ("title", "x" * 151, "150"),
        ("description", "x" * 4001, "4000"),
        ("baseline_date", "31.02.2011", "Skriv datoen som dag.måned.år, for eksempel 17.09.2010."),
        ("baseline_date", "i morgen", "Skriv datoen som dag.måned.år, for eksempel 17.09.2010."),
        ("current_date", "17.09.1810", "Året må være mellom 1900 og 2199."),
        ("starts_on", "01.05.2011", "Arbeidet må starte på eller før milepælens dato (01.04.2011)."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_typed_text_stays(cast, field, typed, message):
    data = {"title": "Høring ferdig", "current_date": "01.04.2011", field: typed}
    response = post_form(cast.client("secretary"), f"{url(cast)}ny/", data)
    html = response.content.decode()
    assert response.status_code == 422
    said = re.search(rf'id="id_{field}_error">(.*?)</div>', html, re.S)
    assert said and message in said[1].replace("\u00a0", ""), said and said[1]
    if typed:
        assert typed in html
    if field != "title":
        assert "Høring ferdig" in html
    assert not Milestone.objects.exists()


def test_the_form_offers_only_the_projects_own_and_what_is_seen(cast):
    study_area(cast, "Kultur")
    html = page(cast, "secretary", f"{url(cast)}ny/")
    assert "Kultur" in html and "Styringsgruppa" in html and "Mari Medlem" in html
    assert "Ute Utenfor" not in html and "Anne Ansatt" not in html and "Unntatt" not in html
    response = post_form(cast.client("secretary"), f"{url(cast)}ny/", title="X", body="999999")
    assert response.status_code == 422


def test_a_milestone_moves_with_a_reason(cast):
    row, client = milestone(cast), cast.client("secretary")
    response = post_form(client, url(cast, row, "flytt"), to="13.4.11", reason="Høringen tar lengre tid")
    assert response.status_code == 303
    html = client.get(response.url).content.decode().replace("\u00a0", " ")
    assert "flyttet til 13. april 2011, 12 dager senere enn vedtatt" in html
    assert "Høringen tar lengre tid" in html
    assert Milestone.objects.get(pk=row.pk).baseline_date == date(2011, 4, 1)


@pytest.mark.parametrize(
    ("to", "reason", "field", "message"),
    [
        ("31.02.2011", "Fordi", "to", "Skriv datoen som dag.måned.år"),
        ("snart", "Fordi", "to", "Skriv datoen som dag.måned.år"),
        ("", "Fordi", "to", "Feltet"),
        ("01.04.2011", "Fordi", "to", "Milepælen har allerede datoen 01.04.2011"),
        ("13.04.2011", "", "reason", "Feltet"),
        ("13.04.2011", "   ", "reason", "Feltet"),
        ("13.04.2011", "x" * 1001, "reason", "1000"),
    ],
)
def test_a_move_that_is_wrong_keeps_what_was_typed(cast, to, reason, field, message):
    row = milestone(cast)
    response = post_form(cast.client("secretary"), url(cast, row, "flytt"), to=to, reason=reason)
    html = response.content.decode()
    assert response.status_code == 422
    said = re.search(rf'id="id_{field}_error">(.*?)</div>', html, re.S)
    assert said and message in said[1].replace("\u00a0", ""), said and said[1]
    assert to in html and reason.strip() in html
    assert not row.shifts.exists()


def test_a_double_click_moves_once(cast):
    row, client = milestone(cast), cast.client("secretary")
    data = {**form_data(client, url(cast, row, "flytt")), "to": "13.04.2011", "reason": "Høring"}
    first, second = (client.post(url(cast, row, "flytt"), data) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303) and first.url == second.url
    assert row.shifts.count() == 1


def test_a_double_click_on_withdraw_lands_on_the_list_twice(cast):
    row, client = milestone(cast), cast.client("secretary")
    data = {**form_data(client, url(cast, row, "trekk")), "reason": "Slått sammen"}
    answers = [client.post(url(cast, row, "trekk"), data) for _ in range(2)]
    assert [(a.status_code, a.url) for a in answers] == [(303, f"{url(cast)}milepaler/")] * 2


def test_two_who_edit_the_same_milestone_meet_on_the_conflict_page(cast):
    row, client = milestone(cast), cast.client("secretary")
    data = form_data(client, url(cast, row, "endre"))
    update_milestone(milestone=row, changes={"title": "Den andres tittel"}, by=cast.people["secretary"])
    response = client.post(url(cast, row, "endre"), {**data, "title": "Min tittel"})
    html = response.content.decode()
    assert response.status_code == 409 and "Min tittel" in html and "Den andres tittel" in html
    assert Milestone.objects.get(pk=row.pk).title == "Den andres tittel"


def test_a_milestone_is_edited_without_touching_its_dates(cast):
    row, client = milestone(cast), cast.client("secretary")
    data = form_data(client, url(cast, row, "endre"))
    assert "current_date" not in data and "baseline_date" not in data
    response = client.post(url(cast, row, "endre"), {**data, "title": "Ny tittel", "current_date": "01.01.2012"})
    found = Milestone.objects.get(pk=row.pk)
    assert response.status_code == 303 and (found.title, found.current_date) == ("Ny tittel", date(2011, 4, 1))
    bare = milestone(cast, baseline_date=None, current_date=None)
    post_form(client, url(cast, bare, "endre"), baseline_date="01.06.2011")
    assert Milestone.objects.get(pk=bare.pk).baseline_date == date(2011, 6, 1)


def test_the_person_responsible_who_has_left_is_kept_when_the_form_is_saved(cast):
    row = milestone(cast, responsible=cast.people["employee"])
    response = post_form(cast.client("secretary"), url(cast, row, "endre"), title="Ny tittel")
    assert response.status_code == 303
    assert Milestone.objects.get(pk=row.pk).responsible == cast.people["employee"]


def test_a_milestone_is_assigned(cast):
    row = milestone(cast)
    response = post_form(
        cast.client("secretary"),
        url(cast, row, "tildel"),
        body=cast.work_body.pk,
        responsible=cast.people["work_group"].pk,
    )
    found = Milestone.objects.get(pk=row.pk)
    assert response.status_code == 303
    assert (found.body, found.responsible.full_name) == (cast.work_body, "Arne Arbeid")


def test_a_milestone_is_started_completed_and_reopened(cast):
    row, client = milestone(cast), cast.client("secretary")
    assert form_data(client, url(cast, row, "start"))["on"] == "15.03.2011"
    assert post_form(client, url(cast, row, "start"), on="01.03.2011").status_code == 303
    assert Milestone.objects.get(pk=row.pk).status == MilestoneStatus.STARTED
    late = post_form(client, url(cast, row, "fullfor"), on="16.03.2011")
    assert late.status_code == 422 and "etter i dag (15.03.2011)" in late.content.decode()
    assert post_form(client, url(cast, row, "fullfor")).status_code == 303
    assert Milestone.objects.get(pk=row.pk).completed_on == TODAY
    assert post_form(client, url(cast, row, "gjenapne"), reason="").status_code == 422
    assert post_form(client, url(cast, row, "gjenapne"), reason="Omgjort").status_code == 303
    assert Milestone.objects.get(pk=row.pk).completed_on is None


def test_a_withdrawn_milestone_leaves_the_lists_and_keeps_its_page(cast):
    row, client = milestone(cast, "Den gamle"), cast.client("secretary")
    open_form = form_data(client, url(cast, row, "flytt"))
    response = post_form(client, url(cast, row, "trekk"), reason="Slått sammen med en annen")
    assert response.status_code == 303
    assert "Milepælen «Den gamle» er trukket" in client.get(response.url).content.decode()
    assert names(page(cast, "secretary", f"{url(cast)}milepaler/")) == []
    assert client.get(url(cast, row)).status_code == 200
    assert client.get(url(cast, row, "flytt")).status_code == 404
    moved = client.post(
        url(cast, row, "flytt"), {**open_form, "to": "01.05.2011", "reason": "Skrev mens den ble trukket"}
    )
    assert moved.status_code in {409, 422} and "Skrev mens den ble trukket" in moved.content.decode()
