"""System check: the fonts of the documents are on the machine."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register


@register(Tags.staticfiles)
def fonts_are_present(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn when documents are set without Inter or without a font for signs; fail when there is no font at all."""
    from . import fonts

    hint = "Run: npm ci --ignore-scripts --no-audit --no-fund (or: make assets)"
    try:
        found = fonts.load()
    except fonts.PdfError as error:
        return [Error(str(error), hint=hint, id="pdf.E001")]
    messages: list[CheckMessage] = []
    if not found.has_inter:
        messages.append(
            Warning("Documents are set in a system font: Inter is not installed.", hint=hint, id="pdf.W001")
        )
    if not any(face.family == "Reserve" for face in found.faces):
        signs = "No system font for signs such as → and ≥ in documents."
        messages.append(Warning(signs, hint="Install fonts-dejavu-core.", id="pdf.W002"))
    return messages
