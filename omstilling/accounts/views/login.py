"""Log in and out."""

from django.contrib.auth import views


class LoginView(views.LoginView):
    access_rule = "anonymous"
    template_name = "accounts/login.html"
    redirect_authenticated_user = True


class LogoutView(views.LogoutView):
    access_rule = "anonymous"
