"""What the invented people at the desk write when they log a complaint: their own words, each their own way."""

from __future__ import annotations

import random

ANY = (
    "Read it twice. It is about us, it is from the person it happened to, and they want an answer. Logged.",
    "Expression of dissatisfaction with the force, made by someone entitled to make it.",
    "Checked for risk and for anything urgent: none seen. Logged so that contact can start.",
    "Nothing here that must go to the IOPC on first reading. Will look again once I have spoken with them.",
    "Logged. They ask mainly to be told why, so a call this week may settle it.",
    "Logged as received. I have noted how they want to be reached and passed that on.",
    "Clear account with dates. Logged; log of calls requested today.",
    "Not sure yet what they want from us, and that is no reason to wait. Logged.",
    "Same incident may have been reported by another person; I have not found it. Logged on its own.",
    "They have been waiting long enough. Logged, and I have left a message.",
    "A complaint in anyone's book. Logged for the area team.",
    "Logged today; it came in over the weekend.",
)
BY_LETTER: dict[str, tuple[str, ...]] = {
    "A": (
        "About the service we gave: nobody came, or nobody rang. Logged, incident log asked for.",
        "This is about how it was dealt with rather than about one officer. Logged as service.",
        "Wants to know where their crime report stands. Logged; I have asked the officer in the case for a line.",
        "Victim has had no update. Logged, and flagged to the sergeant.",
        "They disagree with the decision to close. Logged; the file needs reading before I call.",
    ),
    "B": (
        "Search on the street. Logged; body-worn video to be kept before it is wiped, asked for today.",
        "Use of powers. Logged, record of the search or arrest asked for.",
        "Custody matter. Footage is only held for a short time, so I logged it first and asked for it at once.",
        "They describe an injury. Logged; I want the medical side before anyone decides how this is handled.",
        "Camera said to be on. Logged, and footage saved.",
    ),
    "C": (
        "Property not returned. Logged; the store has been asked where it is.",
        "Damage to a door. Logged, and told them where the bill goes.",
    ),
    "D": (
        "Information may have reached someone it should not. Logged, and the data team told today.",
        "They are worried about safety. Logged; rang the safe number first.",
    ),
    "E": ("Driving. Logged; the vehicle's records for that hour asked for.",),
    "F": (
        "They say they were treated worse for who they are. Logged; an equality-trained handler to take it.",
        "Adjustments were not made. Logged. Contact by email only, as they ask.",
    ),
    "G": ("Serious if right. Logged at once and taken to the head of the department the same hour.",),
    "H": (
        "About manner. Logged; they would take an apology.",
        "They say how they were spoken to. Logged; there may be a recording of the call.",
        "Attitude at the counter. Logged for the team leader there.",
        "Not much to go on about who it was. Logged; the rota should tell us.",
    ),
    "J": ("Logged at once; contact only as they ask, by a woman. Taken to the head of the department.",),
    "K": ("Off duty conduct. Logged; screenshots asked for.",),
    "chief": (
        "It names the Chief Constable in person, so it is for this office. Logged.",
        "About the head of the force. Ours to deal with; the force has been told that we hold it.",
    ),
}


def reasons(pile: str, chance: random.Random) -> str:
    """Why someone at the desk logs a complaint of that pile, in words a person would use."""
    own = BY_LETTER.get(pile, ())
    return chance.choice(own if own and (pile == "chief" or chance.random() < 0.7) else ANY)
