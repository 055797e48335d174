"""Languages that many people speak, in their own script, to point to. Any other language counts the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Words


@dataclass(frozen=True)
class Spoken:
    """One language: its code (BCP 47), its own name, its name in ours, and the way it is written."""

    code: str
    own_name: str
    name: Words
    direction: str = "ltr"


ALL = (
    Spoken("ar", "العربية", _("Arabic"), "rtl"),
    Spoken("bn", "বাংলা", _("Bengali")),
    Spoken("zh", "中文", _("Chinese")),
    Spoken("fa", "فارسی", _("Farsi"), "rtl"),
    Spoken("ckb", "کوردی", _("Kurdish"), "rtl"),
    Spoken("pa", "ਪੰਜਾਬੀ", _("Panjabi")),
    Spoken("pl", "Polski", _("Polish")),
    Spoken("pt", "Português", _("Portuguese")),
    Spoken("ro", "Română", _("Romanian")),
    Spoken("so", "Soomaali", _("Somali")),
    Spoken("uk", "Українська", _("Ukrainian")),
    Spoken("ur", "اردو", _("Urdu"), "rtl"),
)
