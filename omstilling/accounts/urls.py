"""Addresses of login, profile and invitation."""

from django.urls import path

from .views import language, login, passwords, profile, resume

app_name = "accounts"
urlpatterns = [
    path("logg-inn/", login.LoginView.as_view(), name="login"),
    path("logg-ut/", login.LogoutView.as_view(), name="logout"),
    path("glemt-passord/", passwords.ForgottenPasswordView.as_view(), name="password_reset"),
    path("glemt-passord/sendt/", passwords.ResetSentView.as_view(), name="password_reset_sent"),
    path("nytt-passord/<uidb64>/<token>/", passwords.NewPasswordView.as_view(), name="new_password"),
    path("invitasjon/<uidb64>/<token>/", passwords.InvitationView.as_view(), name="invitation"),
    path("profil/", profile.ProfileView.as_view(), name="profile"),
    path("profil/passord/", profile.ChangePasswordView.as_view(), name="change_password"),
    path("sprak/", language.LanguageView.as_view(), name="language"),
    path("fortsett/", resume.ResumeView.as_view(), name="resume"),
]
