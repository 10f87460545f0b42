"""News: written, changed, published now or later, withdrawn; and who reads it when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from omstilling.audit.errors import DomainError
from projects.models import NewsItem
from projects.services import news
from tests.audit.test_personal_numbers import made
from tests.cast import unit
from tests.flow import post_form

NUMBER = made("010190123")


def written(cast: Any, title: str = "Renholdet samles", **more: Any) -> NewsItem:
    values = {"text": "Fra 1. juli blir renholdet én enhet.", "author": cast.secretary, "by": cast.secretary, **more}
    return news.write_news(project=cast.project, title=title, **values)


def published(cast: Any, title: str = "Renholdet samles", **more: Any) -> NewsItem:
    return news.publish_news(item=written(cast, title, **more), by=cast.secretary)


def path(cast: Any, item: NewsItem | None = None, end: str = "") -> str:
    base = f"/{cast.project.slug}/nyheter/"
    return f"{base}{item.pk}/{end}" if item else base + end


@pytest.mark.parametrize("role", ["employee", "union_rep", "council", "chief_executive"])
def test_published_news_is_read_by_everyone_in_the_project(cast, role):
    item = published(cast, text="Fra 1. juli.\n\n- én enhet\n- samme ansatte")
    client = cast.client(role)
    listed = client.get(path(cast)).content.decode()
    assert "Renholdet samles" in listed and "Fra 1. juli." in listed and "15. mars 2011" in listed
    page = client.get(item.get_absolute_url()).content.decode()
    assert "<li>samme ansatte</li>" in page
    assert "/endre/" not in page and "Skriv en nyhet" not in listed


def test_news_is_nothing_to_those_outside(cast):
    item = published(cast)
    for role in ("outsider", "anonymous"):
        client = cast.client(role)
        for where in (path(cast), item.get_absolute_url()):
            response = client.get(where)
            assert response.status_code in ({404} if role == "outsider" else {302})
            assert b"Renholdet" not in response.content


def test_a_draft_and_what_comes_later_do_not_exist_for_readers(cast):
    draft = written(cast, "Bare et utkast")
    later = written(cast, "Kommer senere")
    news.publish_news(item=later, at=timezone.make_aware(datetime(2011, 3, 20, 8)), by=cast.secretary)
    for role in ("employee", "member", "controller"):
        client = cast.client(role)
        listed = client.get(path(cast)).content.decode()
        assert "Bare et utkast" not in listed and "Kommer senere" not in listed and "Ingen nyheter ennå" in listed
        assert client.get(draft.get_absolute_url()).status_code == 404
        assert client.get(later.get_absolute_url()).status_code == 404
    secretary = cast.client("secretary").get(path(cast)).content.decode()
    assert "Bare et utkast" in secretary and "publiseres 20. mars 2011 kl. 08.00" in secretary


def test_the_secretary_is_told_whether_those_affected_have_got_it_already(cast):
    at = timezone.make_aware(datetime(2011, 3, 20, 8))
    client = cast.client("secretary")
    for day, says in (
        (14, "De berørte fikk den 14. mars 2011 kl. 08.00. Alle får den 20. mars 2011 kl. 08.00."),
        (18, "Publiseres 20. mars 2011 kl. 08.00, for de berørte 18. mars 2011 kl. 08.00"),
    ):
        first = timezone.make_aware(datetime(2011, 3, day, 8))
        item = written(cast, "Kommer senere", units=[unit(cast, f"Enhet {day}")])
        news.publish_news(item=item, at=at, affected_at=first, by=cast.secretary)
        page = client.get(item.get_absolute_url()).content.decode().replace("\u00a0", " ")
        assert says in page
    assert "De berørte fikk" not in page


def test_what_comes_later_is_out_when_its_day_has_come(cast):
    later = written(cast)
    news.publish_news(item=later, at=timezone.make_aware(datetime(2011, 3, 20, 8)), by=cast.secretary)
    client = cast.client("employee")
    assert client.get(later.get_absolute_url()).status_code == 404
    from tests.cast import write

    cast.project.frozen_today = date(2011, 3, 20)
    write(cast.project)
    assert client.get(later.get_absolute_url()).status_code == 200


def test_in_a_project_of_today_the_moment_decides(cast):
    from tests.cast import write

    cast.project.frozen_today = None
    write(cast.project)
    out = published(cast, "Ute nå")
    later = written(cast, "Ute om litt")
    news.publish_news(item=later, at=timezone.now() + timezone.timedelta(minutes=5), by=cast.secretary)
    listed = cast.client("employee").get(path(cast)).content.decode()
    assert out.title in listed and later.title not in listed


def test_the_secretary_writes_publishes_changes_and_withdraws(cast):
    client = cast.client("secretary")
    answer = post_form(client, path(cast, end="ny/"), {"title": "Ny barnehage", "text": "Hei", "access": "public"})
    assert answer.status_code == 303
    item = NewsItem.objects.get(title="Ny barnehage")
    assert item.published_at is None and item.author == cast.secretary
    assert answer["Location"] == item.get_absolute_url()
    assert post_form(client, path(cast, item, "publiser/"), {"when": "now"}).status_code == 303
    item.refresh_from_db()
    assert timezone.localdate(item.published_at) == date(2011, 3, 15)
    assert post_form(client, path(cast, item, "endre/"), {"text": "Hei igjen"}).status_code == 303
    assert "Hei igjen" in cast.client("employee").get(item.get_absolute_url()).content.decode()
    assert post_form(client, path(cast, item, "trekk/"), {"reason": "Feil tall"}).status_code == 303
    assert cast.client("employee").get(item.get_absolute_url()).status_code == 404
    assert [h.history_change_reason for h in item.history.order_by("row_version")][-1] == "Feil tall"
    assert [h.text for h in item.history.order_by("row_version")][0] == "Hei"


def test_what_was_withdrawn_before_its_time_never_comes_out_not_in_the_history_either(cast):
    from tests.cast import write

    cast.project.frozen_today = None
    write(cast.project)
    never = written(cast, "Kom aldri ut")
    news.publish_news(item=never, at=timezone.now() + timezone.timedelta(hours=1), by=cast.secretary)
    news.withdraw_news(item=never, by=cast.secretary, reason="Feil")
    # Its time comes.
    never.withdrawn_at, never.published_at = timezone.now() - timezone.timedelta(hours=1), timezone.now()
    write(never)
    for role, sees in (("union_rep", False), ("secretary", True)):
        page = cast.client(role).get(f"/{cast.project.slug}/sporbarhet/").content.decode()
        assert ("Kom aldri ut" in page) == sees


def test_drafts_of_what_is_out_stay_with_those_who_run_the_project(cast):
    item = written(cast, text="Kari Nordmann flyttes.")
    news.update_news(item=item, changes={"text": "Noen flyttes."}, by=cast.secretary)
    news.publish_news(item=item, by=cast.secretary)
    news.update_news(item=item, changes={"text": "Ingen flyttes."}, by=cast.secretary)
    for role, sees in (("union_rep", False), ("secretary", True)):
        where = f"/{cast.project.slug}/sporbarhet/projects.newsitem/{item.pk}/"
        page = cast.client(role).get(where).content.decode()
        assert "Ingen flyttes." in page and ("Kari Nordmann" in page) == sees


@pytest.mark.parametrize("role", ["chief_executive", "chair", "employee", "union_rep", "auditor", "administrator"])
def test_others_write_no_news(cast, role):
    item = published(cast)
    client = cast.client(role)
    for where in (path(cast, end="ny/"), path(cast, item, "endre/"), path(cast, item, "trekk/")):
        assert client.get(where).status_code == 403


def test_what_is_wrong_is_said_beside_the_field_and_kept(cast):
    client = cast.client("secretary")
    text = f"Første linje\nFødselsnummer {NUMBER}"
    answer = post_form(client, path(cast, end="ny/"), {"title": "Sak", "text": text, "access": "internal"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Linje 2 inneholder et fødselsnummer" in page and "Første linje" in page
    answer = post_form(client, path(cast, end="ny/"), {"title": "", "text": "", "access": "exempt"})
    assert answer.status_code == 422
    item = written(cast)
    answer = post_form(client, path(cast, item, "publiser/"), {"when": "later", "day": "", "clock": "9"})
    assert answer.status_code == 422 and "Skriv datoen nyheten skal ut." in answer.content.decode()
    answer = post_form(client, path(cast, item, "publiser/"), {"when": "later", "day": "14.03.2011"})
    assert answer.status_code == 422 and "Tidspunktet er passert" in answer.content.decode()
    answer = post_form(client, path(cast, item, "publiser/"), {"when": "later", "day": "21.03.2011", "clock": "9"})
    assert answer.status_code == 303
    item.refresh_from_db()
    assert timezone.localtime(item.published_at) == timezone.make_aware(datetime(2011, 3, 21, 9))


def test_news_is_public_or_internal_and_never_holds_a_personal_number(cast):
    with pytest.raises(DomainError) as refused:
        written(cast, access="restricted")
    assert refused.value.field == "access"
    item = published(cast)
    with pytest.raises(DomainError) as refused:
        news.update_news(item=item, changes={"title": f"Sak {NUMBER}"}, by=cast.secretary)
    assert refused.value.field == "title"
    with pytest.raises(DomainError):
        news.publish_news(item=NewsItem.objects.get(pk=item.pk), by=cast.secretary)
    with pytest.raises(ValueError, match="published_at"):
        news.update_news(item=item, changes={"published_at": None}, by=cast.secretary)


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(cast, django_assert_max_num_queries):
    for number in range(25):
        published(cast, f"Nyhet {number}")
    client = cast.client("employee")
    with django_assert_max_num_queries(9):
        page = client.get(path(cast)).content.decode()
    assert page.count('<p class="news-date">') == 20 and "Side 1 av 2" in page
    assert cast.client("employee").get(path(cast) + "?side=2").content.decode().count('<p class="news-date">') == 5
