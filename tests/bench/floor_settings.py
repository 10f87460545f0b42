"""The floor's settings: Django's own session and authentication, nothing of the portal.

The portal reads sessions and people in ways of its own, which are part of what is measured; the floor is not to move
with them.
"""

from omstilling.settings import *  # noqa: F403

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "tests.bench.floor"
WSGI_APPLICATION = "tests.bench.floor.application"
ALLOWED_HOSTS = ["*"]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
