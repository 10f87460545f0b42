"""Milestones that wait for each other: held against every way through small plans, tried one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projects.schedule import Net, Point, Wait, way_between

FIRST = date(2011, 1, 1)


def day(number):
    return FIRST + timedelta(days=number)


@st.composite
def plans(draw, *, undated=False, done=False):
    """Draw a plan of up to six milestones whose waits go from lower keys to higher, and which breaks none of them."""
    count = draw(st.integers(2, 6))
    waits = [
        Wait(a, b, draw(st.integers(0, 5))) for a in range(count) for b in range(a + 1, count) if draw(st.booleans())
    ]
    days: list[int] = []
    for key in range(count):
        least = max((days[w.before] + w.days for w in waits if w.after == key), default=0)
        days.append(least + draw(st.integers(0, 6)))
    points = [
        Point(
            key,
            None if undated and draw(st.integers(0, 4)) == 0 else day(days[key]),
            done and draw(st.integers(0, 4)) == 0,
        )
        for key in range(count)
    ]
    return Net(draw(st.permutations(points)), draw(st.permutations(waits)))


def ways_from(net, key):
    """Return (last, days to spare on the way) for every way from a milestone on, the empty one too."""
    yield key, 0, (key,)
    for wait in net.after.get(key, ()):
        for last, room, way in ways_from(net, wait.after):
            yield last, room + net.room(wait), (key, *way)


def number(net, key):
    return (net.points[key].day - FIRST).days


@settings(max_examples=40, deadline=None)
@given(plans())
def test_the_slack_is_the_least_that_is_left_on_any_way_to_the_last_day(net):
    if net.end is None:
        assert not net.slack and not net.chain and not any(net.after.values())
        return
    last = max(number(net, key) for key in net.linked)
    for key in net.linked:
        assert net.slack[key] == min(room + last - number(net, end) for end, room, _way in ways_from(net, key))
    assert net.slack[net.end] == 0


@settings(max_examples=40, deadline=None)
@given(plans(), st.integers(0, 12))
def test_a_milestone_slips_as_far_as_its_slack_and_the_end_moves_by_the_rest(net, by):
    for key, slack in net.slack.items():
        pushes = net.pushed(key, net.points[key].day + timedelta(days=by))
        days = {one: number(net, one) for one in net.linked} | {key: number(net, key) + by}
        days |= {push.key: (push.to - FIRST).days for push in pushes}
        assert max(days.values()) == number(net, net.end) + max(0, by - slack)
        for wait in (wait for waits in net.after.values() for wait in waits):
            assert days[wait.after] >= days[wait.before] + wait.days
        free = net.free(key)
        assert bool(pushes) == (free is not None and by > free)


@settings(max_examples=40, deadline=None)
@given(plans(), st.integers(1, 9))
def test_what_is_pushed_has_no_room_after_the_one_that_pushes_it(net, by):
    for key in net.points:
        moved = {key: net.points[key].day + timedelta(days=by)}
        for push in net.pushed(key, moved[key]):
            moved[push.key] = push.to
        for push in net.pushed(key, moved[key]):
            [wait] = [wait for wait in net.before[push.key] if wait.before == push.because]
            assert push.to == moved[push.because] + timedelta(days=wait.days) and push.days > 0


@settings(max_examples=40, deadline=None)
@given(plans())
def test_the_chain_is_the_way_to_the_end_with_least_to_spare(net):
    if net.end is None:
        return
    sources = [key for key in net.linked if not net.before.get(key)]
    ways = [(room, way) for key in sources for end, room, way in ways_from(net, key) if end == net.end]
    rooms = [
        net.room(wait)
        for a, b in zip(net.chain, net.chain[1:], strict=False)
        for wait in net.after[a]
        if wait.after == b
    ]
    assert net.chain[0] in sources and net.chain[-1] == net.end
    assert sum(rooms) == min(room for room, _way in ways)


@settings(max_examples=30, deadline=None)
@given(plans(undated=True, done=True), st.integers(-3, 9))
def test_what_is_reached_or_has_no_date_never_moves(net, by):
    for key, point in net.points.items():
        if point.day is None:
            continue
        for push in net.pushed(key, point.day + timedelta(days=by)):
            pushed = net.points[push.key]
            assert pushed.day is not None and not pushed.done and by > 0 and push.because in net.points
    assert all(net.points[key].day is not None for key in [*net.chain, *net.slack])


def test_one_without_a_date_passes_on_what_it_is_pushed_by():
    net = Net([Point(1, day(0)), Point(2, None), Point(3, day(4))], [Wait(1, 2, 2), Wait(2, 3, 1)])
    [push] = net.pushed(1, day(3))
    assert (push.key, push.days, push.because) == (3, 2, 1)
    assert (net.free(1), net.slack, net.chain) == (1, {1: 1, 3: 0}, [1, 3])
    assert net.earliest(day(2)) == {1: day(2), 2: day(4), 3: day(5)}


def test_what_is_late_is_not_reached_before_today_and_holds_up_the_rest():
    net = Net([Point(1, day(0)), Point(2, day(5)), Point(3, day(1), done=True)], [Wait(1, 2, 2), Wait(3, 2, 3)])
    assert net.earliest(day(4)) == {1: day(4), 2: day(6), 3: day(1)}


def test_a_circle_is_found_and_told_by_its_way():
    waits = [Wait(1, 2), Wait(2, 3), Wait(1, 3), Wait(4, 1)]
    assert way_between(waits, 4, 3) == [4, 1, 3] and way_between(waits, 3, 4) == []
    with pytest.raises(ValueError):
        Net([Point(1, None), Point(2, None)], [Wait(1, 2), Wait(2, 1)])
