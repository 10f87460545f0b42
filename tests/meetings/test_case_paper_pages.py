"""The case paper on the case page and as PDF: what it holds, and nothing of what is exempt for the reader."""

from __future__ import annotations

import io
import json
import subprocess
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budget.models import MeasureCase
from meetings.paper_documents import KIND, build, built
from omstilling.pdf import jobs
from omstilling.pdf.engine import render
from omstilling.pdf.models import RenderJob
from projects.models import Access, CaseAttachment, CaseExemptPart, Document
from tests import cast as made
from tests.cast import write
from tests.pdf.checker import check

CANARY = "Kanarifugl i forhandlingene"
BASIS = "offl. § 23 (1)"


@pytest.fixture
def case(cast: Any) -> Any:
    """A public case with a measure, a typed text under each heading and one exempt part."""
    about = made.case(
        cast,
        background="Renholdet er spredt på ni enheter.",
        assessment="Det kan samles.",
        economy="Ingen investering.",
        co_determination="Tatt opp i arbeidsmiljøutvalget.",
        alternatives="Som før.",
        recommendation="Renholdet samles i én enhet.",
    )
    write(MeasureCase(measure=made.measure(cast, "Samlet renhold", number=7, access=Access.PUBLIC), case=about))
    write(CaseExemptPart(case=about, section="economy", text=CANARY, legal_basis=BASIS))
    return about


def url(cast: Any, case: Any) -> str:
    return reverse("meetings:case_paper", args=[cast.project.slug, case.pk])


def test_the_case_page_holds_the_whole_paper_with_what_is_filled_from_the_measures(cast: Any, case: Any) -> None:
    page = cast.client("member").get(case.get_absolute_url()).content.decode()
    headings = ["Bakgrunn", "Vurdering", "Økonomi", "Medbestemmelse", "Alternativer", "Innstilling"]
    places = [page.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    for words in ("7 Samlet renhold", "Virkning i 2011", "Drøftet: nei.", "Ingen investering.", CANARY):
        assert words in page


def test_the_case_page_asks_no_more_for_more_measures_parts_and_attachments(cast: Any, case: Any) -> None:
    def more(number: int) -> None:
        write(MeasureCase(measure=made.measure(cast, number=number, access=Access.PUBLIC), case=case))
        write(CaseExemptPart(case=case, section="assessment", text="Unntatt", legal_basis=BASIS))
        document = write(Document(project=cast.project, number=number, title="Notat"))
        write(CaseAttachment(case=case, document=document, order=number))
        made.decision(cast, made.case(cast, "Sendt videre", body="council_body", continues=case))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(case.get_absolute_url()).status_code == 200
        return len(queries)

    client = cast.client("secretary")
    more(20)
    asked()
    few = asked()
    for number in range(21, 26):
        more(number)
    assert asked() == few


def test_a_measure_that_is_not_public_is_pointed_out_to_those_who_write_the_paper(cast: Any, case: Any) -> None:
    write(MeasureCase(measure=made.measure(cast, "Internt", number=8, access=Access.INTERNAL), case=case))
    words = "ikke med i den offentlige utgaven av saksframlegget: 8."
    assert words in cast.client("secretary").get(case.get_absolute_url()).content.decode()
    assert words not in cast.client("member").get(case.get_absolute_url()).content.decode()


def test_a_paper_is_asked_for_as_pdf_by_those_who_see_the_case(cast: Any, case: Any) -> None:
    for role, which in (("member", "fullstendig"), ("employee", "offentlig")):
        answer = cast.client(role).post(url(cast, case), {"utgave": which})
        job = RenderJob.objects.latest("created_at")
        assert answer.status_code == 303 and answer["Location"].endswith(reverse("pdf:job", args=[job.pk]))
        assert job.kind == KIND and job.params == {"case": case.pk, "public": which == "offentlig"}
    assert cast.client("outsider").post(url(cast, case)).status_code == 404
    closed = made.case(cast, "Lukket", access=Access.RESTRICTED)
    assert cast.client("employee").post(url(cast, closed)).status_code == 404
    assert cast.client("member").post(url(cast, closed), {"utgave": "offentlig"}).status_code == 404


def test_what_is_built_holds_the_exempt_part_for_those_who_may_see_it_and_for_no_one_else(
    cast: Any, case: Any
) -> None:
    def whole(made_of: jobs.Built) -> str:
        return made_of.html + made_of.title + made_of.filename + json.dumps(made_of.source, ensure_ascii=False)

    full = build({"case": case.pk, "public": False}, cast.member)
    assert CANARY in full.html and full.filename == "saksframlegg-styringsgruppa-1-2011-fullstendig.pdf"
    label = "Saksframlegg – fullstendig utgave, delvis unntatt offentlighet"
    assert full.html.count(label) >= 2
    for params, user in (({"public": True}, cast.member), ({"public": False}, cast.employee)):
        found = build({"case": case.pk, **params}, user)
        assert (
            label not in found.html
            and CANARY not in whole(found)
            and f"Unntatt offentlighet, jf. {BASIS}" in found.html
        )


def test_the_open_paper_of_an_exempt_case_is_its_open_title_and_ground(cast: Any) -> None:
    secret = made.case(
        cast, CANARY, background=CANARY, access=Access.EXEMPT, legal_basis=BASIS, public_title="Sak om lokaler"
    )
    found = build({"case": secret.pk, "public": True}, cast.member)
    assert CANARY not in found.html + found.title + found.filename + json.dumps(found.source, ensure_ascii=False)
    assert "Sak om lokaler" in found.title and f"Unntatt offentlighet, jf. {BASIS}" in found.html
    with pytest.raises((Http404, PermissionDenied)):
        build({"case": secret.pk, "public": True}, cast.employee)


@pytest.mark.pdf_tools
def test_both_pdfs_keep_the_standards_and_only_the_full_one_holds_what_is_exempt(cast: Any, case: Any) -> None:
    printed = {}
    for public in (False, True):
        found = built(case, public=public, user=cast.member)
        content = render(found.html, identifier=found.identifier, title=found.title, assets=found.assets)
        assert check(content) == []
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
        with pikepdf.open(io.BytesIO(content)) as document:
            printed[public] = text.stdout.decode() + str(document.docinfo) + str(document.open_metadata())
    assert "Kanarifugl" in printed[False] and "Kanarifugl" not in printed[True]
    assert "Side 1 av" in printed[True] and "Samlet renhold" in printed[True]
