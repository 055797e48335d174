"""The words of the statute about people, what is complained of and how it is handled, as enums.

The value of a member is its word in scenario files. Words for steps and papers stand in `steps.py`; words for
results stand in the chapter that gives them.
"""

from __future__ import annotations

from enum import StrEnum


class ArrivedAs(StrEnum):
    """How the matter reached the police body."""

    EXPRESSION_OF_DISSATISFACTION = "expression_of_dissatisfaction"
    OTHER_INFORMATION = "other_information"
    CIVIL_CLAIM = "civil_claim"


class PersonKind(StrEnum):
    """What a person is, as the Act sorts people."""

    POLICE_OFFICER = "police_officer"
    SPECIAL_CONSTABLE = "special_constable"
    POLICE_STAFF = "police_staff"
    COMMON_COUNCIL_EMPLOYEE = "common_council_employee"
    DESIGNATED_VOLUNTEER = "designated_volunteer"
    CONTRACTOR = "contractor"
    NCA_OFFICER = "nca_officer"
    ON_RELEVANT_SERVICE = "on_relevant_service"
    OTHER_BODY_OFFICER = "other_body_officer"
    LPB_OFFICE_HOLDER = "lpb_office_holder"
    NOT_POLICE = "not_police"

    @property
    def words(self) -> str:
        """As a person would say it."""
        return _KINDS.get(self, self.value.replace("_", " "))


_KINDS = {
    PersonKind.COMMON_COUNCIL_EMPLOYEE: "employee of the Common Council of the City of London",
    PersonKind.NCA_OFFICER: "officer of the National Crime Agency",
    PersonKind.ON_RELEVANT_SERVICE: "on temporary service under section 97 of the Police Act 1996",
    PersonKind.OTHER_BODY_OFFICER: "officer of another body, such as Border Force or HM Revenue and Customs",
    PersonKind.LPB_OFFICE_HOLDER: "commissioner, mayor or a deputy of theirs",
    PersonKind.NOT_POLICE: "not with the police",
}


class Rank(StrEnum):
    """Ranks of police officers from the lowest to the highest."""

    CONSTABLE = "constable"
    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    CHIEF_INSPECTOR = "chief_inspector"
    SUPERINTENDENT = "superintendent"
    CHIEF_SUPERINTENDENT = "chief_superintendent"
    COMMANDER = "commander"
    ASSISTANT_CHIEF_CONSTABLE = "assistant_chief_constable"
    DEPUTY_ASSISTANT_COMMISSIONER = "deputy_assistant_commissioner"
    ASSISTANT_COMMISSIONER = "assistant_commissioner"
    DEPUTY_CHIEF_CONSTABLE = "deputy_chief_constable"
    DEPUTY_COMMISSIONER = "deputy_commissioner"
    CHIEF_CONSTABLE = "chief_constable"
    COMMISSIONER = "commissioner"

    def is_at_least(self, other: Rank) -> bool:
        """This rank or a higher one."""
        order = tuple(Rank)
        return order.index(self) >= order.index(other)


class Claim(StrEnum):
    """What the complainant in substance claims to be in relation to the conduct."""

    SUBJECT_OF_CONDUCT = "subject_of_conduct"
    ADVERSELY_AFFECTED = "adversely_affected"
    WITNESS = "witness"


class EffectSource(StrEnum):
    """Where an adverse effect comes from."""

    DIRECT = "direct"
    SEEING_OR_HEARING_ONLY = "seeing_or_hearing_only"


class HowSeen(StrEnum):
    """How the conduct, or its effects, came to be seen or heard."""

    IN_PERSON = "in_person"
    THROUGH_MEDIA = "through_media"
    NOT_AT_ALL = "not_at_all"


class RepresentativeIs(StrEnum):
    """What the representative is to the person in question."""

    PARENT = "parent"
    LEGAL_GUARDIAN = "legal_guardian"
    OTHER = "other"


class About(StrEnum):
    """What dissatisfaction is about: somebody's conduct, or anything else."""

    CONDUCT = "conduct"
    SERVICE = "service"


class AllegedResult(StrEnum):
    """What is said to have come of it. All but the last are a death or a serious injury."""

    DEATH = "death"
    FRACTURE = "fracture"
    DEEP_CUT = "deep_cut"
    DEEP_LACERATION = "deep_laceration"
    INTERNAL_ORGAN_DAMAGE = "internal_organ_damage"
    IMPAIRED_BODILY_FUNCTION = "impaired_bodily_function"
    OTHER_INJURY = "other_injury"


class MightBe(StrEnum):
    """What an allegation, if proved, might be."""

    CRIME = "crime"
    DISCIPLINARY = "disciplinary"
    PERFORMANCE = "performance"
    ARTICLE_2_OR_3 = "article_2_or_3"


