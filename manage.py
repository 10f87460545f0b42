#!/usr/bin/env python
"""Run Django's management commands with the portal's settings."""

import os
import sys


def main() -> None:
    """Load the settings first: a wrong one ends the run with one line and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omstilling.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        bool(settings.DEBUG)
    except ImproperlyConfigured as error:
        sys.exit(f"Settings: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
