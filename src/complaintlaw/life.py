"""The life of a complaint: the only table of legal states and of the ways between them.

The unit is one complaint, conduct matter, or death or serious injury matter before one appropriate authority.
Preserving evidence, keeping people informed and proceedings run beside the states and do not appear as states.
There is no state for a duplicate, a late, an anonymous or a persistent complaint: the law knows none. Nor can an
investigation be discontinued: paragraphs 17, 21 and 28 of Schedule 3 are empty, and only a report, a suspension, a
referral or a withdrawal leads out of one.
"""

from __future__ import annotations

from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.states import Decider, State, Transition
from complaintlaw.vocabulary import ClockName, MatterType

__all__ = [
    "ENDED",
    "OPEN",
    "TRANSITIONS",
    "Decider",
    "State",
    "Transition",
    "is_lawful",
    "next_states",
    "transitions_between",
    "transitions_from",
]


_S, _D, _C, _SCH = State, Decider, ClockName, SCHEDULE_3
_INVESTIGATIONS = (_S.LOCAL_INVESTIGATION, _S.DIRECTED_INVESTIGATION, _S.INDEPENDENT_INVESTIGATION)
_EARLY = (_S.RECEIVED, _S.AWAITING_AA_DETERMINATION, _S.INITIAL_CONTACT)
_BEING_INVESTIGATED = (*_INVESTIGATIONS, _S.REINVESTIGATION)
_BEING_HANDLED = (
    _S.INITIAL_CONTACT,
    _S.OUTSIDE_SCHEDULE_3,
    _S.RECORDED,
    _S.REFERRED,
    _S.REFERRED_BACK,
    _S.HANDLING_NOT_INVESTIGATED,
    *_BEING_INVESTIGATED,
)
_UNTIL_OUTCOME = (*_EARLY[:2], *_BEING_HANDLED, _S.SUSPENDED, _S.REPORT_RECEIVED)
_MAY_BE_REFERRED = tuple(one for one in (*_UNTIL_OUTCOME, _S.WITHDRAWAL_PENDING) if one is not _S.REFERRED)
_WITH_RESULT = (_S.OUTCOME_DETERMINED, _S.OUTCOME_NOTIFIED)
_ON_REVIEW = (_S.REVIEW_WINDOW_OPEN, _S.UNDER_REVIEW, _S.REVIEW_DECIDED, _S.AWAITING_RECOMMENDATION_RESPONSE)
_MAY_BE_WITHDRAWN = (*_UNTIL_OUTCOME, *_WITH_RESULT, *_ON_REVIEW)
_ENDS_WITH_PART_2 = (
    _C.REFERRAL,
    _C.UPDATE,
    _C.TWELVE_MONTH_REPORT,
    _C.OUTCOME_NOTICE,
    _C.REVIEW_INFORMATION,
    _C.REVIEW_WINDOW,
    _C.RECOMMENDATION_RESPONSE,
    _C.VIEWS,
    _C.PROCEEDINGS_OUTCOME_NOTICE,
    _C.TERMS_OF_REFERENCE,
    _C.OFFICER_REPRESENTATIONS,
    _C.OTHER_INTERVIEW_TIME,
)
_MAY_BE_SUSPENDED = (_S.HANDLING_NOT_INVESTIGATED, *_BEING_INVESTIGATED)
ENDED: frozenset[State] = frozenset(
    {
        _S.TRANSFERRED_OUT,
        _S.NOT_A_COMPLAINT,
        _S.RESOLVED_OUTSIDE_SCHEDULE_3,
        _S.PART_2_CEASED,
        _S.CLOSED,
    }
)
OPEN: frozenset[State] = frozenset(State) - ENDED

