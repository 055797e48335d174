"""Ten questions about fairness (F9). The answers never go with the complaint.

Whoever deals with the complaint cannot see them. The list of ethnic groups is that of the 2021 Census of
England and Wales.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import NO, RATHER_NOT, YES, options, radios, select
from candour.intake.specs import Page

WHY = _(
    "We ask so that we can see if everyone is treated fairly. It does not change how we treat your complaint. "
    "The people who deal with it never see these answers. You can skip all of them."
)

ETHNIC_GROUPS = options(
    ("asian-indian", _("Asian: Indian")),
    ("asian-pakistani", _("Asian: Pakistani")),
    ("asian-bangladeshi", _("Asian: Bangladeshi")),
    ("asian-chinese", _("Asian: Chinese")),
    ("asian-other", _("Asian: any other")),
    ("black-caribbean", _("Black: Caribbean")),
    ("black-african", _("Black: African")),
    ("black-other", _("Black: any other")),
    ("mixed-caribbean", _("Mixed: White and Black Caribbean")),
    ("mixed-african", _("Mixed: White and Black African")),
    ("mixed-asian", _("Mixed: White and Asian")),
    ("mixed-other", _("Mixed: any other")),
    ("white-british", _("White: English, Welsh, Scottish, Northern Irish or British")),
    ("white-irish", _("White: Irish")),
    ("white-traveller", _("White: Gypsy or Irish Traveller")),
    ("white-roma", _("White: Roma")),
    ("white-other", _("White: any other")),
    ("arab", _("Arab")),
    ("other", _("Any other group")),
    RATHER_NOT,
)

PAGES: tuple[Page, ...] = (
    Page(
        key="fairness",
        section="fair",
        title=_("Is everyone treated fairly?"),
        why=WHY,
        kept_out=True,
        questions=(
            select(
                "F9.1",
                "eq_age",
                _("How old are you?"),
                options(
                    ("under-18", _("Under 18")),
                    ("18-24", _("18 to 24")),
                    ("25-34", _("25 to 34")),
                    ("35-44", _("35 to 44")),
                    ("45-54", _("45 to 54")),
                    ("55-64", _("55 to 64")),
                    ("65-74", _("65 to 74")),
                    ("75-up", _("75 or over")),
                    RATHER_NOT,
                ),
            ),
            radios(
                "F9.2",
                "eq_sex",
                _("What is your sex?"),
                options(("female", _("Female")), ("male", _("Male")), RATHER_NOT),
                inline=True,
            ),
            radios(
                "F9.3",
                "eq_gender",
                _("Is your gender the same as the sex you were given at birth?"),
                options(YES, NO, RATHER_NOT),
                inline=True,
            ),
            select("F9.4", "eq_ethnic_group", _("What is your ethnic group?"), ETHNIC_GROUPS),
        ),
    ),
    Page(
        key="fairness-more",
        section="fair",
        title=_("Language, belief and who you love"),
        why=_("You can leave out any of these, or skip them all."),
        kept_out=True,
        questions=(
            select(
                "F9.5",
                "eq_language",
                _("What is your first language?"),
                options(
                    ("en", _("English")),
                    ("cy", _("Welsh")),
                    ("bsl", _("British Sign Language")),
                    ("other", _("Another language")),
                    RATHER_NOT,
                ),
            ),
            select(
                "F9.6",
                "eq_religion",
                _("What is your religion or belief?"),
                options(
                    ("none", _("None")),
                    ("buddhist", _("Buddhist")),
                    ("christian", _("Christian")),
                    ("hindu", _("Hindu")),
                    ("jewish", _("Jewish")),
                    ("muslim", _("Muslim")),
                    ("sikh", _("Sikh")),
                    ("other", _("Another one")),
                    RATHER_NOT,
                ),
            ),
            select(
                "F9.7",
                "eq_orientation",
                _("Which of these fits you best?"),
                options(
                    ("straight", _("Straight")),
                    ("gay", _("Gay or lesbian")),
                    ("bi", _("Bisexual")),
                    ("other", _("Something else")),
                    RATHER_NOT,
                ),
            ),
        ),
    ),
    Page(
        key="fairness-health",
        section="fair",
        title=_("Health and care"),
        why=_("You can leave out any of these, or skip them all."),
        kept_out=True,
        questions=(
            radios(
                "F9.8",
                "eq_disability",
                _("Do you have a disability or an illness that lasts a long time?"),
                options(
                    ("a-lot", _("Yes, and it limits me a lot")),
                    ("a-little", _("Yes, and it limits me a little")),
                    ("not", _("Yes, but it does not limit me")),
                    NO,
                    RATHER_NOT,
                ),
            ),
            radios(
                "F9.9",
                "eq_pregnancy",
                _("Are you pregnant, or did you have a baby in the last year?"),
                options(YES, NO, RATHER_NOT),
                inline=True,
            ),
            radios(
                "F9.10",
                "eq_care",
                _("Do you look after someone, or were you ever in care?"),
                options(
                    ("carer", _("I look after someone")),
                    ("in-care", _("I am or was in care")),
                    ("both", _("Both")),
                    ("neither", _("Neither")),
                    RATHER_NOT,
                ),
            ),
        ),
    ),
)
