"""What is drawn of the info page and the dashboard in Python: everything that people have typed is escaped."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from omstilling.reporting.article import article, side
from omstilling.reporting.overview import parts_of
from omstilling.reporting.selectors.attention import Attention, AttentionGroup, Attentions
from omstilling.reporting.selectors.changes import Change
from omstilling.reporting.selectors.dashboard import ORDER
from omstilling.reporting.selectors.info_page import Contact, Decided, Event, Fresh, Meaning, UnitPart, Written

BAD = '<b>"&'
GOOD = "&lt;b&gt;&quot;&amp;"
DAY = date(2011, 3, 15)
OUT = datetime(2011, 3, 1, tzinfo=UTC)
PROJECT: Any = SimpleNamespace(slug="prosjektet", questions_until=None, today=lambda: DAY)
MEETING = SimpleNamespace(body=SimpleNamespace(name=BAD), held_on=DAY, starts_at=time(9), place=BAD)


def test_the_info_page_escapes_what_people_have_typed() -> None:
    line = Decided(BAD, BAD, BAD, (BAD,), True, f"/{BAD}/", BAD)
    event = Event(DAY, None, BAD, BAD, f"/{BAD}/", cases=(BAD,))
    info: Any = SimpleNamespace(
        progress=None,
        decided=(line,),
        proposed=(line,),
        meanings=(Meaning(BAD, BAD, BAD, BAD, f"/{BAD}/", BAD),),
        unit=UnitPart(1, BAD, (Written(BAD, BAD, f"/{BAD}/"),), (), (), ()),
        units=((0, 1, BAD),),
        answers=(SimpleNamespace(wording=BAD, answer=BAD),),
        new=(Fresh(BAD, BAD, f"/{BAD}/", datetime(2011, 3, 1)),),
        since=datetime(2011, 3, 1),
        target=SimpleNamespace(target=1),
        is_public=False,
        of_unit=False,
        may_ask=True,
        late=(event,),
        events=(event,),
        contacts=(Contact(BAD, BAD, BAD, f"{BAD}1", BAD),),
        news=((SimpleNamespace(pk=1, title=BAD, text=BAD, published_at=OUT, affected_at=None), f"/{BAD}/"),),
        documents=(SimpleNamespace(number=1, title=BAD, dated=None),),
        own_meetings=(SimpleNamespace(url=f"/{BAD}/", meeting=MEETING),),
        has_example_figures=True,
    )
    drawn = article(info, PROJECT) + side(info, PROJECT)
    assert "<b>" not in drawn and drawn.count(GOOD) == 46


def test_the_dashboard_escapes_what_people_have_typed() -> None:
    item = Attention("late", BAD, "", BAD, BAD, f"/{BAD}/")
    case = SimpleNamespace(number=BAD, title=BAD, url=f"/{BAD}/", case_number=BAD, open_title=BAD)
    decision = SimpleNamespace(
        decided_on=DAY,
        case=case,
        body=MEETING.body,
        outcome_word=BAD,
        kind_beside_outcome=BAD,
        is_confirmed=False,
        unconfirmed_word=BAD,
    )
    line = SimpleNamespace(meeting=MEETING, url=f"/{BAD}/", cases=(case,))
    found: Any = SimpleNamespace(
        order=ORDER,
        attention=Attentions((AttentionGroup("late", (item,), BAD, f"/{BAD}/"),)),
        last_meeting=MEETING,
        changes=(Change(DAY, BAD, BAD, BAD, f"/{BAD}/"),),
        decisions=(SimpleNamespace(decision=decision, url=f"/{BAD}/"),),
        meetings=(line, line),
        next_meeting=line,
        coming=(SimpleNamespace(day=DAY, url=f"/{BAD}/", moved=False, milestone=SimpleNamespace(title=BAD)),),
    )
    parts = parts_of(found, PROJECT)
    drawn = "".join(part.get("drawn", "") for part in parts)
    assert "<b>" not in drawn and GOOD in drawn
    assert drawn.count("<section") == 5
    assert [part["template"] for part in parts if "template" in part] == ["reporting/parts/dashboard_target.html"]
