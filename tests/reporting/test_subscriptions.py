"""The news by e-mail and as a feed: chosen, sent, ended without login, and never more than the reader may see."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from omstilling.mail.models import FeedAddress, OutgoingMail
from omstilling.mail.tasks import deliver
from omstilling.reporting import subscriptions
from omstilling.reporting.subscriptions import mail_news, mail_news_at_once, subscribe
from projects.models import Access, Grant, NewsItem, Question, Subscription
from projects.services.news import publish_news, write_news
from tests import cast as c
from tests.flow import post_form


@pytest.fixture
def real(cast: Any) -> Any:
    """The cast's project, counting from the real day."""
    cast.project.frozen_today = None
    c.write(cast.project)
    return cast


def news(cast: Any, title: str, **more: Any) -> NewsItem:
    author = cast.people["secretary"]
    item = write_news(project=cast.project, title=title, text=f"Om {title}.", author=author, by=author, **more)
    return publish_news(item=item, by=author)


def test_news_go_out_at_once_with_a_way_out_that_needs_no_login(real: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(subscriptions, "is_quiet", lambda *_args: False)
    person = real.people["employee"]
    row = subscribe(project=real.project, person=person, weekly=False)
    news(real, "Nytt renhold")
    mail_news_at_once.func(real.project.pk)
    mail_news_at_once.func(real.project.pk)
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Nytt renhold" and "Om Nytt renhold." in mail.text and "Avslutt abonnementet" in mail.html
    deliver.func(mail.pk)
    headers = outbox.outbox[0].extra_headers
    address = headers["List-Unsubscribe"].strip("<>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click" and address.endswith(f"/{row.secret}/")
    path = "/" + address.split("/", 3)[3]
    stranger = Client(enforce_csrf_checks=True)
    assert "Vil du slutte" in stranger.get(path).content.decode()
    row.refresh_from_db()
    assert row.ended_at is None, "fetching the page ends nothing"
    done = stranger.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    row.refresh_from_db()
    assert done.status_code == 200 and "ikke lenger nyheter" in done.content.decode() and row.ended_at is not None
    assert done["Referrer-Policy"] == "no-referrer" and Client().get(path[:-4] + "AAA/").status_code == 404
    news(real, "Enda mer")
    mail_news_at_once.func(real.project.pk)
    assert OutgoingMail.objects.count() == 1


def test_a_week_is_collected_and_sent_once(real: Any, monkeypatch: Any) -> None:
    person = real.people["employee"]
    row = subscribe(project=real.project, person=person, weekly=True)
    for title in ("Første", "Andre <b>"):
        news(real, title)
    monkeypatch.setattr(subscriptions, "is_quiet", lambda *_args: False)
    assert mail_news() == 0, "the week is not over"
    Subscription.objects.filter(pk=row.pk).update(sent_until=timezone.now() - timedelta(days=8))
    assert mail_news() == 1 and mail_news() == 0
    mail = OutgoingMail.objects.get()
    assert mail.subject == "2 nyheter" and "Første" in mail.text and "Andre &lt;b&gt;" in mail.html
    real.project.is_example = True
    c.write(real.project)
    Subscription.objects.filter(pk=row.pk).update(sent_until=timezone.now() - timedelta(days=8))
    assert mail_news() == 0


def test_the_info_page_subscribes_in_one_click_and_ends_it_again(cast: Any) -> None:
    client, where = cast.client("employee"), f"/{cast.project.slug}/infoside/"
    page = client.get(where).content.decode()
    assert "Få vite når noe er nytt" in page and "En gang i uka" in page
    assert post_form(client, f"{where}abonnement/", {"pace": "weekly"}).status_code == 303
    row = Subscription.objects.get(person=cast.people["employee"])
    assert row.weekly and "Du får nyhetene på e-post en gang i uka." in client.get(where).content.decode()
    post_form(client, f"{where}abonnement/", {"pace": "never"})
    row.refresh_from_db()
    assert row.ended_at is not None and "En gang i uka" in client.get(where).content.decode()
    assert post_form(client, f"{where}abonnement/", {"pace": "x"}).status_code == 422
    cast.people["member"].email = ""
    c.write(cast.people["member"])
    refused = post_form(cast.client("member"), f"{where}abonnement/", {"pace": "at_once"})
    assert refused.status_code == 422 and "ingen e-postadresse" in refused.content.decode()
    assert cast.client("outsider").get(f"{where}abonnement/").status_code == 404


def test_the_feeds_hold_what_their_reader_may_see(cast: Any) -> None:
    news(cast, "Åpen <i>nyhet</i>", access=Access.PUBLIC)
    news(cast, "Intern nyhet")
    open_feed = f"/{cast.project.slug}/nyheter.atom"
    assert Client().get(open_feed).status_code == 404
    cast.project.info_open = True
    c.write(cast.project)
    said = Client().get(open_feed)
    text = said.content.decode()
    assert said["Content-Type"].startswith("application/atom+xml") and "Åpen &lt;i&gt;nyhet" in text
    assert "Intern nyhet" not in text
    client, page = cast.client("employee"), f"/{cast.project.slug}/infoside/nyhetsstrom/"
    made = post_form(client, page, {"act": "new"}).content.decode()
    path = made[made.index("/nyhetsstrom/") :].split('"')[0]
    own = Client().get(path).content.decode()
    assert "Intern nyhet" in own and path.split("/")[-1][:20] not in own
    assert FeedAddress.objects.get().secret_sha256 not in made
    post_form(client, page, {"act": "off"})
    assert Client().get(path).status_code == 404 and not FeedAddress.objects.exists()


def test_whoever_has_left_the_project_gets_no_answers(real: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(subscriptions, "is_quiet", lambda *_args: False)
    person = real.people["employee"]
    subscribe(project=real.project, person=person, weekly=False)
    values = {"number": 1, "text": "Hva?", "wording": "Hva?", "answer": "Slik.", "published_at": timezone.now()}
    c.write(Question(project=real.project, asked_on=timezone.localdate(), **values))
    for grant in Grant.objects.filter(person=person):
        grant.withdrawn_at = timezone.now()
        c.write(grant)
    assert mail_news() == 0
    for grant in Grant.objects.filter(person=person):
        grant.withdrawn_at = None
        c.write(grant)
    assert mail_news() == 1
