"""The info pages speak nynorsk and English: every word of them and of the frame, and nothing else of the portal."""

from __future__ import annotations

import ast
import gettext
import io
import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import trans_real

from budget.models import Measure
from omstilling.accounts.models import User
from omstilling.ui.catalogues import BadCatalogue, compiled, entries, problems
from projects.access import ROLE_LABELS
from projects.models import Contact, LastVisit, Question
from projects.services import news
from projects.services import questions as services
from tests import cast as c
from tests.cast import write
from tests.flow import form_data

REPORTING = "omstilling/reporting"
#: Where the words of the pages are, those that no test happens to draw among them.
SAID = (
    f"{REPORTING}/article.py",
    f"{REPORTING}/article_units.py",
    f"{REPORTING}/views/subscriptions.py",
    *(f"{REPORTING}/selectors/info_{name}.py" for name in ("page", "decided", "happens", "units")),
    *(f"templates/projects/{name}.html" for name in ("news_list", "news_item", "questions", "question_ask")),
    "templates/projects/question_ask_anonymously.html",
    *(f"templates/reporting/{name}.html" for name in ("info_page", "subscription", "feed_address")),
    "templates/ui/base.html",
    "templates/ui/form_page.html",
    "templates/ui/parts/form.html",
)
MARKED = re.compile(r"{%\s*translate\s+\"([^\"]+)\"|{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate", re.S)
CATALOGUES = {code: settings.BASE_DIR / "locale" / code / "LC_MESSAGES" / "django.po" for code in ("nn", "en")}
#: What is the same in every language, and what is kept in the history: that is in bokmål whoever does it.
SAME = {"Omstilling", "", "Spørsmål stilt", *map(str, ROLE_LABELS.values())}


def furnished(cast: Any) -> Any:
    """Give the info pages something of everything they can show."""
    project = cast.project
    project.info_open, project.anonymous_questions, project.questions_until = True, True, date(2011, 4, 1)
    write(project)
    unit = c.unit(cast, "Oppvekst")
    measure = Measure.objects.get(number=801)
    measure.unit, measure.fte_change, measure.is_example_figure = unit, -2, True
    write(measure)
    measure = Measure.objects.get(number=802)
    measure.fte_change, measure.effective_from = 1, None
    write(measure)
    more = {"kind": "recommendation", "decided_on": date(2011, 3, 10), "text": "Planen tilrås."}
    c.decision(cast, c.case(cast, "Økonomiplan"), **more)
    for number in range(870, 878):
        c.decision(cast, c.case(cast, f"Sak {number}"), decided_on=date(2011, 2, number - 860))
        c.milestone(cast, f"Milepæl {number}", number=number, current_date=date(2011, number - 869, 20))
    write(Contact(project=project, office="Prosjektkontoret", email="post@example.org", phone="78 45 50 00"))
    for number in range(7):
        write(Contact(project=project, office=f"Kontor {number}", email="post@example.org"))
    values = {"project": project, "author": cast.secretary, "by": cast.secretary, "units": [unit]}
    later = news.write_news(title="Senere", text="Kommer.", **values)
    news.publish_news(
        item=later,
        at=timezone.make_aware(datetime(2011, 3, 20, 8)),
        affected_at=timezone.make_aware(datetime(2011, 3, 14, 8)),
        by=cast.secretary,
    )
    meant = news.write_news(title="Skoleåret", text="Som før.", section="meaning", **values)
    news.publish_news(item=meant, by=cast.secretary)
    for number in range(3):
        item = news.write_news(title=f"Nyhet {number}", text="Tekst.", access="public", **{**values, "units": []})
        news.publish_news(item=item, by=cast.secretary)
    for role in ("employee", "union_rep"):
        one = services.ask_question(project=project, text="Hva skjer?", by=cast.people[role])
        services.ask_question(project=project, text="Og så?", by=cast.people[role])
        services.publish_answer(question=one, wording="Hva skjer?", answer="Mye.", by=cast.secretary)
    grant = cast.employee.grants.get()
    grant.unit = unit
    write(grant)
    cast.unit, cast.later = unit, later
    return cast


