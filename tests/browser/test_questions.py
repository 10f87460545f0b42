"""An employee asks and reads the answer; news goes to those concerned first, and to the others at a time."""

from __future__ import annotations

import re
from typing import Any

INFO = "/alta-2010/infoside/"
QUESTION = "Får barnehagene nye åpningstider?"


def test_an_employee_asks_on_the_phone_and_reads_the_answer_that_the_secretary_gives(at_work: Any) -> None:
    employee = at_work("ansatt", by="phone")
    employee.open(INFO)
    employee.activate(employee.main("link", "Hvem kan jeg spørre?"))
    employee.follow("Still et spørsmål")
    employee.fill("Spørsmålet ditt", QUESTION)
    employee.press("Send spørsmålet")
    employee.sees(QUESTION, "Spørsmålet er ikke besvart ennå.")
    secretary = at_work("sekretaer", by="keyboard")
    secretary.open(f"{INFO}sporsmal/innboks/")
    secretary.sees(QUESTION)
    number = secretary.page.locator("li.question", has_text=QUESTION).locator("h2 a")
    with secretary.new_page():
        secretary.activate(number)
    secretary.fill("Svar", "Nei. **Åpningstidene er de samme.**")
    secretary.pick("Gi svaret til den som spurte, og vis det for alle")
    secretary.press("Lagre")
    employee.open(f"{INFO}sporsmal/")
    employee.sees("Åpningstidene er de samme.")
    others = at_work("tillitsvalgt", by="phone")
    others.open(INFO)
    others.sees(QUESTION, "Åpningstidene er de samme.")
    assert "Hege Lillebakk" not in others.text()


def test_the_secretary_publishes_at_a_time_and_those_concerned_read_it_first(at_work: Any) -> None:
    secretary = at_work("sekretaer", by="keyboard")
    secretary.open("/alta-2010/nyheter/ny/")
    secretary.fill("Overskrift", "Nye grupper i barnehagene")
    secretary.fill("Tekst", "Gruppene blir større fra august.")
    secretary.tick(re.compile("^– Barnehage$"))
    secretary.tick("Barn og unge")
    secretary.press("Lagre utkastet")
    secretary.follow("Slik ser ansatte dette")
    secretary.sees("Gruppene blir større fra august.")
    secretary.follow("Publiser")
    secretary.pick("På et tidspunkt", group="Når?")
    secretary.fill("Dato", "21.03.2011")
    secretary.pick("Nå", group="Når får de berørte den?")
    secretary.press("Publiser")
    secretary.sees("De berørte kan lese nyheten nå. De andre får den 21. mars 2011 kl. 08.00.")
    employee = at_work("ansatt", by="phone")
    employee.open(INFO)
    employee.follow("Nye grupper i barnehagene")
    employee.sees(re.compile("Du får denne før de andre"))
    others = at_work("tillitsvalgt", by="phone")
    others.open("/alta-2010/nyheter/")
    assert "Nye grupper" not in others.text()
