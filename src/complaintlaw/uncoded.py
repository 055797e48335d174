"""Rules that are not code, each with the reason: they ask for a judgement, not for an answer from stated facts.

They stand in the rule book beside the others, so that nobody takes their absence for an oversight.
"""

from __future__ import annotations

__all__ = ["NOT_CODE"]

NOT_CODE: dict[str, str] = {
    "FIN-02": "Whether there is a case to answer is judged on the evidence.",
    "FIN-04": "Whether a service was acceptable is judged by the person who handled the complaint.",
    "FIN-05": "What an outcome letter says beyond the right to a review is a matter of guidance and fairness.",
    "GUI-01": "To have regard to guidance is a way of deciding, not a result.",
    "HND-06": "No provision says how investigated and other allegations in one complaint are reviewed; lawyers must.",
    "INF-08": "Whether a meeting is offered is for whoever keeps the complainant informed to decide.",
    "INF-10": "Whether sending the report itself informs well enough depends on what is in it.",
    "INV-05": "Whether investigations are joined or split turns on what is more effective.",
    "INV-09": "What is handed over, and who must do what, when the form changes, stands in directions.",
    "INV-10": "Whether the Director General has to approve the investigator of a directed investigation is for the "
    "Director General to say, each time.",
    "LPB-01": "It sums up powers of the local policing body that stand in other rules, or that it uses as it sees fit.",
    "NOT-01": "The periods for notices that no regulation sets are in guidance that has not been read in full.",
    "PUB-01": "What a local policing body publishes on its website is no question about one matter.",
    "REP-06": "Who may act for somebody who lacks capacity is decided under other law, by a person.",
    "REV-22": "What a review body may not ask for, such as what would incriminate somebody, turns on its content.",
    "RK-02": "What must be sent to the Director General stands in a notice or in a yearly list, not in the facts.",
    "TRN-03": "Which changes of 2026 are in force has not been verified.",
}
