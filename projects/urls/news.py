"""Addresses: news."""

from django.urls import URLPattern, path

from ..views import news

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/nyheter/", news.NewsListView.as_view(), name="news"),
    path("<slug:slug>/nyheter/ny/", news.NewsNewView.as_view(), name="news_new"),
    path("<slug:slug>/nyheter/<int:pk>/", news.NewsItemView.as_view(), name="news_item"),
    path("<slug:slug>/nyheter/<int:pk>/endre/", news.NewsEditView.as_view(), name="news_edit"),
    path("<slug:slug>/nyheter/<int:pk>/publiser/", news.NewsPublishView.as_view(), name="news_publish"),
    path("<slug:slug>/nyheter/<int:pk>/trekk/", news.NewsWithdrawView.as_view(), name="news_withdraw"),
]
