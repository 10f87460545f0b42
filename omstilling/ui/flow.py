"""From a form to a service and back: one-time token, unit of work, errors beside fields, conflict page, message.

Whatever happens, what was typed stays on the page. The flow knows forms and tracked rows, never a subject.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import uuid
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.generic import FormView

from omstilling.audit.errors import ConflictError, DomainError
from omstilling.audit.models import Submission, TrackedModel
from omstilling.audit.uow import unit_of_work

from .formats import date_table

log = logging.getLogger("omstilling.ui")

VERSION, BASE, TOKEN, TAKE = "row_version", "base_version", "form_token", "take"


@dataclass(frozen=True, slots=True)
class ConflictField:
    """A field that two people have changed: what I wrote, what is stored, what we both began from."""

    name: str
    label: str
    mine: str
    theirs: str
    base: str
    changed_by: str = ""
    changed_at: Any = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the conflict page shows; ``kept`` names fields of the other's that do not collide with mine."""

    fields: list[ConflictField] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def new_token(user: Any) -> uuid.UUID:
    """Return a one-time token: eight random bytes, and eight that tell the portal alone whose form it is."""
    chance = secrets.token_bytes(8)
    return uuid.UUID(bytes=chance + _owner_mark(chance, user))


def is_own_token(token: str, user: Any) -> bool:
    """Tell whether a form's token was given to this person."""
    try:
        whole = uuid.UUID(token).bytes
    except ValueError:
        return False
    return hmac.compare_digest(whole[8:], _owner_mark(whole[:8], user))


def _owner_mark(chance: bytes, user: Any) -> bytes:
    return salted_hmac("omstilling.ui.flow", f"{chance.hex()}:{user.pk}", algorithm="sha256").digest()[:8]


class SeeOther(HttpResponseRedirect):
    """303: after a POST, the browser fetches the result with GET."""

    status_code = 303


