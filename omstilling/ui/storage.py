"""Static files: hashed names and compression when collected, plain names when not."""

from __future__ import annotations

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class MapSparingCompressor(Compressor):
    """Leaves source maps as gzip only: brotli of them is slow, and only open developer tools fetch them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.for_maps = Compressor(**{**kwargs, "use_brotli": False})

    def compress(self, path: str) -> list[str]:
        """Compress one file and return the names of what was written."""
        if path.endswith(".map"):
            return list(self.for_maps.compress(path))
        return list(super().compress(path))


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also answers where nothing is collected (development, tests).

    A name that the manifest does not know keeps its plain name instead of raising, so that an error page
    can always be drawn.
    """

    manifest_strict = False

    def create_compressor(self, **kwargs: Any) -> Compressor:
        """Return the compressor that skips brotli of source maps."""
        return MapSparingCompressor(**kwargs)

    def stored_name(self, name: str) -> str:
        """Return the hashed name from the manifest, or the plain name when it is not there."""
        return str(self.hashed_files.get(self.hash_key(self.clean_name(name)), name))
