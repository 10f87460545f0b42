"""The sweep uses the portal of the browser tests, and the example in the tests' own database."""

from tests.browser.conftest import beginning, portal, server
from tests.demo.conftest import example, loaded, person

__all__ = ["beginning", "example", "loaded", "person", "portal", "server"]
