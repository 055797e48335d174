"""The words of version 1 of the file format, as published. They never change.

Version 2 writes every fact and result by its name in the code. A file of version 1 keeps the older names that
stand here, and knows only the facts, results and words that there were then. The facts say for themselves with
which version they came (`since`); the results and the words of enumerations are listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from complaintlaw.organisations import Body

__all__ = ["PART", "RENAMED", "RESULTS", "WORDS", "has_word", "written"]

RENAMED: Mapping[str, str] = {
    "delivery_rules_2025": "under_delivery_rules_of_2025",
    "relevant_offence": "alleges_relevant_offence",
    "notices_may_go_to_representative": "may_notify_representative",
    "referral_mandatory": "must_refer",
    "referral_deadline": "referral_due",
    "may_refer_voluntarily": "may_refer",
    "rereferral_needs_consent": "needs_consent_to_refer_again",
    "local_handling_allowed": "may_handle_locally",
    "lpb_kind": "kind_of_local_policing_body",
    "forward_to": "must_forward_to",
    "signpost_to": "should_be_shown_to",
    "earliest_section_13a_date": "earliest_notice",
    "investigator_permitted": "may_be_investigator",
    "delegation_permitted": "may_delegate",
    "special_procedure": "is_under_special_procedure",
    "severity_assessment_by": "makes_severity_assessment",
    "severity_needs_consultation": "must_consult_on_severity",
    "deemed_given_on": "counts_as_given_on",
    "interview_alternative_last_day": "alternative_interview_last_day",
    "no_further_action_available": "may_take_no_further_action",
    "statement_admissible": "statement_is_admissible",
    "in_time": "is_in_time",
    "late_application_decided_by": "decides_on_late_application",
    "defective_application_may_proceed": "may_proceed_although_defective",
    "initial_contact_required": "must_contact",
    "must_give_report_to_subject": "must_give_report",
    "permitted_forms": "forms_permitted",
    "investigation_form": "form_of_investigation",
}
"""The results that are called otherwise today: the name in a file of version 1, and the name now."""

_NEVER_RENAMED = """
    regime appropriate_authority representation_authorised must_request_consent complainant_is eligibility
    is_complaint may_refuse_as_out_of_time must_have_adult matter_type must_log must_preserve_evidence
    referral_ground review_body_reasons relevant_review_body initial_handling_by recorded_handling_by
    may_bring_proceedings severity_question terms_of_reference_due representations_due interest
    may_withhold_information time_limit_excused must_investigate updates_by updates_required next_update_due
    updates_must_be_written outcome_notice_due proceedings_outcome_notice_due challenge_route
    review_information_due review_last_day must_contain application_made_on may_recommend_compensation
    recommendation_response_due reply_last_day treated_as_withdrawn_from must_record_withdrawal next_step
    public_interest_decision_by parts recording_grounds review_powers must_record
    may_handle_outside_schedule_3 copies_due may_anonymise_copy must_notify views_due
    iopc_must_investigate report_period_ends
