"""What the invented people at the desk write when they log a complaint: their own words, each their own way."""

from __future__ import annotations

import random

from candour.demo import accounts

ANY = (
    "Read it twice. It is about us, and they want an answer. Logged.",
    "Expression of dissatisfaction with the force, made by someone entitled to make it.",
    "Checked for risk and for anything urgent: none seen. Logged so that contact can start.",
    "Nothing here that must go to the IOPC on first reading. Will look again once I have spoken with them.",
    "Logged. A call this week may settle it.",
    "Logged as received. I have noted how they want to be reached and passed that on.",
    "Clear account, easy to follow. Logged.",
    "Not sure yet what they want from us, and that is no reason to wait. Logged.",
    "Same incident may have been reported by another person; I have not found it. Logged on its own.",
    "They have waited long enough for somebody to open this. Logged.",
    "A complaint in anyone's book. Logged for the area team.",
    "Nothing missing that I need to start. Logged.",
)
BY_CATEGORY: dict[str, tuple[str, ...]] = {
    "A1": (
        "About the service we gave: they say that nobody came in time. Logged, incident log asked for.",
        "This is about how the calls were dealt with rather than about one officer. Logged as service.",
        "They called more than once. Logged; I want every call with its time before I ring.",
        "Response, or the lack of it. Logged, and the control room asked for their side.",
    ),
    "A2": (
        "They disagree with a decision of ours. Logged; the file needs reading before I call.",
        "Wants the decision looked at again. That is a complaint about service. Logged.",
        "Closed too soon, they say. Logged; asked who closed it and why.",
    ),
    "A3": (
        "Wants to know where things stand. Logged; I have asked the officer in the case for a line.",
        "Nobody has told them anything for a long time. Logged, and flagged to the sergeant.",
        "Not kept up to date. Logged; a name and a number will go out with the first call.",
    ),
    "A4": (
        "Several small things that went wrong one after another. Logged as service.",
        "About how hard it was to get anything done here. Logged for the area team.",
    ),
    "B1": (
        "Stops. Logged; body-worn video to be kept before it is wiped, asked for today.",
        "Logged; the record of each stop asked for.",
        "Says that there was no ground for it. Logged, and footage saved.",
    ),
    "B4": (
        "They describe an injury. Logged; I want the medical side before anyone decides how this is handled.",
        "Use of force. Logged; forms and footage asked for.",
        "Force, and somebody was hurt. Logged, and read by a second person the same day.",
    ),
    "B5": (
        "Custody matter. Footage is only held for a short time, so I logged it first and asked for it at once.",
        "About a night in custody. Logged; custody record asked for.",
    ),
    "C": (
        "Property. Logged; the store has been asked what it holds.",
        "About belongings, or damage to them. Logged, and asked who has the paperwork.",
    ),
    "D": (
        "Information may have reached someone it should not. Logged, and the data team told today.",
        "About what we hold and who saw it. Logged; access log asked for.",
    ),
    "E": ("Vehicles. Logged; the records for that hour asked for.",),
    "F": (
        "They say they were treated worse for who they are. Logged; a trained handler to take it.",
        "Discrimination is said in plain words. Logged as that, whatever else it may be.",
    ),
    "G": ("Serious if right. Logged at once and taken to the head of the department the same hour.",),
    "H": (
        "About manner. Logged; to be asked what would put it right.",
        "They say how they were treated. Logged; there may be a recording.",
        "Attitude. Logged for the team leader there.",
        "Not much to go on about who it was. Logged; the rota should tell us.",
    ),
    "J": ("Logged at once; contact only as they ask. Taken to the head of the department.",),
    "K": ("Conduct that may not have been on duty. Logged; asked for what they have saved.",),
    "chief": (
        "It names the Chief Constable in person, so it is for this office. Logged.",
        "About the head of the force. Ours to deal with; the force has been told that we hold it.",
    ),
}


def reasons(account: accounts.Account, chance: random.Random) -> str:
    """Why someone at the desk logs a complaint told from that account, in words a person would use."""
    if account.pile == accounts.CHIEF:
        return chance.choice(BY_CATEGORY[accounts.CHIEF])
    own = BY_CATEGORY.get(account.category) or BY_CATEGORY.get(account.pile, ())
    return chance.choice(own if own and chance.random() < 0.7 else ANY)
