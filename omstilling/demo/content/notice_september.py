"""Who was called to the meeting of 17.09.2010 and what they answered. Invented."""

from .kinds import at

MEETING, BODY = "ps_sep", "steering"
SENT = at(2010, 9, 10, 14)
#: Who is told of the meeting without being called.
COPIES = ("kommunestyre", "revisor")
#: When each of these answered that they come.
COMING = (
    ("leder", at(2010, 9, 10, 15)),
    ("medlem", at(2010, 9, 10, 20)),
    ("hakon", at(2010, 9, 11, 9)),
    ("jovnna", at(2010, 9, 13, 8)),
    ("tillitsvalgt", at(2010, 9, 13, 9)),
    ("ante", at(2010, 9, 13, 17)),
)
#: Who stays away, with the reason, and the substitute whose turn it was.
AWAY, WHY, AWAY_AT = "gunnvor", "På kurs i Bodø", at(2010, 9, 14, 8)
INSTEAD, CALLED_AT, ANSWERED_AT = "mihkkal", at(2010, 9, 14, 10), at(2010, 9, 14, 12)
