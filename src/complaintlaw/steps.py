"""The words for what is done on a complaint: referral, notices, review, withdrawal.

The value of a member is its word in scenario files.
"""

from __future__ import annotations

from enum import StrEnum


class ReferralRoute(StrEnum):
    """How a matter came to the IOPC."""

    MANDATORY = "mandatory"
    VOLUNTARY = "voluntary"
    BY_LOCAL_POLICING_BODY = "by_local_policing_body"
    CALL_IN = "call_in"
    TREATED_AS_REFERRED = "treated_as_referred"


class ReturnedFor(StrEnum):
    """For what the Director General sends a matter back: paragraphs 5(2), 14(2) and 14D(2)."""

    COMPLETION = "completion"
    HANDLING = "handling"


class PublicInterest(StrEnum):
    """What was decided about a complaint that is withdrawn: regulations 38(5) to (7) and 41(4)."""

    RECORDABLE_CONDUCT_MATTER = "recordable_conduct_matter"
    NOT_IN_PUBLIC_INTEREST = "not_in_public_interest"


class RecommendationKind(StrEnum):
    """What is recommended on a review: paragraphs 6A(5) and (6), 25(4C), (4E) and (4G), 28ZA."""

    REMEDY = "remedy"
    INVESTIGATION = "investigation"
    REFERRAL = "referral"
    CASE_TO_ANSWER_OR_PROCEEDINGS = "case_to_answer_or_proceedings"
    NOTIFY_PROSECUTORS = "notify_prosecutors"


class ObjectionDecision(StrEnum):
    """What the Director General decided on objections to publishing a reply: paragraph 28B."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Direction(StrEnum):
    """A direction of the Director General that brings an old case under the present rules."""

    SECTION_13B = "section_13b"
    SECTION_28A = "section_28a"


class Who(StrEnum):
    """Who considers a referral appropriate, or may make one."""

    APPROPRIATE_AUTHORITY = "appropriate_authority"
    LOCAL_POLICING_BODY = "local_policing_body"


class WithholdingReason(StrEnum):
    """A reason not to tell the person complained against."""

    NONE = "none"
    MIGHT_PREJUDICE = "might_prejudice"
    PUBLIC_INTEREST = "public_interest"


class WithholdingPurpose(StrEnum):
    """A purpose of keeping information back; the first five are those of regulation 35(3)."""

    CRIMINAL_PROCEEDINGS = "criminal_proceedings"
    NATIONAL_SECURITY = "national_security"
    CRIME_PREVENTION = "crime_prevention"
    PROPORTIONALITY = "proportionality"
    PUBLIC_INTEREST = "public_interest"
    OTHER = "other"


class FormView(StrEnum):
    """The Director General's view on the form of an investigation."""

    LOCAL_APPROPRIATE = "local_appropriate"
    LOCAL_NOT_APPROPRIATE = "local_not_appropriate"
    DIRECTED_MORE_APPROPRIATE = "directed_more_appropriate"


class Proceedings(StrEnum):
    """What was decided to be brought after an investigation."""

    NONE = "none"
    DISCIPLINARY = "disciplinary"
    PERFORMANCE = "performance"
    REFLECTIVE_PRACTICE = "reflective_practice"


class Delegating(StrEnum):
    """Who wishes to delegate."""

    CHIEF_OFFICER = "chief_officer"
    LOCAL_POLICING_BODY = "local_policing_body"


class WorksFor(StrEnum):
    """A body that may not do the work of a local policing body, nor its staff: regulation 50(2)(b) to (e)."""

    OTHER_LOCAL_POLICING_BODY = "other_local_policing_body"
    OTHER_BODY_MAINTAINING_A_FORCE = "other_body_maintaining_a_force"
    MAYOR_OF_LONDON = "mayor_of_london"


class Channel(StrEnum):
    """How a notice to an officer was sent."""

    EMAIL = "email"
    IN_PERSON = "in_person"


class Wish(StrEnum):
    """What the complainant wants after criminal proceedings."""

    RESUME = "resume"
    NOT_RESUME = "not_resume"


class Reply(StrEnum):
    """The answer to the letter about a withdrawal."""

    CONFIRMS = "confirms"
    WISHES_TO_CONTINUE = "wishes_to_continue"


class ReviewBody(StrEnum):
    """The two review bodies."""

    IOPC = "iopc"
    LOCAL_POLICING_BODY = "local_policing_body"


class Applicant(StrEnum):
    """Who applies for a review."""

    COMPLAINANT = "complainant"
    REPRESENTATIVE = "representative"
    PERSON_COMPLAINED_AGAINST = "person_complained_against"
    OTHER = "other"


class ApplicationItem(StrEnum):
    """What an application for review must state: regulation 29(5)."""

    COMPLAINT_DETAILS = "complaint_details"
    DATE_COMPLAINT_MADE = "date_complaint_made"
    BODY_WHOSE_DECISION = "body_whose_decision"
    DATE_INFORMATION_PROVIDED = "date_information_provided"
    WRITTEN_FORM = "written_form"


class InfoItem(StrEnum):
    """What information about the right to a review can state."""

    RIGHT_TO_REVIEW = "right_to_review"
    REVIEW_BODY = "review_body"
    REG_32_PARAGRAPH = "reg_32_paragraph"
    NO_RIGHT_TO_IOPC = "no_right_to_iopc"
    TIME_LIMIT = "time_limit"
    APPLICATION_REQUIREMENTS = "application_requirements"


class Step(StrEnum):
    """A step that is being taken, for the question who must be told."""

    FOUND_NOT_A_COMPLAINT = "found_not_a_complaint"
    FORWARDED = "forwarded"
    RECORDING_DECIDED = "recording_decided"
    REFERRED = "referred"
    SENT_BACK = "sent_back"
    FORM_DETERMINED = "form_determined"
    RELEVANT_PERIOD_ENDED = "relevant_period_ended"
    PROCEEDINGS_CONCLUDED = "proceedings_concluded"
    REVIEW_APPLIED_FOR = "review_applied_for"
    REVIEW_APPLICATION_FORWARDED = "review_application_forwarded"
    REVIEW_DECIDED = "review_decided"
    RECOMMENDATION_ANSWERED = "recommendation_answered"
    WITHDRAWAL_RECORDED = "withdrawal_recorded"
    TREATED_AS_REFERRED = "treated_as_referred"
    REPORT_DECIDED = "report_decided"
    REINVESTIGATION_DETERMINED = "reinvestigation_determined"
    DISCIPLINARY_RECOMMENDATION_ANSWERED = "disciplinary_recommendation_answered"
    PUBLIC_INTEREST_DECIDED = "public_interest_decided"


class Document(StrEnum):
    """A document that is being written, for the question what it must state."""

    REVIEW_INFORMATION = "review_information"
    REVIEW_APPLICATION = "review_application"
    RECOMMENDATION_RESPONSE = "recommendation_response"
    TWELVE_MONTH_REPORT = "twelve_month_report"
