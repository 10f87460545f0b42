"""Questions: what is answered, asking by name or by nobody, and the inbox of those who answer."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.accounts.languages import SpeaksMixin, foreign
from omstilling.audit.errors import DomainError
from omstilling.audit.models import Submission
from omstilling.audit.uow import AnonymousActor, start_of_day, unit_of_work
from omstilling.ui.flow import TOKEN, SeeOther
from omstilling.ui.forms import ReasonForm

from ..forms.questions import AnswerForm, AskAnonymouslyForm, AskForm
from ..models import Question, Unit
from ..selectors.news import published_answers
from ..selectors.questions import inbox, own_questions
from ..selectors.units import own_unit
from ..services import questions as services
from .base import Crumbs, ProjectFormView, ProjectMixin, ProjectPage, RowMixin

PAGE_SIZE = 20
#: What the address says after an anonymous question: no message waits in anybody's session.
SENT = "sendt"


class QuestionsMixin(ProjectMixin):
    """A page about questions."""

    menu_key = "infoside.sporsmal"

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"projects:{name}", args=[self.project.slug, *args])

    def above(self, row: Any = None) -> Crumbs:
        return [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Spørsmål og svar"), self.url("questions")),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {
            "is_open": services.questions_are_open(self.project),
            "may_answer": self.may("may_answer_questions"),
            "foreign": SafeString(foreign()),
        }
        return super().get_context_data(**{**more, **kwargs})


class QuestionsView(SpeaksMixin, QuestionsMixin, ProjectPage):
    """The answers that are out, and what one has asked oneself."""

    access_rule = "visible"
    template_name = "projects/questions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(published_answers(self.project), PAGE_SIZE)
        return super().get_context_data(
            heading=_("Spørsmål og svar"),
            breadcrumbs=[self.above()[0], (self.above()[1][0], None)],
            page_obj=pages.get_page(self.request.GET.get("side")),
            own=list(own_questions(self.project, self.request.user)),
            was_sent=SENT in self.request.GET,
            **kwargs,
        )


class AskView(SpeaksMixin, QuestionsMixin, ProjectFormView):
    """Ask by name."""

    access_rule = "visible"
    template_name = "projects/question_ask.html"
    form_class: Any = AskForm
    heading = gettext_lazy("Still et spørsmål")
    submit_label = gettext_lazy("Send spørsmålet")
    success_message = gettext_lazy("Spørsmålet er sendt. Du finner svaret her når det er klart.")
    reason = gettext_lazy("Spørsmål stilt")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project}

    def get_initial(self) -> dict[str, Any]:
        unit = own_unit(self.project, self.request.user, self.project.today())
        return {"unit": unit.pk} if unit is not None else {}

    def get_breadcrumbs(self) -> Crumbs:
        return [*self.above(), (self.get_heading(), None)]

    def get_cancel_url(self) -> str:
        return self.url("questions")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("questions")

    def perform(self, form: Any) -> Question:
        data = form.cleaned_data
        unit = Unit.objects.get(pk=data["unit"]) if data.get("unit") else None
        return services.ask_question(project=self.project, text=data["text"], unit=unit, by=self.by)


class AskAnonymouslyView(AskView):
    """Ask without a name. Nothing that is kept leads to who asked: no person, request, session or time of day."""

    template_name = "projects/question_ask_anonymously.html"
    form_class = AskAnonymouslyForm
    heading = gettext_lazy("Still et spørsmål anonymt")

    def check(self) -> None:
        super().check()
        if not self.project.anonymous_questions:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        del kwargs["project"]
        return kwargs

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # The portal's own tokens tell whose form it is.
        return super().get_context_data(**{"form_token": self.request.POST.get(TOKEN) or uuid.uuid4(), **kwargs})

    def get_success_url(self, result: Any = None) -> str:
        return f"{super().get_success_url()}?{SENT}"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the question once, as nobody."""
        token = nobodys(request.POST.get(TOKEN, ""))
        if Submission.objects.filter(token=token).exists():
            return SeeOther(self.get_success_url())
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        self.recheck()
        try:
            with unit_of_work(by=AnonymousActor(), reason=str(self.reason)):
                claim(token, self.get_success_url())
                services.ask_anonymously(project=self.project, text=form.cleaned_data["text"])
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return self.form_invalid(form)
        except IntegrityError:
            if not Submission.objects.filter(token=token).exists():
                form.add_error(None, _("Noen lagret noe samtidig, og ingenting av ditt er lagret. Lagre på nytt."))
                return self.form_invalid(form)
        return SeeOther(self.get_success_url())


