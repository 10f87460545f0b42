"""To the council and back: sent, answered in one form, the measure's step, the difference, and what is on its way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budget.ladder import Step
from budget.models import MeasureDecision
from budget.selectors import measure_rows
from meetings.models import Referral
from meetings.on_the_way import referrals_of, ways_of
from meetings.referral_documents import built
from meetings.services.decisions import log_decision
from meetings.services.referrals import answer_referral, link_answer, send_referral, withdraw_referral
from omstilling.audit.errors import DomainError
from omstilling.pdf.models import RenderJob
from projects.models import Case, CaseExemptPart, Decision
from projects.services.case_forward import forward_case
from projects.services.relations import relate_decision
from tests import cast as make
from tests.flow import post_form

TEXT = "1. Renholdet samles i én enhet.\n2. Det spares 1,2 millioner kroner fra 1. juli 2011."


@pytest.fixture
def recommended(cast: Any) -> Decision:
    """A recommendation of the steering group with one measure, adopted on 1 February 2011."""
    row = make.decision(
        cast, make.case(cast, "Samlet renhold", background="Lang vei."), kind="recommendation", text=TEXT
    )
    link = MeasureDecision(
        measure=make.measure(cast), decision=row, adopted_effect=1_200_000, adopted_from=date(2011, 7, 1)
    )
    make.write(link)
    return row


@pytest.fixture
def sent(cast: Any, recommended: Decision) -> Referral:
    return send_referral(
        decision=recommended, sent_on=date(2011, 2, 3), expected_on=date(2011, 3, 1), by=cast.secretary
    )


def at(cast: Any, name: str, *args: Any) -> str:
    return reverse(f"meetings:{name}", args=[cast.project.slug, *args])


def step(cast: Any) -> Step:
    return measure_rows(cast.project, cast.secretary, cast.project.today())[0].step


def answer(cast: Any, sent: Referral, result: str, text: str = TEXT, **more: Any) -> Decision:
    values = {
        "decided_on": date(2011, 3, 1),
        "external_number": "PS 45/11",
        "measures": [(link.measure, link.adopted_effect, link.adopted_from) for link in links(sent.decision)],
        **more,
    }
    return answer_referral(referral=sent, result=result, text=text, by=cast.secretary, **values)


def links(decision: Decision) -> list[MeasureDecision]:
    return list(MeasureDecision.objects.active().filter(decision=decision).select_related("measure"))


def test_what_is_adopted_as_recommended_makes_the_measure_decided(cast: Any, sent: Referral) -> None:
    assert step(cast) == Step.RECOMMENDED
    decided = answer(cast, sent, "as_recommended")
    assert (decided.case.case_number, decided.case.continues, decided.body) == (
        "PS 45/11",
        sent.decision.case,
        cast.council_body,
    )
    assert decided.case.recommendation == TEXT and decided.case.background == "Lang vei."
    assert [(link.adopted_effect, link.adopted_from) for link in links(decided)] == [(1_200_000, date(2011, 7, 1))]
    assert step(cast) == Step.DECIDED
    with pytest.raises(DomainError, match="fra før"):
        answer(cast, sent, "as_recommended")


def test_a_repealed_decision_no_longer_carries_its_measures(cast: Any, sent: Referral) -> None:
    decided = answer(cast, sent, "as_recommended")
    later = make.decision(cast, make.case(cast, "Renhold tilbake", body="council_body"), decided_on=date(2011, 3, 10))
    relate_decision(decision=later, earlier=decided, kind="changes", by=cast.secretary)
    assert step(cast) == Step.DECIDED
    last = make.decision(cast, make.case(cast, "Renhold stanset", body="council_body"), decided_on=date(2011, 3, 11))
    relate_decision(decision=last, earlier=decided, kind="repeals", by=cast.secretary)
    assert step(cast) == Step.RECOMMENDED


def test_result_text_and_figures_must_agree(cast: Any, sent: Referral) -> None:
    [link] = links(sent.decision)
    less = [(link.measure, 1_000_000, link.adopted_from)]
    for result, more, words in (
        ("as_recommended", {"text": "Noe annet."}, "med endringer"),
        ("as_recommended", {"measures": less}, "med endringer"),
        ("changed", {}, "som innstilt"),
        ("changed", {"text": " "}, "ordrett"),
        ("as_recommended", {"decided_on": date(2011, 2, 2)}, "03.02.2011"),
        ("as_recommended", {"external_number": ""}, "saksnummer"),
        ("changed", {"measures": [(make.measure(cast), 1, None)], "text": "Nytt."}, "i innstillingen"),
    ):
        with pytest.raises(DomainError, match=words):
            answer(cast, sent, result, **more)
        assert Decision.objects.filter(body=cast.council_body).count() == 0
    assert answer(cast, sent, "changed", measures=less).outcome == "adopted"


def test_what_is_put_off_is_on_its_way_still_and_comes_back_under_its_number(cast: Any, sent: Referral) -> None:
    assert ways_of([sent], cast.secretary, cast.project.today())[sent.pk].is_late
    answer(cast, sent, "postponed", "Saken utsettes.", decided_on=date(2011, 2, 20))
    way = ways_of([Referral.objects.get()], cast.secretary, cast.project.today())[sent.pk]
    assert (way.word, way.is_open, way.is_late, way.days) == ("utsatt", True, False, 40)
    assert step(cast) == Step.RECOMMENDED
    sent.refresh_from_db()
    decided = answer(cast, sent, "not_adopted", "Forslaget falt.", external_number="")
    assert decided.case.case_number == "PS 45/11" and Case.objects.filter(body=cast.council_body).count() == 1
    assert [link.adopted_effect for link in links(decided)] == [None]
    way = ways_of([Referral.objects.get()], cast.secretary, cast.project.today())[sent.pk]
    assert (way.word, way.is_open, way.days) == ("ikke vedtatt", False, 26)


def test_a_council_that_meets_in_the_portal_answers_by_its_own_decision(cast: Any, sent: Referral) -> None:
    case = forward_case(case=sent.decision.case, body=cast.council_body, year=2011, by=cast.secretary)
    meeting = make.meeting(cast, "council_body", date(2011, 3, 12))
    item = make.agenda_item(cast, meeting, case)
    way = ways_of([sent], cast.secretary, cast.project.today())[sent.pk]
    assert way.word == "på sakslista 12.03.2011" and way.meeting == meeting
    with pytest.raises(DomainError, match="Før vedtaket i det møtet"):
        answer(cast, sent, "as_recommended")
    make.attend(cast, meeting, "council", "chair")
    decided = log_decision(item=item, kind="final", outcome="adopted", text=TEXT, unanimous=True, by=cast.secretary)
    sent.refresh_from_db()
    assert sent.answer == decided


def test_what_cannot_be_sent_or_taken_back(cast: Any, recommended: Decision) -> None:
    for row in (make.decision(cast), make.decision(cast, kind="recommendation", outcome="not_adopted")):
        with pytest.raises(DomainError, match="Bare en vedtatt innstilling"):
            send_referral(decision=row, sent_on=date(2011, 2, 3), by=cast.secretary)
    for day, words in ((date(2011, 1, 3), "01.02.2011"), (date(2011, 4, 1), "fram i tid")):
        with pytest.raises(DomainError, match=words):
            send_referral(decision=recommended, sent_on=day, by=cast.secretary)
    sent = send_referral(decision=recommended, sent_on=date(2011, 2, 3), by=cast.secretary)
    with pytest.raises(DomainError, match="fra før"):
        send_referral(decision=recommended, sent_on=date(2011, 2, 3), by=cast.secretary)
    ours = make.decision(cast, make.case(cast, body="council_body"), decided_on=date(2011, 3, 1))
    with pytest.raises(DomainError, match="organet innstillingen er sendt til"):
        link_answer(referral=sent, decision=make.decision(cast), by=cast.secretary)
    link_answer(referral=sent, decision=ours, by=cast.secretary)
    assert ours.case.continues == recommended.case
    with pytest.raises(DomainError, match="kan ikke trekkes"):
        withdraw_referral(referral=sent, by=cast.secretary)


def test_from_sending_to_the_difference_in_the_browser(cast: Any, recommended: Decision) -> None:
    client, council = cast.client("secretary"), cast.client("council")
    path = at(cast, "send_referral", recommended.pk)
    assert cast.client("member").get(path).status_code == 403
    wrong = post_form(client, path, {"sent_on": "03.02.2011", "expected_on": "01.02.2011", "note": "Haster."})
    assert wrong.status_code == 422 and "Haster." in wrong.content.decode()
    assert post_form(client, path, {"sent_on": "03.02.2011", "expected_on": "01.03.2011"}).status_code == 303
    sent = Referral.objects.get()
    job = RenderJob.objects.get()
    assert (job.kind, job.issue, job.params) == ("referral", True, {"referral": sent.pk})
    assert "Samlet renhold" in council.get(at(cast, "referrals")).content.decode()
    assert "Ventes behandlet" in council.get(recommended.get_absolute_url()).content.decode()
    assert "sendt for 40 dager siden" in council.get(
        reverse("projects:body", args=[cast.project.slug, cast.council_body.slug])
    ).content.decode().replace("\n", " ")

    form = at(cast, "answer_referral", sent.pk)
    assert council.get(form).status_code == 403
    wrong = post_form(client, form, {"result": "as_recommended", "text": "Renholdet samles.", "decided_on": "1.3.11"})
    assert wrong.status_code == 422 and "Renholdet samles." in wrong.content.decode()
    [link] = links(recommended)
    right = {
        "result": "changed",
        "decided_on": "01.03.2011",
        "external_number": "PS 45/11",
        "text": TEXT.replace("1,2 millioner", "1 million"),
        f"measure-{link.measure_id}-effect": "1 000 000",
    }
    response = post_form(client, form, right)
    assert response.status_code == 303
    page = council.get(response["Location"]).content.decode()
    assert "Vedtatt med endringer" in page and "ble et annet enn innstilt" in page
    assert '<del><span class="diff-mark">tatt ut</span> 1,2 millioner </del>' in page
    assert '<ins><span class="diff-mark">lagt til</span> 1 million </ins>' in page
    assert "tatt ut" in council.get(recommended.get_absolute_url()).content.decode()
    assert "Samlet renhold" not in council.get(at(cast, "referrals")).content.decode()
    assert "Samlet renhold" in council.get(at(cast, "referrals"), {"vis": "behandlet"}).content.decode()


def test_what_one_may_not_see_is_not_on_its_way(cast: Any) -> None:
    secret = make.case(cast, "Hemmelig nedleggelse", access="exempt", legal_basis="offl. § 23 (1)")
    row = make.decision(cast, secret, kind="recommendation", text="Avdelingen legges ned.")
    sent = send_referral(decision=row, sent_on=date(2011, 2, 3), by=cast.secretary)
    for role in ("council", "employee"):
        client = cast.client(role)
        assert "nedleggelse" not in client.get(at(cast, "referrals")).content.decode()
        for name in ("referral_file", "referral_public", "answer_referral", "edit_referral"):
            assert client.get(at(cast, name, sent.pk)).status_code == 404
    assert "nedleggelse" in cast.client("secretary").get(at(cast, "referrals")).content.decode()


def test_the_document_has_the_text_the_vote_and_the_papers_and_the_public_one_nothing_exempt(
    cast: Any, sent: Referral
) -> None:
    case = sent.decision.case
    make.write(CaseExemptPart(case=case, section="background", text="Kanarifugl", legal_basis="offl. § 23 (1)"))
    full, public = built(sent, public=False), built(sent, public=True)
    for words in ("Innstilling til kommunestyret", "Renholdet samles i én enhet", "Lang vei."):
        assert words in full.html and words in public.html, words
    assert "Kanarifugl" in full.html and "Kanarifugl" not in public.html + str(public.source) + public.title
    assert "offl. § 23 (1)" in public.html
    label = "Innstilling – fullstendig utgave, delvis unntatt offentlighet"
    assert full.html.count(label) == 2 and label not in public.html


def test_the_list_asks_no_more_for_more(cast: Any, django_assert_num_queries: Any) -> None:
    def one() -> None:
        row = make.decision(cast, make.case(cast), kind="recommendation")
        send_referral(decision=row, sent_on=date(2011, 2, 3), by=cast.secretary)

    client = cast.client("secretary")
    one()
    with CaptureQueriesContext(connection) as few:
        client.get(at(cast, "referrals"))
    for _n in range(4):
        one()
    with django_assert_num_queries(len(few)):
        client.get(at(cast, "referrals"))
    assert referrals_of(cast.project, cast.secretary).count() == 5
