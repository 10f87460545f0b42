"""The floor's settings: session and authentication, nothing else of the portal."""

from omstilling.settings import *  # noqa: F403

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "tests.bench.floor"
WSGI_APPLICATION = "tests.bench.floor.application"
ALLOWED_HOSTS = ["*"]