# fmt: off
TRANSITIONS: tuple[Transition, ...] = (
    Transition("T01", (), (_S.RECEIVED,),
        "Dissatisfaction with the police reaches a chief officer, a local policing body or the IOPC",
        (PRA.at("12(1)"),), _D.RECEIVER),
    Transition("T02", (_S.RECEIVED,), (_S.AWAITING_AA_DETERMINATION,),
        "The receiver asks whether it is itself the appropriate authority",
        (_SCH.at("2(2)"), _SCH.at("2(3)")), _D.RECEIVER),
    Transition("T03", (_S.AWAITING_AA_DETERMINATION,), (_S.TRANSFERRED_OUT,),
        "Another body is the authority: it is notified, and the complainant is told what was sent",
        (_SCH.at("2(2)(b)"), _SCH.at("2(3)(b)"), _SCH.at("2(5)")), _D.RECEIVER),
    Transition("T04", (_S.RECEIVED,), (_S.AWAITING_AA_DETERMINATION,),
        "The IOPC passes on a complaint that reached it",
        (_SCH.at("2(1)"), _SCH.at("2(1A)"), _SCH.at("2(5)")), _D.DIRECTOR_GENERAL),
    Transition("T05", (_S.RECEIVED, _S.AWAITING_AA_DETERMINATION), (_S.NOT_A_COMPLAINT,),
        "The receiver finds it not to be a complaint, and the person is told so with the grounds",
        (_SCH.at("2(9)"), _SCH.at("2(10)")), _D.RECEIVER, only_for=MatterType.COMPLAINT),
    Transition("T05", (*_EARLY, _S.OUTSIDE_SCHEDULE_3), (_S.NOT_A_COMPLAINT,),
        "It is found not to be a complaint, and the person is told so with the grounds",
        (_SCH.at("2(9)"), _SCH.at("2(10)")), _D.AUTHORITY_OR_LPB, stops=(_C.UPDATE,),
        only_for=MatterType.COMPLAINT),
    Transition("T06", (_S.AWAITING_AA_DETERMINATION,), (_S.INITIAL_CONTACT,),
        "The authority contacts the complainant and asks for views on the handling",
        (_SCH.at("2(6)"),), _D.AUTHORITY_OR_LPB, starts=(_C.UPDATE,)),
    Transition("T07", (_S.INITIAL_CONTACT,), (_S.OUTSIDE_SCHEDULE_3,),
        "Nothing requires recording and the authority chooses to handle it outside Schedule 3",
        (_SCH.at("2(6C)"), _SCH.at("2(6D)")), _D.AUTHORITY_OR_LPB, starts=(_C.UPDATE,)),
    Transition("T08", (_S.OUTSIDE_SCHEDULE_3,), (_S.RESOLVED_OUTSIDE_SCHEDULE_3,),
        "The handling outside Schedule 3 is finished and its outcome is given",
        (_SCH.at("2(6C)"), PRA.at("20(3A)(b)")), _D.AUTHORITY_OR_LPB, stops=(_C.UPDATE,)),
    Transition("T09", (_S.INITIAL_CONTACT, _S.OUTSIDE_SCHEDULE_3, _S.RESOLVED_OUTSIDE_SCHEDULE_3), (_S.RECORDED,),
        "It must be recorded, or the authority chooses to record it",
        (_SCH.at("2(6A)"), _SCH.at("2(6B)"), _SCH.at("4(9)"), _SCH.at("4A(4)")), _D.AUTHORITY_OR_LPB,
        starts=(_C.UPDATE,)),
    Transition("T09", (_S.RECEIVED, _S.AWAITING_AA_DETERMINATION), (_S.RECORDED,),
        "A conduct matter is recorded", (_SCH.at("10"), _SCH.at("11"), _SCH.at("13A")), _D.AUTHORITY,
        starts=(_C.UPDATE,), only_for=MatterType.CONDUCT_MATTER),
    Transition("T09", (_S.RECEIVED, _S.AWAITING_AA_DETERMINATION), (_S.RECORDED,),
        "A death or serious injury matter is recorded, as each of them is", (_SCH.at("14A"), _SCH.at("14CA")),
        _D.AUTHORITY, starts=(_C.UPDATE,), only_for=MatterType.DSI),
    Transition("T10", _MAY_BE_REFERRED, (_S.REFERRED,),
        "It is referred to the IOPC, called in, or treated as referred",
        (_SCH.at("4"), _SCH.at("4A")), _D.ANY_REFERRER, stops=(_C.REFERRAL,)),
    Transition("T10", (*_WITH_RESULT, *_ON_REVIEW), (_S.REFERRED,),
        "After the outcome it is called in, treated as referred, or referred because it had to be all along",
        (_SCH.at("4(1)"), _SCH.at("4(5)"), _SCH.at("4(7)"), _SCH.at("4A")), _D.ANY_REFERRER, stops=(_C.REFERRAL,)),
    Transition("T11", (_S.REFERRED,), _INVESTIGATIONS,
        "The IOPC finds an investigation necessary and determines its form",
        (_SCH.at("5"), _SCH.at("15"), CMR.at("5")), _D.DIRECTOR_GENERAL),
    Transition("T12", (_S.REFERRED,), (_S.LOCAL_INVESTIGATION, _S.REINVESTIGATION),
        "The IOPC finds no investigation of its own necessary and returns a local one to be finished",
        (_SCH.at("5(2)(a)"), _SCH.at("5(3)")), _D.DIRECTOR_GENERAL),
    Transition("T12", (_S.REFERRED,), (_S.REFERRED_BACK,),
        "The IOPC finds no investigation necessary where none was under way, and sends it back to be handled",
        (_SCH.at("5(2)(b)"), _SCH.at("5(3)")), _D.DIRECTOR_GENERAL),
    Transition("T13", (_S.RECORDED, _S.REFERRED_BACK), (_S.HANDLING_NOT_INVESTIGATED, _S.LOCAL_INVESTIGATION),
        "The authority chooses reasonable and proportionate handling",
        (_SCH.at("6(2)"), _SCH.at("6(2A)")), _D.AUTHORITY, starts=(_C.UPDATE, _C.TWELVE_MONTH_REPORT)),
    Transition("T14", (_S.HANDLING_NOT_INVESTIGATED,), (_S.LOCAL_INVESTIGATION,),
        "An indication appears during the handling",
        (_SCH.at("6(2C)"),), _D.AUTHORITY, starts=(_C.TWELVE_MONTH_REPORT,)),
    Transition("T15", _INVESTIGATIONS, _INVESTIGATIONS,
        "The IOPC replaces the form of the investigation",
        (_SCH.at("15(5)"), _SCH.at("15(5A)"), _SCH.at("15(5B)"), CMR.at("15")), _D.DIRECTOR_GENERAL),
    Transition("T15", (_S.REINVESTIGATION,), (_S.REINVESTIGATION, *_INVESTIGATIONS),
        "The IOPC replaces the form of the investigation that is made again",
        (_SCH.at("26(3)"), _SCH.at("15(5)"), _SCH.at("15(5A)"), _SCH.at("15(5B)")), _D.DIRECTOR_GENERAL),
    Transition("T16", _MAY_BE_SUSPENDED, (_S.SUSPENDED,),
        "Going on would prejudice a criminal investigation or proceedings",
        (CMR.at("40"),), _D.AUTHORITY_OR_DG),
    Transition("T17", (_S.SUSPENDED,), (*_MAY_BE_SUSPENDED, _S.PUBLIC_INTEREST_DECISION),
        "The criminal proceedings have ended and the complainant has been asked how to proceed",
        (CMR.at("40"), CMR.at("41")), _D.AUTHORITY_OR_DG, starts=(_C.SUSPENSION_REPLY,)),
    Transition("T18", _BEING_INVESTIGATED, (_S.REPORT_RECEIVED,),
        "The investigator submits the final report",
        (_SCH.at("22"), _SCH.at("24A")), _D.INVESTIGATOR, stops=(_C.TWELVE_MONTH_REPORT,)),
    Transition("T19", (_S.REPORT_RECEIVED,), (_S.OUTCOME_DETERMINED,),
        "The outcome of the investigation is determined",
        (_SCH.at("23"), _SCH.at("24"), CMR.at("27")), _D.AUTHORITY_OR_DG,
        starts=(_C.VIEWS, _C.OUTCOME_NOTICE, _C.REVIEW_INFORMATION), not_for=MatterType.DSI),
    Transition("T19", (_S.REPORT_RECEIVED,), (_S.OUTCOME_DETERMINED,),
        "The Director General, to whom every report on a death or serious injury goes, finds no indication in it",
        (_SCH.at("24A"), _SCH.at("24C")), _D.DIRECTOR_GENERAL, starts=(_C.OUTCOME_NOTICE,),
        only_for=MatterType.DSI),
    Transition("T20", (_S.HANDLING_NOT_INVESTIGATED,), (_S.OUTCOME_DETERMINED,),
        "The handling is finished, or no further action is taken",
        (_SCH.at("6"),), _D.AUTHORITY, starts=(_C.OUTCOME_NOTICE, _C.REVIEW_INFORMATION)),
    Transition("T21", (_S.OUTCOME_DETERMINED, _S.AWAITING_RECOMMENDATION_RESPONSE), (_S.OUTCOME_NOTIFIED,),
        "The complainant is told the outcome and the right to a review, interested persons the outcome",
        (CMR.at("34(2)(b)"), CMR.at("34(4)")), _D.AUTHORITY_OR_DG,
        stops=(_C.UPDATE, _C.OUTCOME_NOTICE, _C.REVIEW_INFORMATION)),
    Transition("T22", (_S.OUTCOME_NOTIFIED,), (_S.REVIEW_WINDOW_OPEN,),
        "The complaint was recorded and was not investigated, or was locally investigated up to a final report",
        (_SCH.at("6A"), _SCH.at("25(1)"), _SCH.at("25(1A)")), _D.NOBODY, starts=(_C.REVIEW_WINDOW,),
        only_for=MatterType.COMPLAINT),
    Transition("T23", (_S.OUTCOME_NOTIFIED,), (_S.CLOSED,),
        "No review lies: a directed or independent investigation, no final report after an early one under the "
        "accelerated procedure, no Schedule 3, or nobody complains",
        (_SCH.at("6A"), _SCH.at("25(1)"), _SCH.at("25(1A)")), _D.NOBODY),
    Transition("T24", (_S.REVIEW_WINDOW_OPEN,), (_S.UNDER_REVIEW,),
        "A review is applied for in time, or late with the time extended",
        (CMR.at("29"),), _D.COMPLAINANT, stops=(_C.REVIEW_WINDOW,)),
    Transition("T25", (_S.UNDER_REVIEW,), (_S.UNDER_REVIEW,),
        "The wrong review body forwards the application and tells the applicant",
        (_SCH.at("31"), _SCH.at("32")), _D.REVIEW_BODY),
    Transition("T26", (_S.UNDER_REVIEW,), (_S.REVIEW_DECIDED,),
        "The review body decides whether the outcome was reasonable and proportionate",
        (_SCH.at("6A"), _SCH.at("25(4A)"), _SCH.at("25(10)")), _D.REVIEW_BODY),
    Transition("T27", (_S.REVIEW_DECIDED,), (*_INVESTIGATIONS, _S.REINVESTIGATION),
        "The Director General requires an investigation or directs another one",
        (_SCH.at("6A(5)"), _SCH.at("15(1A)"), _SCH.at("25(4C)"), _SCH.at("26")), _D.DIRECTOR_GENERAL,
        starts=(_C.UPDATE,)),
    Transition("T28", (_S.REVIEW_DECIDED,), (_S.AWAITING_RECOMMENDATION_RESPONSE,),
        "The review body makes recommendations",
        (CMR.at("30"), _SCH.at("28ZA")), _D.REVIEW_BODY, starts=(_C.RECOMMENDATION_RESPONSE,)),
    Transition("T28", (_S.OUTCOME_DETERMINED,), (_S.AWAITING_RECOMMENDATION_RESPONSE,),
        "A remedy is recommended on the report, without a review",
        (_SCH.at("23(5F)"), _SCH.at("24(6A)"), _SCH.at("28ZA"), CMR.at("30(2)")), _D.DG_OR_LPB,
        starts=(_C.RECOMMENDATION_RESPONSE,), only_for=MatterType.COMPLAINT),
    Transition("T29", (_S.REVIEW_DECIDED, _S.AWAITING_RECOMMENDATION_RESPONSE),
        (_S.LOCAL_INVESTIGATION, _S.REINVESTIGATION, _S.REFERRED, _S.CLOSED),
        "The authority does what was recommended, or declines with reasons; or nothing is left to do",
        (_SCH.at("6A(6)"), _SCH.at("25(4E)"), _SCH.at("4(5A)")), _D.AUTHORITY,
        stops=(_C.RECOMMENDATION_RESPONSE,)),
    Transition("T30", _MAY_BE_WITHDRAWN, (_S.WITHDRAWN,),
        "A signed withdrawal arrives",
        (CMR.at("38"),), _D.COMPLAINANT, only_for=MatterType.COMPLAINT),
    Transition("T31", (*_MAY_BE_WITHDRAWN, _S.WITHDRAWAL_PENDING), (_S.WITHDRAWAL_PENDING,),
        "An unsigned wish to stop: the authority writes to ask",
        (CMR.at("39(2)"),), _D.AUTHORITY, starts=(_C.WITHDRAWAL_REPLY,), only_for=MatterType.COMPLAINT),
    Transition("T31", (_S.WITHDRAWAL_PENDING,), (_S.WITHDRAWN,),
        "The complainant confirms, or 28 days pass in silence",
        (CMR.at("39(4)"),), _D.COMPLAINANT, stops=(_C.WITHDRAWAL_REPLY,)),
    Transition("T31", (_S.WITHDRAWAL_PENDING,), _MAY_BE_WITHDRAWN,
        "The complainant wishes to go on: back to where it stood",
        (CMR.at("39"),), _D.COMPLAINANT, stops=(_C.WITHDRAWAL_REPLY,)),
    Transition("T32", (_S.WITHDRAWN,), (_S.PUBLIC_INTEREST_DECISION,),
        "The public interest in going on has to be decided",
        (CMR.at("38(5)"), CMR.at("38(6)"), CMR.at("38(7)")), _D.AUTHORITY_OR_DG),
    Transition("T32", (_S.PUBLIC_INTEREST_DECISION,), (_S.TREATED_AS_RCM,),
        "It is in the public interest to treat it as a recordable conduct matter",
        (CMR.at("38(8)"), CMR.at("41(6)")), _D.AUTHORITY_OR_DG, stops=(_C.REVIEW_INFORMATION, _C.REVIEW_WINDOW)),
    Transition("T32", (_S.PUBLIC_INTEREST_DECISION,), (_S.PART_2_CEASED,),
        "It is not, and Part 2 ceases to apply",
        (CMR.at("38(2)"), CMR.at("41(5)")), _D.AUTHORITY_OR_DG, stops=_ENDS_WITH_PART_2),
    Transition("T33", (_S.REVIEW_WINDOW_OPEN,), (_S.CLOSED,),
        "Twenty-eight days pass without an application",
        (CMR.at("29(2)"),), _D.NOBODY, stops=(_C.REVIEW_WINDOW,)),
    Transition("T34", (_S.REPORT_RECEIVED, *_WITH_RESULT, *_ON_REVIEW, _S.CLOSED), (_S.REINVESTIGATION,),
        "After the report of a directed or independent investigation, for compelling reasons: it is investigated "
        "again, independently or, if that is more appropriate, directed, and never locally",
        (PRA.at("13B"),), _D.DIRECTOR_GENERAL, starts=(_C.UPDATE,)),
    Transition("T34", (_S.CLOSED,), (_S.UNDER_REVIEW,),
        "The review body extends the time for an application that came late",
        (CMR.at("29(4)"),), _D.REVIEW_BODY, only_for=MatterType.COMPLAINT),
    Transition("T34", (_S.CLOSED,), (_S.RECORDED,),
        "It becomes known whose conduct it is, and what was left undone is done",
        (CMR.at("43(3)"),), _D.AUTHORITY_OR_DG),
    Transition("T34", (_S.CLOSED, _S.RESOLVED_OUTSIDE_SCHEDULE_3), (_S.REFERRED,),
        "After it was closed it is called in, treated as referred, or referred because it had to be all along",
        (_SCH.at("4(1)"), _SCH.at("4(5)"), _SCH.at("4A")), _D.AUTHORITY_OR_DG),
    Transition("T34", (_S.PART_2_CEASED,), (_S.TREATED_AS_RCM,),
        "In a review of a local investigation the Director General has the decision not to go on reversed",
        (CMR.at("38(9)"),), _D.DIRECTOR_GENERAL),
    *(
        Transition("T35", (form,), (form,),
            "The investigation of a death or serious injury shows an indication: it goes on, by the same "
            "investigator, as that of a conduct matter",
            (_SCH.at("21A"), PRA.at("12(2A)")), _D.AUTHORITY_OR_DG, only_for=MatterType.DSI)
        for form in _BEING_INVESTIGATED
    ),
    Transition("T35", (_S.REPORT_RECEIVED,), _BEING_INVESTIGATED,
        "The Director General finds an indication in the report on a death or serious injury: the investigation "
        "goes on, by the same investigator, as that of a conduct matter",
        (_SCH.at("24B"),), _D.DIRECTOR_GENERAL, only_for=MatterType.DSI),
    Transition("T36", (_S.TREATED_AS_RCM,),
        (_S.REFERRED, *_MAY_BE_SUSPENDED, _S.SUSPENDED, _S.REPORT_RECEIVED, _S.OUTCOME_DETERMINED, _S.CLOSED),
        "What was a complaint goes on as a conduct matter: it is referred, its investigation goes on, or it is "
        "dealt with in such manner, if any, as the authority decides",
        (CMR.at("38(8)"), CMR.at("41(6)"), _SCH.at("11(3E)"), _SCH.at("13"), _SCH.at("14(2)")),
        _D.AUTHORITY_OR_DG),
)
# fmt: on


def transitions_from(state: State, kind: MatterType = MatterType.COMPLAINT) -> tuple[Transition, ...]:
    """The rows that lead on from a state, for a kind of matter, in the order of the table."""
    return tuple(
        way for way in TRANSITIONS if state in way.sources and way.only_for in (None, kind) and way.not_for is not kind
    )


def transitions_between(
    source: State, target: State, kind: MatterType = MatterType.COMPLAINT
) -> tuple[Transition, ...]:
    """The rows that lead from one state to another; empty if the law knows no such way."""
    return tuple(way for way in transitions_from(source, kind) if target in way.targets)


def next_states(state: State, kind: MatterType = MatterType.COMPLAINT) -> frozenset[State]:
    """Every state that can lawfully come next. A complaint that has ended can have some as well."""
    return frozenset(target for way in transitions_from(state, kind) for target in way.targets)


def is_lawful(source: State, target: State, kind: MatterType = MatterType.COMPLAINT) -> bool:
    """Whether the law knows a way from one state to another."""
    return bool(transitions_between(source, target, kind))
