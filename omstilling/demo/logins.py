"""The example's logins: who may be tried, and the password they share. Refused in production."""

from django.utils.translation import gettext_lazy

PASSWORD = "omstilling-demo"  # noqa: S105  the example's, printed on purpose and refused in production
LOGINS = {
    "kommunestyre": gettext_lazy("medlem av kommunestyret"),
    "leder": gettext_lazy("leder av styringsgruppa"),
    "medlem": gettext_lazy("medlem av styringsgruppa med stemmerett"),
    "sekretaer": gettext_lazy("prosjektsekretær"),
    "radmann": gettext_lazy("rådmann"),
    "tillitsvalgt": gettext_lazy("tillitsvalgt"),
    "kjellarne": gettext_lazy("tillitsvalgt fra en annen organisasjon"),
    "prosjektgruppe": gettext_lazy("medlem av prosjektgruppa"),
    "arbeidsgruppe": gettext_lazy("medlem av en arbeidsgruppe"),
    "okonomi": gettext_lazy("økonom (controller)"),
    "ansatt": gettext_lazy("ansatt"),
    "revisor": gettext_lazy("revisor"),
    "admin": gettext_lazy("administrator"),
}
