"""Entry point of the production server."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

#: gunicorn stops for good when a worker leaves with this code, and starts it again on any other.
GUNICORN_BOOT_ERROR = 3

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omstilling.settings")
try:
    from django.conf import settings

    bool(settings.DEBUG)
except ImproperlyConfigured as error:
    sys.stderr.write(f"Settings: {error}\n")
    sys.exit(GUNICORN_BOOT_ERROR)
application = get_wsgi_application()
