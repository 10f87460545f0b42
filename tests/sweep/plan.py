"""What is to be looked at in a browser: found by fetching every page as every person, and shared by the processes."""

from __future__ import annotations

import fcntl
import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tests.browser.portal import Portal
from tests.sweep.crawl import Visit, crawl, kind_of, plain

#: The logins in the order in which a page is given to the first who reaches it; "" is nobody.
PEOPLE = (
    "sekretaer",
    "admin",
    "radmann",
    "leder",
    "medlem",
    "tillitsvalgt",
    "okonomi",
    "prosjektgruppe",
    "arbeidsgruppe",
    "kommunestyre",
    "revisor",
    "ansatt",
    "",
)
#: What each person may and may not read, as the portal's own rows say it. Nobody ("") reads what is public in the
#: bodies that are open to all: the cases and decisions, and the measures and documents that their papers name; and
#: where the info page is open, what stands on it: public decisions that are confirmed, and news that are out.
TITLES = """
import json
from budget.models import Measure
from omstilling.accounts.models import User
from omstilling.demo.logins import LOGINS
from omstilling.reporting.readers import the_public
from projects.models import Body, Case, Decision, Document, NewsItem, Project, Risk
kinds = [(model, "title") for model in (Case, Document, Measure, NewsItem, Risk)] + [(Decision, "text")]
told = {}
for user in User.objects.filter(username__in=LOGINS):
    seen, hidden = set(), set()
    for model, name in kinds:
        visible = set(model.objects.visible_to(user).values_list(name, flat=True))
        seen |= visible
        hidden |= set(model.objects.values_list(name, flat=True)) - visible
    told[user.username] = [sorted(seen), sorted(hidden)]
of_all = set()
for model, name in kinds:
    public = model.objects.filter(access="public") if model not in (NewsItem, Risk) else model.objects.none()
    if model in (Case, Decision):
        public = public.filter(body__in=Body.objects.open_to_all())
    of_all |= set(public.values_list(name, flat=True))
for project in Project.objects.filter(info_open=True):
    reader = the_public(project)
    decided = Decision.objects.visible_to(reader).filter(
        project=project, access="public", case__access="public", confirmed_at__isnull=False, outcome="adopted"
    )
    of_all |= set(decided.values_list("case__title", flat=True)) | set(decided.values_list("text", flat=True))
    news = NewsItem.objects.visible_to(reader).active().published().filter(project=project, access="public")
    of_all |= set(news.values_list("title", flat=True))
told[""] = [sorted(of_all), []]
print(json.dumps(told))
"""


@dataclass(frozen=True)
class Look:
    """One page to be looked at: as whom, whether by every theme and width, and whether its form is sent empty too."""

    who: str
    address: str
    everywhere: bool
    sends: bool = False


@dataclass
class Plan:
    """What was found by fetching, and what is left to look at."""

    looks: list[Look]
    answers: int
    pages: int
    kinds: int
    hidden: int
    broken: list[str]
    leaks: list[str]


def hidden_titles(portal: Portal) -> dict[str, list[str]]:
    """Return, for each person, what stands on no page of theirs: what they may not read and nothing else says too."""
    titles: dict[str, list[list[str]]] = json.loads(portal.manage("shell", "-v", "0", "-c", TITLES))
    everything = {title for seen, unseen in titles.values() for title in (*seen, *unseen)}
    titles[""][1] = sorted(everything - set(titles[""][0]))
    hidden = {}
    for who, (seen, unseen) in titles.items():
        allowed = [plain(title) for title in seen]
        candidates = [plain(title) for title in unseen if len(title) > 12]
        hidden[who] = [title for title in candidates if not any(title in other for other in allowed)]
    return hidden


def make_plan(portal: Portal) -> Plan:
    """Fetch every page as everyone, and choose what a browser must look at."""
    hidden = hidden_titles(portal)
    plan = Plan([], 0, 0, 0, sum(map(len, hidden.values())), [], [])
    addresses: set[str] = set()
    known: set[Any] = set()
    kinds: set[str] = set()
    for who in PEOPLE:
        visits = crawl(portal, who)
        plan.answers += len(visits)
        plan.broken += [f"{who or 'nobody'}: {v.address} answered {v.status}" for v in visits if not is_well(v)]
        for visit in visits:
            plan.leaks += [f"{who or 'nobody'}: {visit.address} says «{t}»" for t in hidden[who] if t in visit.text]
        mine: set[str] = set()
        for visit in (v for v in visits if v.html):
            kind = kind_of(visit.address)
            whole = {(kind, visit.body), visit.frame} - known
            fresh = bool(whole) and (kind not in mine or who == PEOPLE[0])
            mine.add(kind)
            if fresh or visit.address not in addresses:
                sends = visit.asks and (kind, "sends") not in known
                plan.looks.append(Look(who, visit.address, everywhere=fresh, sends=sends))
                known |= {(kind, visit.body), visit.frame} if fresh else set()
                known |= {(kind, "sends")} if sends else set()
            addresses.add(visit.address)
        kinds |= mine
    plan.pages, plan.kinds = len(addresses), len(kinds)
    return plan


def is_well(visit: Visit) -> bool:
    expected = {404, 302} if visit.address == "/finnes-ikke/" else {410} if "/x/y/" in visit.address else {200, 302}
    # A notification marks itself as read, and leads on to what it is about.
    return visit.status in expected or (visit.status == 303 and bool(re.fullmatch(r"/varsler/\d+/", visit.address)))


def shared_plan(folder: Path, portal: Portal) -> Plan:
    """Return the plan, made by the first of the parallel processes that asks."""
    with (folder / "sweep.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        file = folder / "sweep.json"
        if not file.exists():
            plan = make_plan(portal)
            file.write_text(json.dumps(asdict(plan)), encoding="utf-8")
        found = Plan(**json.loads(file.read_text(encoding="utf-8")))
        return replace(found, looks=[Look(**look) for look in found.looks])  # type: ignore[arg-type]
