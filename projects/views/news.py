"""News of the project: the list, one item, and the secretary's forms."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import datetime_text
from omstilling.ui.forms import ReasonForm

from ..forms.news import NewsForm, PublishForm
from ..models import NewsItem
from ..selectors.news import published_news, waiting_news
from ..services.news import is_published, publish_news, update_news, withdraw_news, write_news
from .base import Crumbs, ProjectFormView, ProjectPage, RowMixin

PAGE_SIZE = 20


class NewsListView(ProjectPage):
    """The news, the newest first; drafts above it for those who write."""

    access_rule = "visible"
    template_name = "projects/news_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        pages = Paginator(published_news(self.project, user), PAGE_SIZE)
        return super().get_context_data(
            heading=_("Nyheter"),
            breadcrumbs=[(self.project.short_name, self.project.get_absolute_url()), (_("Nyheter"), None)],
            page_obj=pages.get_page(self.request.GET.get("side")),
            waiting=list(waiting_news(self.project, user)),
            may_write=self.may("may_write_news"),
            **kwargs,
        )


class NewsItemMixin(RowMixin):
    """Finds the item as the user may see it."""

    def find(self) -> NewsItem:
        items = NewsItem.objects.visible_to(self.request.user).active().filter(project=self.project)
        item: NewsItem = get_object_or_404(items.select_related("author", "project"), pk=self.kwargs["pk"])
        return item

    def above(self, row: Any) -> Crumbs:
        return [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Nyheter"), reverse("projects:news", args=[self.project.slug])),
        ]


class NewsItemView(NewsItemMixin, ProjectPage):
    """One piece of news."""

    access_rule = "visible"
    template_name = "projects/news_item.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.find()
        return super().get_context_data(
            heading=item.title,
            breadcrumbs=self.trail(item),
            item=item,
            published=is_published(item),
            may_write=self.may("may_write_news", item),
            **kwargs,
        )


class NewsNewView(NewsItemMixin, ProjectFormView):
    """Write a draft."""

    access_rule = "may_write_news"
    form_class = NewsForm
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
        return write_news(project=self.project, author=user, by=user, **form.cleaned_data)


class NewsChangeView(NewsItemMixin, ProjectFormView):
    """A form page about one item."""

    access_rule = "may_write_news"

    def get_object(self) -> NewsItem:
        return self.find()

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, self.get_heading())


class NewsEditView(NewsChangeView):
    """Change the text of an item."""

    form_class = NewsForm
    heading = gettext_lazy("Endre nyheten")
    success_message = gettext_lazy("Nyheten er endret.")

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        return update_news(item=self.object, changes=form.cleaned_data, by=user)


class NewsPublishView(NewsChangeView):
    """Publish an item now or later."""

    form_class = PublishForm
    heading = gettext_lazy("Publiser nyheten")
    submit_label = gettext_lazy("Publiser")

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        return publish_news(item=self.object, at=form.moment(), by=user)

    def get_success_message(self, result: NewsItem) -> str:
        if is_published(result):
            return _("Nyheten er publisert.")
        return _("Nyheten publiseres %s.") % datetime_text(result.published_at)


class NewsWithdrawView(NewsChangeView):
    """Withdraw an item."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Trekk nyheten tilbake")
    intro = gettext_lazy("Nyheten blir borte fra alle sider. Teksten finnes fortsatt i historikken.")
    submit_label = gettext_lazy("Trekk tilbake")
    success_message = gettext_lazy("Nyheten er trukket tilbake.")
    danger = True

    def perform(self, form: Any) -> NewsItem:
        user: Any = self.request.user
        return withdraw_news(item=self.object, by=user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:news", args=[self.project.slug])
