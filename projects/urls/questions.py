"""Addresses under the info page: questions, and whom one may ask."""

from django.urls import URLPattern, path

from ..views import contacts, questions

QUESTIONS = "<slug:slug>/infoside/sporsmal/"
INBOX = f"{QUESTIONS}innboks/"
CONTACTS = "<slug:slug>/infoside/kontakter/"

urlpatterns: list[URLPattern] = [
    path(QUESTIONS, questions.QuestionsView.as_view(), name="questions"),
    path(f"{QUESTIONS}nytt/", questions.AskView.as_view(), name="question_new"),
    path(f"{QUESTIONS}anonymt/", questions.AskAnonymouslyView.as_view(), name="question_anonymous"),
    path(INBOX, questions.InboxView.as_view(), name="questions_inbox"),
    path(f"{INBOX}<int:number>/", questions.AnswerView.as_view(), name="question_answer"),
    path(f"{INBOX}<int:number>/trekk/", questions.UnpublishAnswerView.as_view(), name="answer_withdraw"),
    path(f"{INBOX}<int:number>/til-side/", questions.SetAsideView.as_view(), name="question_set_aside"),
    path(CONTACTS, contacts.ContactsView.as_view(), name="contacts"),
    path(f"{CONTACTS}ny/", contacts.ContactNewView.as_view(), name="contact_new"),
    path(f"{CONTACTS}<int:pk>/", contacts.ContactEditView.as_view(), name="contact_edit"),
    path(f"{CONTACTS}<int:pk>/ta-bort/", contacts.ContactWithdrawView.as_view(), name="contact_withdraw"),
]
