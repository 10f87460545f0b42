"""An agreement on job protection, and a finding of Tallvakta that somebody has accepted. Both are invented."""

from datetime import date

from .kinds import at

#: Nothing in the source tells of an agreement: the name says that this one is made up.
AGREEMENT = {
    "title": "Omstillingsavtale (oppdiktet eksempel)",
    "version": "1",
    "parties": "rådmannen\nhovedtillitsvalgt for Fagforbundet\nhovedtillitsvalgt for Utdanningsforbundet",
    "valid_from": date(2010, 10, 1),
    "valid_to": date(2012, 12, 31),
    "protects_jobs": True,
}
AGREED_AT = at(2010, 10, 4, 12)

#: Code of the check, the measure it is about, when and by whom it was accepted, and why.
ACCEPTED = (
    "T10",
    "vacant_staff",
    at(2011, 3, 14, 13),
    "okonomi",
    "Stillingene har stått ledige siden nyttår. Eieren bekrefter når første kvartal er gjort opp.",
)
