"""All settings, from the environment. Development is the default and needs none of it.

Production is chosen with OMSTILLING_ENV=production and then stops at the start, with one clear line,
on any missing, unknown or unsafe value. Every variable is listed in ``docs/settings.md``.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

BASE_DIR = Path(__file__).resolve().parent.parent


def sqlite_is_fixed(version: tuple[int, ...]) -> bool:
    """Tell whether SQLite has the fix for the WAL-reset data loss (fixed in 3.51.3, 3.50.7, 3.44.6)."""
    if version >= (3, 51, 3):
        return version != (3, 52, 0)
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    return False


KNOWN = {
    "OMSTILLING_ENV",
    "OMSTILLING_VAR",
    "OMSTILLING_BASE_URL",
    "OMSTILLING_PROXY_TLS",
    "OMSTILLING_CLIENT_IP_HEADER",
    "OMSTILLING_REMINDER_DAYS",
    "OMSTILLING_MAIL_KEEP_DAYS",
}


def _env(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


ENVIRONMENT = _env("OMSTILLING_ENV", "development")
if ENVIRONMENT not in {"development", "production"}:
    raise ImproperlyConfigured(f"OMSTILLING_ENV is «{ENVIRONMENT}»: use development or production.")
for _name in os.environ:
    if _name.startswith("OMSTILLING_") and _name not in KNOWN:
        raise ImproperlyConfigured(f"Unknown setting {_name}: the known ones are in docs/settings.md.")
PRODUCTION = ENVIRONMENT == "production"


def _required(name: str, development: str) -> str:
    """Return a variable that production cannot do without."""
    value = _env(name)
    if value:
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(f"{name} is missing: production needs it (docs/settings.md).")
    return development


def _flag(name: str, default: bool) -> bool:
    value = _env(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false"}:
        raise ImproperlyConfigured(f"{name} is «{value}»: use 1 or 0.")
    return value in {"1", "true"}


def _number(name: str, default: int) -> int:
    value = _env(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is «{value}»: use a whole number.")
    return int(value)


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _database(url: str) -> dict[str, Any]:
    """Return the database that a URL names. The URL may hold a password, so no message repeats it."""
    try:
        parsed = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    except (ValueError, KeyError):
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: use sqlite:///FILE or postgres://USER:PASSWORD@HOST:PORT/NAME."
        ) from None
    database = cast("dict[str, Any]", parsed)
    if database["ENGINE"] not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must be sqlite:// or postgres://.")
    if not database["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL names no database.")
    return database


DEBUG = _flag("DEBUG", default=False)
SECRET_KEY = _required("SECRET_KEY", "development-only-key-never-in-production-0123456789abcdefghij")
ALLOWED_HOSTS = _list(_required("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver"))
if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG cannot be on in production.")
    if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("development"):
        raise ImproperlyConfigured("SECRET_KEY must be a random value of at least 50 characters.")
    if any("*" in host for host in ALLOWED_HOSTS) or not ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS cannot be * in production: name the hosts.")
CSRF_TRUSTED_ORIGINS = _list(_env("CSRF_TRUSTED_ORIGINS"))
BASE_URL = _required("OMSTILLING_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
for _name, _urls in (("CSRF_TRUSTED_ORIGINS", CSRF_TRUSTED_ORIGINS), ("OMSTILLING_BASE_URL", [BASE_URL])):
    for _url in _urls:
        if not _url.startswith(("https://",) if PRODUCTION else ("https://", "http://")):
            raise ImproperlyConfigured(f"{_name} holds «{_url}»: it must begin with https://.")
VAR_DIR = BASE_DIR / _env("OMSTILLING_VAR", "var")
STATIC_ROOT = VAR_DIR / "static"
try:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
except OSError as _error:
    raise ImproperlyConfigured(f"OMSTILLING_VAR is {VAR_DIR}, which cannot be made: {_error.strerror}.") from None

INSTALLED_APPS = [
    "omstilling.reporting",
    "omstilling.demo",
    "meetings",
    "budget",
    "projects",
    "omstilling.mail",
    "omstilling.accounts",
    "omstilling.pdf",
    "omstilling.ui",
    "omstilling.audit",
    "simple_history",
    "crispy_forms",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "omstilling.ui.policy.PolicyMiddleware",
    "omstilling.audit.middleware.RequestIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "omstilling.accounts.middleware.ClosedByDefaultMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "omstilling.urls"
WSGI_APPLICATION = "omstilling.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "omstilling.ui.context.page",
            ],
        },
    }
]

SQLITE_JOURNAL = "WAL" if sqlite_is_fixed(sqlite3.sqlite_version_info) else "TRUNCATE"
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        f"PRAGMA journal_mode={SQLITE_JOURNAL}; PRAGMA synchronous=FULL; "
        "PRAGMA recursive_triggers=ON; PRAGMA journal_size_limit=27103364"
    ),
}
DATABASES = {"default": _database(_required("DATABASE_URL", f"sqlite:///{quote(str(VAR_DIR))}/omstilling.sqlite3"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "omstilling.accounts.backends.PasswordBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# User names are unique without regard to case, by a constraint that this check does not read.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:login"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
INVITATION_TIMEOUT = 60 * 60 * 24 * 14
SESSION_ENGINE = "omstilling.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_SAVE_EVERY_REQUEST = False

AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "omstilling.accounts.limits.login_name"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "password"]
CLIENT_IP_HEADER = _env("OMSTILLING_CLIENT_IP_HEADER").upper().replace("-", "_")


def client_ip(request: HttpRequest) -> str:
    """Return the caller's address: the last one in the proxy's header when one is named, else the connection's."""
    forwarded = request.META.get(f"HTTP_{CLIENT_IP_HEADER}", "") if CLIENT_IP_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


