"""Form fields that read what people type: amounts with blanks, dates as 17.09.2010, decimal comma, times as 13.15."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats

DATE_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
_CLOCK = re.compile(r"(?:kl\.? ?)?(?:(\d{1,2})(?:[.:](\d{2}))?|(\d{2})(\d{2}))")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
#: No column holds a number with more digits before the comma, and no calculation of ours counts so far.
MOST_DIGITS = 20
_BLANKS = re.compile(r"[\s\u00a0\u2009\u202f]+")


def _is_day(typed: str) -> bool:
    """Tell whether the calendar has the day, written as day.month.year."""
    day, month, year = map(int, typed.split("."))
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class KronerField(forms.Field):
    """An amount in whole kroner. Takes «1 250 000», «1,25 mill.» and «−500 000»; the value is an ``int``."""

    widget = forms.TextInput
    suffix = gettext_lazy("kr")
    default_error_messages = {
        "negative": gettext_lazy("Beløpet kan ikke være mindre enn 0."),
    }

    def __init__(self, *, allow_negative: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.allow_negative = allow_negative

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, int):
            return value
        try:
            amount = formats.parse_kroner(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None
        if amount < 0 and not self.allow_negative:
            raise ValidationError(self.error_messages["negative"], code="negative")
        return amount

    def prepare_value(self, value: Any) -> Any:
        return formats.number(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class NorwegianDateField(forms.DateField):
    """A date typed as 17.09.2010 (also 17.9.10 and 2010-09-17)."""

    default_error_messages = {
        "invalid": gettext_lazy("Skriv datoen som dag.måned.år, for eksempel 17.09.2010."),
        "no_such_day": gettext_lazy("Datoen finnes ikke. Skriv datoen som dag.måned.år, for eksempel 17.09.2010."),
        "range": gettext_lazy("Året må være mellom 1900 og 2199."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_FORMATS)
        kwargs.setdefault("widget", forms.DateInput(format="%d.%m.%Y"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        typed = value.strip() if isinstance(value, str) else value
        if isinstance(typed, str) and _DAY.fullmatch(typed) and not _is_day(typed):
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day")
        day = super().to_python(typed)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValidationError(self.error_messages["range"], code="range")
        return day


class NorwegianTimeField(forms.Field):
    """A time of day typed as 13.15, 13:15, 1315 or 9."""

    widget = forms.TextInput
    default_error_messages = {"invalid": gettext_lazy("Skriv klokkeslettet som timer.minutter, for eksempel 13.15.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"size": "8", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.time()
        if isinstance(value, time):
            return value
        found = _CLOCK.fullmatch(str(value).strip().lower())
        try:
            if found:
                return time(int(found[1] or found[3]), int(found[2] or found[4] or 0))
        except ValueError:
            pass
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, time) else value


class CommaDecimalField(forms.Field):
    """A decimal number with comma. ``decimals`` is the most that may be typed."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": gettext_lazy("Skriv et tall, for eksempel 2,5."),
        "decimals": gettext_lazy("Bruk høyst %(decimals)s desimaler."),
        "huge": gettext_lazy("Tallet er for stort."),
        "min": gettext_lazy("Tallet kan ikke være mindre enn %(limit)s."),
        "max": gettext_lazy("Tallet kan ikke være større enn %(limit)s."),
    }

    def __init__(
        self,
        *,
        decimals: int = 2,
        min_value: Decimal | int | None = None,
        max_value: Decimal | int | None = None,
        suffix: Any = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.decimals, self.min_value, self.max_value = decimals, min_value, max_value
        if suffix:
            self.suffix = suffix

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, Decimal):
            number = value
        else:
            typed = _BLANKS.sub("", str(value)).replace("\u2212", "-").replace("\u2013", "-").replace(",", ".")
            try:
                number = Decimal(typed)
            except InvalidOperation:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from None
            if not number.is_finite() or not re.fullmatch(r"[+-]?\d+(\.\d+)?", typed):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        if number.adjusted() > MOST_DIGITS:
            raise ValidationError(self.error_messages["huge"], code="huge")
        if number != round(number, self.decimals):
            raise ValidationError(self.error_messages["decimals"], code="decimals", params={"decimals": self.decimals})
        for code, limit, wrong in (
            ("min", self.min_value, self.min_value is not None and number < self.min_value),
            ("max", self.max_value, self.max_value is not None and number > self.max_value),
        ):
            if wrong and limit is not None:
                shown = formats.number(limit, 2, trim=True)
                raise ValidationError(self.error_messages[code], code=code, params={"limit": shown})
        return number

    def prepare_value(self, value: Any) -> Any:
        return formats.number(value, self.decimals, trim=True) if isinstance(value, (Decimal, int)) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class FteField(CommaDecimalField):
    """Full-time equivalents (årsverk) with at most two decimals; minus is fewer."""

    suffix = gettext_lazy("årsverk")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", -99999)
        kwargs.setdefault("max_value", 99999)
        super().__init__(decimals=2, **kwargs)


class PercentField(CommaDecimalField):
    """A percentage from 0 to 100 with at most one decimal (92,5)."""

    suffix = "%"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", 100)
        kwargs.setdefault("decimals", 1)
        super().__init__(**kwargs)


class YearField(forms.IntegerField):
    """A calendar year."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 1990)
        kwargs.setdefault("max_value", 2100)
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"size": "6", "inputmode": "numeric", "autocomplete": "off"})
        )
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Skriv årstallet med fire sifre, for eksempel 2011.")