def shown(cast: Any, language: str) -> dict[str, str]:
    """Read every page that speaks the language, its forms with what is wrong in them too; by address."""
    base = f"/{cast.project.slug}"
    employee, stranger = cast.client("employee"), cast.client(None)
    employee.post("/sprak/", {"valg": language, "tilbake": "/"})
    stranger.post("/sprak/", {"valg": language, "tilbake": "/"})
    paths = [f"{base}/infoside/", f"{base}/infoside/enheter/{cast.unit.pk}/", f"{base}/nyheter/"]
    paths += [f"{base}/infoside/sporsmal/{end}" for end in ("", "nytt/", "anonymt/", "?sendt")]
    found = {}
    for path in [*paths, cast.later.get_absolute_url(), f"{base}/nyheter/?side=2"]:
        answer = employee.get(path)
        assert answer.status_code == 200, path
        found[path] = answer.content.decode()
    for end in ("nytt/", "anonymt/"):
        path = f"{base}/infoside/sporsmal/{end}"
        data = form_data(employee, path)
        found[f"{path} empty"] = employee.post(path, {**data, "text": ""}).content.decode()
        found[f"{path} long"] = employee.post(path, {**data, "text": "x" * 2001}).content.decode()
    path = f"{base}/infoside/sporsmal/nytt/"
    found["sent"] = employee.post(path, {**form_data(employee, path), "text": "Når?"}, follow=True).content.decode()
    assert {row.history_change_reason for row in Question.history.all()} == {"Spørsmål stilt", "Svar publisert"}
    LastVisit.objects.update(seen_at=timezone.now() - timedelta(days=9000))
    found["again"] = employee.get(f"{base}/infoside/").content.decode()
    path = f"{base}/infoside/abonnement/"
    found[path] = employee.get(path).content.decode()
    for pace in ("", "x", "weekly", "at_once", "never", "weekly"):
        data = {**form_data(employee, path), "pace": pace}
        found[f"subscribed {pace}"] = employee.post(path, data, follow=True).content.decode()
    path = f"{base}/infoside/nyhetsstrom/"
    found[path] = employee.get(path).content.decode()
    for act in ("new", "off", "new"):
        data = {**form_data(employee, path), "act": act}
        found[f"feed {act}"] = employee.post(path, data, follow=True).content.decode()
    found["feed there"] = employee.get(path).content.decode()
    cast.employee.refresh_from_db()
    cast.employee.email = ""
    write(cast.employee)
    found["no address"] = employee.get(f"{base}/infoside/").content.decode()
    path = f"{base}/infoside/abonnement/"
    data = {**form_data(employee, path), "pace": "at_once"}
    found["refused"] = employee.post(path, data).content.decode()
    for path in paths[:2]:
        found[f"open {path}"] = stranger.get(path).content.decode()
    cast.project.questions_until = date(2011, 3, 1)
    write(cast.project)
    for path in (paths[0], paths[3], paths[4], paths[5]):
        found[f"late {path}"] = employee.get(path).content.decode()
    path = f"{base}/infoside/sporsmal/nytt/"
    found["too late"] = employee.post(path, {**form_data(employee, path), "text": "Hva?"}).content.decode()
    return found


def keys(language: str) -> set[str]:
    return {entry.key for entry in entries(CATALOGUES[language].read_text(encoding="utf-8"))}


def test_both_languages_have_the_same_texts_and_all_that_the_pages_can_say():
    assert keys("nn") == keys("en")
    said: set[str] = set()
    for path in SAID:
        text = (settings.BASE_DIR / path).read_text(encoding="utf-8")
        if path.endswith(".html"):
            said |= {found[0] or re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", found[1]) for found in MARKED.findall(text)}
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                said.add(str(node.args[0].value))  # type: ignore[attr-defined]
    assert len(said) > 90 and said - keys("en") == set()


@pytest.mark.once
def test_every_word_of_the_pages_and_of_their_frame_is_translated(full, monkeypatch):
    monkeypatch.setattr("projects.views.news.PAGE_SIZE", 2)
    language = "en"
    cast, known = furnished(full), keys(language)
    spoken: Any = trans_real.translation(language)
    spoken.__dict__.pop("_remembered", None)
    pages = shown(cast, language)
    asked = set(spoken.__dict__["_remembered"])
    # Django's own messages come from Django's own catalogues.
    bokmal: Any = trans_real.translation("nb")
    missing = {text for text in asked if text not in known | SAME and bokmal._catalog.get(text) is None}
    assert missing == set()
    assert all(f'<html lang="{language}"' in page for page in pages.values())


@pytest.mark.once
def test_what_people_have_written_is_marked_as_bokmal_and_everything_else_stays_bokmal(full):
    cast = full
    client = cast.client("employee")
    client.post("/sprak/", {"valg": "en", "tilbake": "/"})
    info = client.get(f"/{cast.project.slug}/infoside/").content.decode()
    assert "What has been decided?" in info and "15 February 2011" in info and "Steering" not in info
    assert "What the municipality itself has written is in Norwegian (Bokmål) only." in info
    assert "bare på bokmål" not in cast.client("union_rep").get(f"/{cast.project.slug}/infoside/").content.decode()
    assert re.search(r'<h3 class="ds-heading" data-size="xs" lang="nb"><a [^>]*>Sak om færre ledere</a>', info)
    assert '<div lang="nb"><p class="ds-paragraph">Renholdet samles i én enhet.</p></div>' in info
    assert User.objects.get(pk=cast.employee.pk).language == "en"
    for path in ("", "tiltak/", "plan/"):
        answer = client.get(f"/{cast.project.slug}/{path}", headers={"accept-language": "en"})
        assert '<html lang="nb"' in answer.content.decode() and "Infoside" in answer.content.decode()


@pytest.mark.once
def test_the_language_is_chosen_without_login_too_and_leads_nowhere_else(full):
    client = full.client(None)
    answer = client.post("/sprak/", {"valg": "nn", "tilbake": "/apent/"})
    assert (answer.status_code, answer["Location"], client.cookies["sprak"].value) == (303, "/apent/", "nn")
    assert client.post("/sprak/", {"valg": "xx", "tilbake": "https://evil.example/"})["Location"] == "/"
    assert client.cookies["sprak"].value == "nn"


@pytest.mark.parametrize("code", CATALOGUES)
def test_the_catalogues_are_in_order(code):
    assert problems(CATALOGUES[code]) == []


def test_a_catalogue_that_is_wrong_is_found(tmp_path):
    path = tmp_path / "django.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: nn\\n"\n\nmsgid "%(n)s møter"\nmsgstr "%(m)s møte"\n\n'
        'msgid "To"\nmsgstr ""\n\nmsgid "Tre"\nmsgstr "Tri"\n\nmsgid "Tre"\nmsgstr "Tri"\n',
        encoding="utf-8",
    )
    assert len(problems(path)) == 3
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Tre"\nmsgstr "Tri"\n'
    made = gettext.GNUTranslations(io.BytesIO(compiled(text)))
    assert made.gettext("Tre") == "Tri"
    with pytest.raises(BadCatalogue):
        list(entries('msgid "Tre\nmsgstr "Tri"\n'))
