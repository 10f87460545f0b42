"""To whom the example's first status report was sent. Invented, like the report."""

from .kinds import at

SENT_AT = at(2011, 2, 1, 9, 30)
#: Who, and how.
SENT = (
    ("Kommunestyrets medlemmer", "e-post"),
    ("Hovedtillitsvalgte og hovedverneombudet", "e-post"),
    ("Kommunerevisjonen", "brev"),
)