"""

RESULTS: Mapping[str, str] = {**RENAMED, **{name: name for name in _NEVER_RENAMED.split()}}
"""Every result that a file of version 1 can assert, with the name it has now."""

PART = ("subject", "is_complaint", "appropriate_authority", "relevant_review_body")
"""What can be asserted of one part."""

_WORDS = """
    ArrivedAs: expression_of_dissatisfaction other_information civil_claim
    Office: chief_officer lpb iopc british-transport-police british-transport-police-authority
    ministry-of-defence-police civil-nuclear-constabulary national-crime-agency police-scotland
    police-ombudsman-northern-ireland police-and-crime-panel
    Organisation: avon-and-somerset bedfordshire cambridgeshire cheshire city-of-london cleveland cumbria
    derbyshire devon-and-cornwall dorset durham dyfed-powys essex gloucestershire greater-manchester gwent
    hampshire hertfordshire humberside kent lancashire leicestershire lincolnshire merseyside metropolitan
    norfolk north-wales north-yorkshire northamptonshire northumbria nottinghamshire south-wales
    south-yorkshire staffordshire suffolk surrey sussex thames-valley warwickshire west-mercia west-midlands
    west-yorkshire wiltshire british-transport-police ministry-of-defence-police civil-nuclear-constabulary
    national-crime-agency police-scotland police-service-northern-ireland
    PersonKind: police_officer special_constable police_staff common_council_employee designated_volunteer
    contractor nca_officer on_relevant_service lpb_office_holder not_police
    Claim: subject_of_conduct adversely_affected witness
    EffectSource: direct seeing_or_hearing_only
    HowSeen: in_person through_media not_at_all
    RepresentativeIs: parent legal_guardian other
    Rank: constable sergeant inspector chief_inspector superintendent chief_superintendent commander
    assistant_chief_constable deputy_assistant_commissioner assistant_commissioner deputy_chief_constable
    deputy_commissioner chief_constable commissioner
    About: conduct service
    AllegedResult: death fracture deep_cut deep_laceration internal_organ_damage impaired_bodily_function
    other_injury
    MightBe: crime disciplinary performance article_2_or_3
    Excludable: proceedings article_2_or_3
    Description: serious_assault serious_sexual_offence serious_corruption
    abuse_of_position_for_sexual_purpose abuse_of_position_for_emotional_relationship
    crime_aggravated_by_discrimination disciplinary_behaviour_aggravated_by_discrimination
    Maximum: life fixed_by_law none
    LinkedReviewReason: senior_officer proceedings_not_excluded article_2_or_3_not_excluded referred
    treated_as_referred
    EarlierStatus: investigated being_investigated otherwise_handled ceased_on_withdrawal none_of_these
    Handling: outside_schedule_3 not_investigated local_investigation directed_investigation
    independent_investigation
    ReferralRoute: mandatory voluntary by_local_policing_body call_in treated_as_referred
    Direction: section_13b section_28a
    Indication: crime_or_disciplinary article_2_or_3
    Who: appropriate_authority local_policing_body
    WithholdingReason: none might_prejudice public_interest
    WithholdingPurpose: criminal_proceedings national_security crime_prevention proportionality
    public_interest other
    FormView: local_appropriate local_not_appropriate directed_more_appropriate
    Proceedings: none disciplinary performance reflective_practice
    Relation: self spouse partner parent adult_child sibling other
    Harm: death serious_injury
    Delegating: chief_officer local_policing_body
    Channel: email in_person
    Wish: resume not_resume
    Reply: confirms wishes_to_continue
    ReviewBody: iopc local_policing_body
    InfoItem: right_to_review review_body reg_32_paragraph no_right_to_iopc time_limit
    application_requirements
    Applicant: complainant representative person_complained_against other
    ApplicationItem: complaint_details date_complaint_made body_whose_decision date_information_provided
    written_form
    Step: found_not_a_complaint forwarded recording_decided referred sent_back form_determined
    relevant_period_ended proceedings_concluded review_applied_for review_application_forwarded review_decided
    recommendation_answered withdrawal_recorded
    Document: review_information review_application recommendation_response twelve_month_report
    Regime: pra_2020 pra_pre_2020 contractors_2015 nca_2013 section_26_agreement outside_part_2
    Several: several
    ComplainantIs: person_complaining represented_person
    Eligibility: subject_of_conduct adversely_affected witness affected_by_service excluded_same_chief_officer
    excluded_on_duty excluded_own_force not_eligible
    MatterType: complaint conduct_matter dsi
    ReferralGround: death_or_serious_injury serious_assault serious_sexual_offence serious_corruption
    discrimination relevant_offence same_incident chief_officer call_in dsi
    ReviewReason: appropriate_authority_is_lpb senior_officer proceedings_not_excluded
    article_2_or_3_not_excluded referred treated_as_referred same_incident
    LpbKind: pcc pfcc mayor mopac common_council
    Assessor: person_investigating iopc
    SeverityQuestion: misconduct_or_gross_misconduct gross_misconduct_only
    Interest: of_right at_discretion
    ChallengeRoute: review appeal
    Content: right_to_review review_body reg_32_paragraph no_right_to_iopc time_limit application_requirements
    complaint_details date_complaint_made body_whose_decision date_information_provided whether_accepted
    steps_if_accepted reasons_if_not officer_notice_date progress estimate_of_completion reason_for_time_taken
    planned_steps
    Power: require_investigation own_findings direct_reinvestigation recommend_investigation
    recommend_reinvestigation recommend_referral recommend_case_to_answer_or_proceedings recommend_remedy
    NextStep: write_to_complainant await_reply public_interest_decision resume_investigation continue_handling
    RecordingGround: complainant_wish death_or_serious_injury crime_or_disciplinary article_2_or_3
    referral_description referred treated_as_referred
    RequiredCopy: record_to_complainant complaint_to_subject
    RecipientRole: complainant appropriate_authority person_complained_against interested_persons iopc
    local_policing_body relevant_review_body
"""


def _listed(text: str) -> dict[str, frozenset[str]]:
    """The words after each name that ends with a colon."""
    found: dict[str, set[str]] = {}
    name = ""
    for word in text.split():
        if word.endswith(":"):
            name = word[:-1]
            found[name] = set()
        else:
            found[name].add(word)
    return {name: frozenset(words) for name, words in found.items()}


WORDS: Mapping[str, frozenset[str]] = _listed(_WORDS)
"""The words of each enumeration of version 1, by the name of its class."""


def has_word(value: Enum | Body) -> bool:
    """Whether version 1 had a word for this member of an enumeration, or for this body."""
    if isinstance(value, Body):
        return value.office in WORDS["Office"] and (value.force is None or has_word(value.force))
    return value.value in WORDS.get(type(value).__name__, ())


def written(result: str, value: object) -> object:
    """A result as version 1 wrote it: that nothing is asked of a leaver was `none` there, as was no answer."""
    return "none" if (result, value) == ("severity_question", "nothing") else value
