"""News of the project: the list, one item, and the secretary's forms."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.accounts.languages import SpeaksMixin, foreign
from omstilling.ui.formats import datetime_text
from omstilling.ui.forms import ReasonForm

from ..forms.news import NewsForm, PublishForm
from ..models import NewsItem, NewsUnit
from ..selectors.news import published_news, waiting_news, withdrawn_news
from ..services.news import has_come, is_published, project_now, publish_news, update_news, withdraw_news, write_news
from .base import Crumbs, ProjectFormView, ProjectPage, RowMixin

PAGE_SIZE = 20


class NewsListView(SpeaksMixin, ProjectPage):
    """The news, the newest first; for those who write, drafts and what was taken back too."""

    access_rule = "visible"
    template_name = "projects/news_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        pages = Paginator(published_news(self.project, user), PAGE_SIZE)
        may_write = self.may("may_write_news")
        return super().get_context_data(
            heading=_("Nyheter"),
            breadcrumbs=[(self.project.short_name, self.project.get_absolute_url()), (_("Nyheter"), None)],
            page_obj=pages.get_page(self.request.GET.get("side")),
            waiting=list(waiting_news(self.project, user)) if may_write else [],
            withdrawn=list(withdrawn_news(self.project, user)) if may_write else [],
            may_write=may_write,
            foreign=SafeString(foreign()),
            **kwargs,
        )


class NewsItemMixin(RowMixin):
    """Finds the item as the user may see it."""

    menu_key = "infoside.nyheter"

    def find(self) -> NewsItem:
        items = NewsItem.objects.visible_to(self.request.user).active().filter(project=self.project)
        item: NewsItem = get_object_or_404(items.select_related("author", "project"), pk=self.kwargs["pk"])
        return item

    def above(self, row: Any) -> Crumbs:
        return [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Nyheter"), reverse("projects:news", args=[self.project.slug])),
        ]


class NewsItemView(SpeaksMixin, NewsItemMixin, ProjectPage):
    """One piece of news, or of what the project means for units."""

    access_rule = "visible"
    template_name = "projects/news_item.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.find()
        links = NewsUnit.objects.active().filter(item=item).order_by("unit__name")
        out = is_published(item)
        return super().get_context_data(
            heading=item.title,
            breadcrumbs=self.trail(item),
            item=item,
            published=out,
            early=not out and has_come(item.affected_at, item.project),
            units=list(links.values_list("unit__name", flat=True)),
            may_write=self.may("may_write_news", item),
            foreign=SafeString(foreign()),
            **kwargs,
        )


class NewsFormMixin(NewsItemMixin, ProjectFormView):
    """A form of news: what the text says of people goes into the history's reason."""

    access_rule = "may_write_news"

    def get_reason(self, form: Any) -> str:
        said = form.reason_of_names() if hasattr(form, "reason_of_names") else ""
        return " ".join(filter(None, (super().get_reason(form), said)))


class NewsTextView(NewsFormMixin):
    """The form of a text."""

    form_class = NewsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def values(self, form: Any) -> dict[str, Any]:
        """Return what the form says of the item itself."""
        names = ("title", "text", "section", "access")
        return {name: form.cleaned_data[name] for name in names}


class NewsNewView(NewsTextView):
    """Write a draft."""

    heading = gettext_lazy("Skriv en nyhet")
    intro = gettext_lazy("Nyheten lagres som utkast. Du leser over og publiserer den etterpå.")
    submit_label = gettext_lazy("Lagre utkastet")
    success_message = gettext_lazy("Utkastet er lagret. Det er ikke publisert ennå.")

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(None, self.get_heading())

    def get_cancel_url(self) -> str:
        return reverse("projects:news", args=[self.project.slug])

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        return write_news(project=self.project, author=user, by=user, units=form.chosen_units(), **self.values(form))


class NewsChangeMixin(NewsItemMixin):
    """A form page about one item."""

    def get_object(self) -> NewsItem:
        return self.find()

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, self.get_heading())  # type: ignore[attr-defined]


class NewsEditView(NewsChangeMixin, NewsTextView):
    """Change the text of an item."""

    heading = gettext_lazy("Rediger nyheten")
    success_message = gettext_lazy("Nyheten er endret.")

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        units = form.chosen_units() if "units" in form.fields else None
        answer = form.cleaned_data.get("staff_matter", "")
        return update_news(item=self.object, changes=self.values(form), units=units, staff_matter=answer, by=user)


class NewsPublishView(NewsChangeMixin, NewsFormMixin):
    """Publish an item now or later; for those whom it concerns before the others."""

    form_class = PublishForm
    submit_label = gettext_lazy("Publiser")

    def get_heading(self) -> Any:
        return _("Publiser «%s»") % self.object.title

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, _("Publiser"))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.object}

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        return publish_news(
            item=self.object,
            at=form.moment(),
            affected_at=form.affected_moment(project_now(self.project)),
            staff_matter=form.cleaned_data.get("staff_matter", ""),
            by=user,
        )

    def get_success_message(self, result: NewsItem) -> str:
        if is_published(result):
            return _("Nyheten er publisert.")
        if has_come(result.affected_at, result.project):
            return _("De berørte kan lese nyheten nå. De andre får den %s.") % datetime_text(result.published_at)
        if result.affected_at is not None:
            return _("De berørte får nyheten %(first)s, og de andre %(then)s.") % {
                "first": datetime_text(result.affected_at),
                "then": datetime_text(result.published_at),
            }
        return _("Nyheten publiseres %s.") % datetime_text(result.published_at)


class NewsWithdrawView(NewsChangeMixin, NewsFormMixin):
    """Withdraw an item."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Trekk nyheten tilbake")
    intro = gettext_lazy(
        "Nyheten blir borte fra alle sider. Teksten finnes fortsatt i historikken, og begrunnelsen står i nyhetslista "
        "for dem som skriver nyheter."
    )
    submit_label = gettext_lazy("Trekk tilbake")
    success_message = gettext_lazy("Nyheten er trukket tilbake.")
    danger = True

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        return withdraw_news(item=self.object, by=user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:news", args=[self.project.slug])
