"""What the person wants, who they are, and the last word before sending (F8, F2, F10)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Option, Page, Question

PAGES: tuple[Page, ...] = (
    Page(
        key="what-you-want",
        section="want",
        title=_("What would you like to happen?"),
        why=_("We cannot promise it, but we want to know."),
        questions=(
            Question(
                id="F8.1",
                key="wanted",
                kind="checkboxes",
                label=_("What would you like to happen?"),
                hint=_("Tick all that fit."),
                missing=_("Choose what you would like to happen, or choose “I’m not sure”"),
                options=(
                    Option(value="sorry", label=_("Say sorry")),
                    Option(value="why", label=_("Tell me why it happened")),
                    Option(value="put-right", label=_("Put it right")),
                    Option(value="things-back", label=_("Give me my things back")),
                    Option(value="change", label=_("Change how the police work")),
                    Option(value="train", label=_("Train or speak to the person")),
                    Option(value="look-into", label=_("Look into it fully")),
                    Option(value="meet", label=_("Meet or talk")),
                    Option(value="known", label=_("I just want it known")),
                    Option(value="not-sure", label=_("I’m not sure"), alone=True),
                ),
            ),
            Question(
                id="F8.1-words",
                key="wanted_words",
                kind="long",
                label=_("Is there anything else you want?"),
                max_length=8_000,
                rows=3,
            ),
        ),
    ),
    Page(
        key="how-to-start",
        section="want",
        title=_("How shall we start?"),
        why=_(
            "Some things can be sorted out fast, with a call. You can ask us to record your complaint "
            "formally, now or at any time. Then there are set steps, and you can ask another body to check them."
        ),
        questions=(
            Question(
                id="F8.2",
                key="how_to_start",
                kind="radios",
                label=_("How shall we start?"),
                options=(
                    Option(value="quick", label=_("Try to sort it out quickly first")),
                    Option(value="record", label=_("Record it formally")),
                    Option(value="you-choose", label=_("You choose")),
                    Option(value="explain", label=_("Tell me more about the choice first")),
                ),
            ),
        ),
    ),
    Page(
        key="about-you",
        section="you",
        title=_("Who are you?"),
        why=_(
            "You can leave this out. If we do not know who you are, we may not be able to tell you what we find. "
            "The person it is about will usually be told what you said and who you are. "
            "Tell us if that worries you, and we will talk with you first."
        ),
        questions=(
            Question(
                id="F2.1",
                key="name",
                kind="text",
                label=_("Your full name"),
                hint=_("The name you like to use is fine."),
                max_length=200,
                autocomplete="name",
            ),
            Question(
                id="F2.2",
                key="call_me",
                kind="text",
                label=_("What should we call you?"),
                max_length=200,
            ),
            Question(
                id="F2.4",
                key="born",
                kind="date",
                label=_("When were you born?"),
                hint=_("For example, 31 3 1980. It helps us find the right records, and see if you are under 18."),
                autocomplete="bday",
            ),
            Question(
                id="F10.2",
                key="talk_first",
                kind="checkboxes",
                label=_("Before the person is told"),
                options=(Option(value="yes", label=_("Talk with me before you tell the person it is about")),),
            ),
        ),
    ),
)

DECLARATION = Question(
    id="F10.3",
    key="declaration",
    kind="tick",
    label=_("What I have said is true as far as I know"),
    missing=_("Tick the box to say that what you have told us is true as far as you know"),
)
