"""Agreements between the parties: the list, and recording, changing and withdrawing one."""

from datetime import date

import pytest

from omstilling.audit.errors import DomainError
from projects.models import Agreement
from projects.services.agreements import record_agreement, update_agreement, withdraw_agreement
from tests.cast import write
from tests.flow import form_data, post_form


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/avtaler/"


@pytest.fixture
def agreement(cast):
    return write(
        Agreement(project=cast.project, title="Omstillingsavtale", valid_from=date(2010, 10, 1), protects_jobs=True)
    )


def test_everyone_in_the_project_sees_the_agreements_and_who_may_leads_on(cast, path, agreement):
    page = text(cast.client("employee").get(path))
    assert "Omstillingsavtale" in page and "inntil videre" in page and "Stillingsvern" in page
    assert "/endre/" not in page and "Ny avtale" not in page
    page = text(cast.client("secretary").get(path))
    assert f"{path}{agreement.pk}/" in page and "Ny avtale" in page
    assert f"{path}{agreement.pk}/endre/" in text(cast.client("secretary").get(f"{path}{agreement.pk}/"))
    assert "/endre/" not in text(cast.client("employee").get(f"{path}{agreement.pk}/"))
    assert cast.client("outsider").get(path).status_code == 404


def test_an_empty_list_says_what_comes_here(cast, path):
    assert "Ingen avtaler ennå" in text(cast.client("union_rep").get(path))


def test_an_agreement_is_recorded_changed_and_withdrawn_with_its_history(cast, path):
    client = cast.client("chief_executive")
    typed = {"title": "Omstillingsavtale", "valid_from": "01.10.2010", "valid_to": "31.12.2012", "protects_jobs": "on"}
    assert post_form(client, f"{path}ny/", typed).url == path
    made = Agreement.objects.get()
    assert (made.valid_to, made.protects_jobs) == (date(2012, 12, 31), True)
    answer = post_form(client, f"{path}{made.pk}/endre/", {"valid_to": "", "reason": "Forlenget"})
    assert answer.status_code == 303
    made.refresh_from_db()
    assert made.valid_to is None and made.history.first().history_change_reason == "Forlenget"
    answer = post_form(client, f"{path}{made.pk}/trekk/", {"reason": ""})
    assert answer.status_code == 422 and "reason" in answer.context["form"].errors
    assert post_form(client, f"{path}{made.pk}/trekk/", {"reason": "Ført to ganger"}).url == path
    assert "Omstillingsavtale" not in text(client.get(path)).partition("list-count")[2]
    assert client.get(f"{path}{made.pk}/endre/").status_code == 404


def test_an_end_before_the_start_is_refused_beside_the_field_and_what_was_typed_is_kept(cast, path):
    typed = {"title": "Avtale om noe", "valid_from": "01.10.2010", "valid_to": "01.09.2010"}
    answer = post_form(cast.client("secretary"), f"{path}ny/", typed)
    assert answer.status_code == 422 and "valid_to" in answer.context["form"].errors
    assert "Avtale om noe" in text(answer)


@pytest.mark.parametrize(("role", "status"), [("controller", 403), ("employee", 403), ("outsider", 404)])
def test_who_may_not_is_turned_away(cast, path, agreement, role, status):
    for address in (f"{path}ny/", f"{path}{agreement.pk}/endre/", f"{path}{agreement.pk}/trekk/"):
        assert cast.client(role).get(address).status_code == status


def test_a_withdrawn_agreement_is_not_changed(cast, agreement):
    withdraw_agreement(agreement=agreement, by=cast.secretary, reason="Ført to ganger")
    with pytest.raises(DomainError):
        update_agreement(agreement=agreement, changes={"title": "Ny"}, by=cast.secretary)


def test_a_new_version_takes_over_from_the_one_it_replaces(cast, path, agreement):
    client = cast.client("secretary")
    begun = form_data(client, f"{path}ny/?erstatter={agreement.pk}")
    assert (begun["title"], begun["replaces"]) == ("Omstillingsavtale", str(agreement.pk))
    early = {**begun, "version": "2", "valid_from": "01.10.2010"}
    answer = client.post(f"{path}ny/", early)
    assert answer.status_code == 422 and "valid_from" in answer.context["form"].errors
    begun = form_data(client, f"{path}ny/?erstatter={agreement.pk}")
    assert client.post(f"{path}ny/", {**begun, "version": "2", "valid_from": "01.02.2011"}).status_code == 303
    second = Agreement.objects.get(version="2")
    page = text(client.get(f"{path}{agreement.pk}/"))
    listed = text(client.get(path))
    assert listed.count("</svg>Erstattet<") == 1 and listed.count("</svg>Gjelder<") == 1
    assert "31. januar 2011 (erstattet)" in page and f"{path}{second.pk}/" in page and "Ny versjon" not in page
    with pytest.raises(DomainError) as refused:
        update_agreement(agreement=agreement, changes={"replaces": second}, by=cast.secretary)
    assert refused.value.field == "replaces"
    third = {"project": cast.project, "title": "Tredje", "valid_from": date(2011, 3, 1), "replaces": agreement}
    with pytest.raises(DomainError) as refused:
        record_agreement(**third, by=cast.secretary)
    assert refused.value.field == "replaces"