class Excludable(StrEnum):
    """What the authority can exclude from the complaint alone."""

    PROCEEDINGS = "proceedings"
    ARTICLE_2_OR_3 = "article_2_or_3"


class Description(StrEnum):
    """The descriptions of complaint that must be referred: regulation 4(1)(a)(i) to (iv)."""

    SERIOUS_ASSAULT = "serious_assault"
    SERIOUS_SEXUAL_OFFENCE = "serious_sexual_offence"
    SERIOUS_CORRUPTION = "serious_corruption"
    ABUSE_OF_POSITION_FOR_SEXUAL_PURPOSE = "abuse_of_position_for_sexual_purpose"
    ABUSE_OF_POSITION_FOR_EMOTIONAL_RELATIONSHIP = "abuse_of_position_for_emotional_relationship"
    CRIME_AGGRAVATED_BY_DISCRIMINATION = "crime_aggravated_by_discrimination"
    DISCIPLINARY_BEHAVIOUR_AGGRAVATED_BY_DISCRIMINATION = "disciplinary_behaviour_aggravated_by_discrimination"


class Maximum(StrEnum):
    """A longest sentence that is not a number of years."""

    LIFE = "life"
    FIXED_BY_LAW = "fixed_by_law"
    NONE = "none"


class LinkedReviewReason(StrEnum):
    """Which of regulation 32(a) to (d) apply to another complaint on the same incident."""

    SENIOR_OFFICER = "senior_officer"
    PROCEEDINGS_NOT_EXCLUDED = "proceedings_not_excluded"
    ARTICLE_2_OR_3_NOT_EXCLUDED = "article_2_or_3_not_excluded"
    REFERRED = "referred"
    TREATED_AS_REFERRED = "treated_as_referred"


class EarlierStatus(StrEnum):
    """What became of an earlier complaint that this one may repeat."""

    INVESTIGATED = "investigated"
    BEING_INVESTIGATED = "being_investigated"
    OTHERWISE_HANDLED = "otherwise_handled"
    CEASED_ON_WITHDRAWAL = "ceased_on_withdrawal"
    NONE_OF_THESE = "none_of_these"


class Handling(StrEnum):
    """How a complaint is handled."""

    OUTSIDE_SCHEDULE_3 = "outside_schedule_3"
    NOT_INVESTIGATED = "not_investigated"
    LOCAL_INVESTIGATION = "local_investigation"
    DIRECTED_INVESTIGATION = "directed_investigation"
    INDEPENDENT_INVESTIGATION = "independent_investigation"


UNDER_IOPC = (Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)
"""The forms of an investigation under the direction of the Director General, or by the Director General."""
INVESTIGATIONS = (Handling.LOCAL_INVESTIGATION, *UNDER_IOPC)
"""Every form of an investigation."""


class Indication(StrEnum):
    """What complaint and handling so far are found to indicate."""

    CRIME_OR_DISCIPLINARY = "crime_or_disciplinary"
    ARTICLE_2_OR_3 = "article_2_or_3"


class Relation(StrEnum):
    """What a person is to the one who died or was seriously injured."""

    SELF = "self"
    SPOUSE = "spouse"
    PARTNER = "partner"
    PARENT = "parent"
    ADULT_CHILD = "adult_child"
    SIBLING = "sibling"
    OTHER = "other"


class Harm(StrEnum):
    """The alleged result that makes somebody interested."""

    DEATH = "death"
    SERIOUS_INJURY = "serious_injury"


class MatterType(StrEnum):
    """What a matter is in law."""

    COMPLAINT = "complaint"
    CONDUCT_MATTER = "conduct_matter"
    DSI = "dsi"


class ClockName(StrEnum):
    """The statutory deadlines by name; `clocks.py` says how each is counted."""

    REFERRAL = "referral"
    UPDATE = "update"
    OUTCOME_NOTICE = "outcome_notice"
    REVIEW_INFORMATION = "review_information"
    REVIEW_WINDOW = "review_window"
    RECOMMENDATION_RESPONSE = "recommendation_response"
    LEARNING_REPLY = "learning_reply"
    WITHDRAWAL_REPLY = "withdrawal_reply"
    SUSPENSION_REPLY = "suspension_reply"
    TWELVE_MONTH_REPORT = "twelve_month_report"
    VIEWS = "views"
    PROCEEDINGS_OUTCOME_NOTICE = "proceedings_outcome_notice"
    TERMS_OF_REFERENCE = "terms_of_reference"
    OFFICER_REPRESENTATIONS = "officer_representations"
    OTHER_INTERVIEW_TIME = "other_interview_time"
    DATA_PROTECTION_ACKNOWLEDGEMENT = "data_protection_acknowledgement"