class ServiceFormView(FormView):
    """A page with one form whose result is one call of a service.

    Subclasses set ``form_class`` (``ServiceForm`` or ``ServiceModelForm``) and answer ``perform(form)``, which
    calls the service with ``by=self.request.user``. With an object (``get_object``), the form carries its row
    version and a change by somebody else ends on the conflict page. ``reason`` is what the history says when the
    form has no field of that name.
    """

    template_name = "ui/form_page.html"
    http_method_names = ["get", "head", "post", "options"]
    heading: Any = ""
    intro: Any = ""
    submit_label: Any = ""
    success_message: Any = ""
    reason: Any = ""
    danger = False
    _object: Any = None
    _fetched = False

    # What subclasses answer

    def get_object(self) -> TrackedModel | None:
        """Return the row that is changed, fetched as the user may see it; ``None`` when something new is made."""
        return None

    def perform(self, form: Any) -> Any:
        """Call the service and return its result. May raise DomainError, ValidationError or ConflictError."""
        raise NotImplementedError

    def get_success_url(self, result: Any = None) -> str:
        """Return where the result is."""
        target = result if hasattr(result, "get_absolute_url") else self.object
        return str(target.get_absolute_url())

    def get_cancel_url(self) -> str:
        """Return where one goes without saving."""
        return str(self.object.get_absolute_url()) if self.object is not None else ""

    def get_heading(self) -> Any:
        return self.heading

    def get_intro(self) -> Any:
        return self.intro

    def get_submit_label(self) -> Any:
        return self.submit_label

    def get_facts(self) -> list[Any]:
        """Return the facts a confirmation page shows."""
        return []

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return []

    def get_success_message(self, result: Any) -> str:
        return str(self.success_message)

    def get_reason(self, form: Any) -> str:
        """Return what the history says about why."""
        typed = form.cleaned_data.get("reason") if hasattr(form, "cleaned_data") else ""
        return str(typed or self.reason or self.get_heading())

    def recheck(self) -> None:
        """Ask for the permission once more inside the transaction. A project view overrides this."""

    # The flow

    @property
    def object(self) -> Any:
        if not self._fetched:
            self._object, self._fetched = self.get_object(), True
        return self._object

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if self.object is not None and issubclass(self.get_form_class(), forms.ModelForm):
            kwargs.setdefault("instance", self.object)
        return kwargs

    def get_form_class(self) -> Any:
        return self.form_class or forms.Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        intro = self.get_intro()
        context = {
            "heading": self.get_heading(),
            "intro": intro,
            "text": intro,
            "facts": self.get_facts(),
            "submit_label": self.get_submit_label(),
            "danger": self.danger,
            "cancel_url": self.get_cancel_url(),
            "breadcrumbs": self.get_breadcrumbs(),
            "form_token": self.request.POST.get(TOKEN) or new_token(self.request.user),
            "row_version": self.object.row_version if self.object is not None else "",
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = _token(request.POST)
        done = Submission.objects.filter(token=token, user=_user(request)).first() if token else None
        if done is not None:
            return SeeOther(done.result_url)
        bool(self.object)  # what is not there is not found, whatever was sent
        if token is None:
            raise BadRequest("The form has no token.")
        form = self.get_form()
        posted = None
        if self.object is not None:
            posted = _version(request.POST, VERSION)
            base = _version(request.POST, BASE) if request.POST.get(BASE) else posted
            if posted != self.object.row_version or base != posted or request.POST.get(TAKE):
                answer = self._meet_conflict(form, base, fresh=posted != self.object.row_version)
                if isinstance(answer, HttpResponse):
                    return answer
                form = answer
        if not form.is_valid():
            return self.form_invalid(form)
        return self._carry_out(form, token, posted)

    def _carry_out(self, form: Any, token: uuid.UUID, posted: int | None) -> HttpResponse:
        request = self.request
        try:
            with unit_of_work(by=request.user, reason=self.get_reason(form)):
                claim = Submission.objects.create(
                    token=token, user=_user(request), view=type(self).__name__[:120], result_url="/"
                )
                self.recheck()
                result = self.perform(form)
                claim.result_url = self.get_success_url(result)[:500]
                claim.save(update_fields=["result_url"])
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
            return self.form_invalid(form)
        except ValidationError as error:
            _add_validation(form, error)
            return self.form_invalid(form)
        except ConflictError:
            self._fetched = False
            answer = self._meet_conflict(form, posted or 0, fresh=True)
            return (
                answer if isinstance(answer, HttpResponse) else self.conflict_response(form, Conflict(), posted or 0)
            )
        except IntegrityError:
            done = Submission.objects.filter(token=token, user=_user(request)).first()
            if done is not None:
                return SeeOther(done.result_url)
            log.exception("A form met a row that was written at the same time")
            form.add_error(None, _("Noen lagret noe samtidig, og ingenting av ditt er lagret. Lagre på nytt."))
            return self.form_invalid(form)
        message = self.get_success_message(result)
        if message:
            messages.success(request, message)
        return SeeOther(claim.result_url)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again with everything that was typed; 422."""
        version = self.request.POST.get(VERSION, "")
        context = self.get_context_data(form=form, row_version=version)
        return self.render_to_response(context, status=422)

    # Conflict

    def _meet_conflict(self, form: Any, base_version: int, *, fresh: bool) -> Any:
        """Merge what does not collide; return the conflict page while something does, else the merged form."""
        data = self.request.POST.copy()
        taken = data.get(TAKE, "")
        base_row = self.object.history.filter(row_version=base_version).first()
        if base_row is None:
            raise BadRequest("No such version.")
        conflict = Conflict()
        theirs_form = self._unbound(self.object)
        for name in form.fields:
            if not _is_on(self.object, name):
                continue
            theirs, base = _stored(self.object, name), _stored(base_row, name)
            if theirs == base:
                continue
            mine = form[name].value()
            widget_theirs, widget_base = _typed(theirs_form, name, theirs), _typed(theirs_form, name, base)
            label = str(form.fields[name].label or name)
            if name == taken or _same(mine, widget_theirs) or _same(mine, widget_base):
                if not _same(mine, widget_theirs):
                    _put(data, form.add_prefix(name), widget_theirs)
                    conflict.kept.append(label)
                continue
            if not fresh and not taken:
                continue  # seen on the conflict page, and mine was chosen
            who, when = self._changed_by(name, base_version)
            conflict.fields.append(
                ConflictField(
                    name,
                    label,
                    _words(form, name, mine),
                    _words(form, name, widget_theirs),
                    _words(form, name, widget_base),
                    who,
                    when,
                )
            )
        merged = self._bound(data)
        if conflict.fields or fresh:
            return self.conflict_response(merged, conflict, base_version)
        return merged

    def conflict_response(self, form: Any, conflict: Conflict, base_version: int) -> HttpResponse:
        """409: nothing is saved, everything typed is kept, and one chooses field by field."""
        context = self.get_context_data(
            form=form, conflict=conflict, row_version=self.object.row_version, base_version=base_version
        )
        return render(self.request, "ui/conflict.html", context, status=409)

    def _changed_by(self, name: str, base_version: int) -> tuple[str, Any]:
        before = None
        for row in self.object.history.filter(row_version__gte=base_version).order_by("row_version"):
            value = _stored(row, name)
            if row.row_version > base_version and value != before:
                return row.actor_label, row.history_date
            before = value
        return "", None

    def _bound(self, data: QueryDict) -> Any:
        return self.get_form_class()(**{**self.get_form_kwargs(), "data": data})

    def _unbound(self, instance: Any) -> Any:
        kwargs = {k: v for k, v in self.get_form_kwargs().items() if k not in {"data", "files"}}
        return self.get_form_class()(**kwargs)


def _token(data: QueryDict) -> uuid.UUID | None:
    """Return the form's one-time token; without one it is not our form."""
    try:
        return uuid.UUID(data.get(TOKEN, ""))
    except ValueError:
        return None


def _version(data: QueryDict, name: str) -> int:
    """Return a row version. Raises BadRequest when it is missing: it is never skipped."""
    value = data.get(name, "")
    if not value.isascii() or not value.isdecimal() or len(value) > 9:
        raise BadRequest("The form has no row version.")
    return int(value)


def _user(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None


def _is_on(row: Any, name: str) -> bool:
    return any(f.name == name for f in row._meta.concrete_fields)


def _stored(row: Any, name: str) -> Any:
    """Return a field's stored value: of a foreign key its id."""
    concrete = next((f for f in row._meta.concrete_fields if f.name == name), None)
    return getattr(row, concrete.attname) if concrete is not None else None


def _typed(form: Any, name: str, value: Any) -> Any:
    """Return a stored value as it stands in the form's input."""
    return form.fields[name].prepare_value(value) if value is not None else ""


def _flat(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, models.Model):
        value = value.pk
    return (date_table(value) if hasattr(value, "toordinal") else str(value)).replace("\r\n", "\n").strip()


def _same(mine: Any, other: Any) -> bool:
    return _flat(mine) == _flat(other)


def _put(data: QueryDict, key: str, value: Any) -> None:
    if value in ("", None, False):
        data.pop(key, None)
        if value != False:  # noqa: E712 - an empty text is sent as empty, an unticked box not at all
            data[key] = ""
    else:
        data[key] = _flat(value)


def _words(form: Any, name: str, value: Any) -> str:
    """Return a value as people read it: the words of a choice, a date, Ja/Nei."""
    wanted = form.fields[name]
    if isinstance(wanted, forms.BooleanField):
        return _("Ja") if value not in (None, False, "", "False") else _("Nei")
    flat = _flat(value)
    choices = getattr(wanted, "choices", None)
    if choices is not None and flat:
        for key, label in choices:
            if str(key) == flat:
                return str(label)
    return flat


def _add_validation(form: Any, error: ValidationError) -> None:
    """Put a row's validation errors beside their fields; those of other fields above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
