"""The closed fetcher: a document gets the assets it was given, by name, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "asset:"


@dataclass(frozen=True)
class Asset:
    """A picture or a font held in memory, with its media type."""

    content: bytes
    mime: str


class ClosedFetcher(URLFetcher):
    """Answer ``asset:<name>`` from memory; refuse every other address and stop the rendering.

    No handler of the base class is installed, so that no protocol can open anything, not even by a redirect.
    What was refused is kept in ``refused``: WeasyPrint swallows errors inside SVG pictures, the engine looks here.
    """

    def __init__(self, assets: Mapping[str, Asset] | None = None) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.handlers: list[object] = []
        self.handle_open: dict[str, list[object]] = {}
        self.handle_error: dict[str, dict[int, list[object]]] = {}
        self.process_request: dict[str, list[object]] = {}
        self.process_response: dict[str, list[object]] = {}
        self.assets = dict(assets or {})
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the named asset. Raises FatalURLFetchingError for anything else."""
        if url[: len(SCHEME)].lower() == SCHEME and (asset := self.assets.get(url[len(SCHEME) :])) is not None:
            return URLFetcherResponse(url, asset.content, {"Content-Type": asset.mime})
        self.refused.append(url)
        raise FatalURLFetchingError(f"Refused: {url[:200]}")

    def open(self, url: object, data: object = None, timeout: object = None) -> URLFetcherResponse:
        """Go the same closed way as ``fetch``."""
        return self.fetch(str(getattr(url, "full_url", url)))