AXES_CLIENT_IP_CALLABLE = client_ip

LANGUAGE_CODE = "nb"
# The info pages speak more (omstilling.accounts.languages); everything else is in bokmål, whatever a browser asks for.
LANGUAGES = [("nb", "Norsk bokmål")]
# Where the catalogues of ``locale`` are compiled to when the portal starts.
LOCALE_PATHS = [VAR_DIR / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
_NODE = BASE_DIR / "node_modules"
STATICFILES_DIRS = [BASE_DIR / "static"] + [
    (prefix, str(_NODE / folder))
    for prefix, folder in (
        ("designsystemet", "@digdir/designsystemet-css/dist"),
        ("designsystemet-web", "@digdir/designsystemet-web/dist/umd"),
        ("inter", "@fontsource-variable/inter"),
    )
    if (_NODE / folder).is_dir()
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "omstilling.ui.storage.StaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_USE_FINDERS = not PRODUCTION
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

CRISPY_ALLOWED_TEMPLATE_PACKS = ("omstilling",)
CRISPY_TEMPLATE_PACK = "omstilling"
CRISPY_FAIL_SILENTLY = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_REVERT_DISABLED = True
SIMPLE_HISTORY_DATE_INDEX = False

_MAIL = "smtp" if PRODUCTION else "filebased"
EMAIL_BACKEND = _env("EMAIL_BACKEND", f"django.core.mail.backends.{_MAIL}.EmailBackend")
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_HOST = _env("EMAIL_HOST", "localhost")
EMAIL_PORT = _number("EMAIL_PORT", 25)
EMAIL_HOST_USER = _env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = _env("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = _flag("EMAIL_USE_TLS", default=PRODUCTION)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _required("DEFAULT_FROM_EMAIL", "omstilling@localhost")
# So many days before a deadline those who are responsible are reminded of it.
REMINDER_DAYS = _number("OMSTILLING_REMINDER_DAYS", 7)
# So many days after it was written, the text of an e-mail is deleted. That it went out is kept.
MAIL_KEEP_DAYS = _number("OMSTILLING_MAIL_KEEP_DAYS", 180)
if PRODUCTION:
    if EMAIL_BACKEND.startswith("django.core.mail.backends.") and not EMAIL_BACKEND.endswith(".smtp.EmailBackend"):
        raise ImproperlyConfigured(f"EMAIL_BACKEND is «{EMAIL_BACKEND}»: in production it must send e-mail.")
    if not EMAIL_USE_TLS and EMAIL_HOST not in {"localhost", "127.0.0.1", "::1"}:
        raise ImproperlyConfigured("EMAIL_USE_TLS cannot be 0 in production unless EMAIL_HOST is this machine.")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "omstilling.accounts.views.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if _flag("OMSTILLING_PROXY_TLS", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "omstilling.audit.logs.JsonFormatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "omstilling": {"level": "INFO"},
        "axes": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},
        # The engine listens itself while it makes a document. Outside that only the style sheet is talked of.
        "weasyprint": {"handlers": ["nowhere"], "propagate": False},
    },
}