def nobodys(token: str) -> uuid.UUID:
    """Return what is kept of a form's token: the same for the same form, and nothing that leads back to it."""
    try:
        whole = uuid.UUID(token)
    except ValueError:
        raise BadRequest("The form has no token.") from None
    return uuid.UUID(bytes=hashlib.sha256(b"anonymous:" + whole.bytes).digest()[:16])


def claim(token: uuid.UUID, result_url: str) -> None:
    """Say that the form has been sent, on the day and by nobody."""
    made = Submission.objects.create(token=token, user=None, view="AskAnonymouslyView", result_url=result_url)
    Submission.objects.filter(pk=made.pk).update(created_at=start_of_day())


# Those who answer


class InboxView(QuestionsMixin, ProjectPage):
    """Every question, those that wait for an answer first."""

    access_rule = "may_answer_questions"
    menu_key = "infoside.innboks"
    template_name = "projects/questions_inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(inbox(self.project), PAGE_SIZE)
        return super().get_context_data(
            heading=_("Innkomne spørsmål"),
            breadcrumbs=[*self.above(), (_("Innkomne spørsmål"), None)],
            page_obj=pages.get_page(self.request.GET.get("side")),
            **kwargs,
        )


class QuestionFormView(QuestionsMixin, RowMixin, ProjectFormView):
    """A form page about one question, for those who answer."""

    access_rule = "may_answer_questions"
    menu_key = "infoside.innboks"

    def find(self) -> Question:
        rows = Question.objects.visible_to(self.request.user).active().filter(project=self.project)
        found: Question = get_object_or_404(
            rows.select_related("project", "asked_by", "unit"), number=self.kwargs["number"]
        )
        return found

    def get_object(self) -> Question:
        return self.find()

    def above(self, row: Any = None) -> Crumbs:
        return [*super().above(), (_("Innkomne spørsmål"), self.url("questions_inbox"))]

    def get_breadcrumbs(self) -> Crumbs:
        return [*self.above(), (self.get_heading(), None)]

    def get_cancel_url(self) -> str:
        return self.url("questions_inbox")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("questions_inbox")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"question": self.object, **kwargs})


class AnswerView(QuestionFormView):
    """Word the question without names, answer it, and publish it."""

    template_name = "projects/question_answer.html"
    form_class = AnswerForm
    submit_label = gettext_lazy("Lagre")

    def get_heading(self) -> Any:
        return _("Spørsmål %s") % self.object.number

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "question": self.object}

    def get_reason(self, form: Any) -> str:
        words = {
            AnswerForm.DRAFT: _("Utkast til svar lagret"),
            AnswerForm.ANSWER: _("Spørsmål besvart"),
            AnswerForm.PUBLISH: _("Svar publisert"),
        }
        return " ".join(filter(None, (words[form.cleaned_data["then"]], form.reason_of_names())))

    def perform(self, form: Any) -> Question:
        data = form.cleaned_data
        values: dict[str, Any] = {"question": self.object, "wording": data["wording"], "answer": data["answer"]}
        if data["then"] == AnswerForm.DRAFT:
            return services.draft_answer(**values, by=self.by)
        if data["then"] == AnswerForm.ANSWER:
            return services.answer_question(**values, by=self.by)
        return services.publish_answer(**values, staff_matter=data.get("staff_matter", ""), by=self.by)

    def get_success_message(self, result: Question) -> str:
        if result.answered_on is None:
            return _("Utkastet er lagret. Ingen andre ser det.")
        if result.published_at is None:
            return _("Svaret er gitt til den som spurte.")
        return _("Svaret er publisert.")


class UnpublishAnswerView(QuestionFormView):
    """Take question and answer back from everybody's pages."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Trekk svaret tilbake")
    intro = gettext_lazy("Spørsmålet og svaret blir borte fra alle sider. Den som spurte, kan fortsatt lese svaret.")
    submit_label = gettext_lazy("Trekk tilbake")
    success_message = gettext_lazy("Svaret er trukket tilbake.")
    danger = True

    def perform(self, form: Any) -> Question:
        reason = form.cleaned_data["reason"]
        return services.unpublish_answer(question=self.object, by=self.by, reason=reason)


class SetAsideView(QuestionFormView):
    """Take a question out of the inbox without answering it."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Legg spørsmålet til side")
    intro = gettext_lazy("Spørsmålet blir borte fra lista uten svar. Det finnes fortsatt i historikken.")
    submit_label = gettext_lazy("Legg til side")
    success_message = gettext_lazy("Spørsmålet er lagt til side.")
    danger = True

    def perform(self, form: Any) -> Question:
        return services.set_aside(question=self.object, by=self.by, reason=form.cleaned_data["reason"])
