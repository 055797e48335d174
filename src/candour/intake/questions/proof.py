"""What others hold that shows what happened: video, files, people who saw it (F7)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions.shapes import YES_NO_NOT_SURE, long, options, radios, select, text, ticks
from candour.intake.specs import Page, Question

PAGES: tuple[Page, ...] = (
    Page(
        key="recordings",
        section="proof",
        title=_("Is there any video or sound?"),
        why=_("Video is often wiped after some weeks. We ask others to keep theirs. Keep your own copy safe."),
        questions=(
            Question(
                id="F7.1",
                key="recordings",
                kind="rows",
                label=_("Is there any video or sound?"),
                most=20,
                one=_("Recording"),
                questions=(
                    select(
                        "F7.1-kind",
                        "kind",
                        _("What kind is it?"),
                        options(
                            ("police-camera", _("A police camera")),
                            ("cctv", _("CCTV in a street or building")),
                            ("shop", _("A camera in a shop")),
                            ("bus", _("A camera on a bus, tram or train")),
                            ("doorbell", _("A doorbell")),
                            ("dashcam", _("A camera in a car")),
                            ("phone", _("A phone")),
                            ("custody", _("A camera in the cells")),
                            ("call", _("A call to 999 or 101")),
                            ("other", _("Something else")),
                        ),
                    ),
                    text("F7.1-where", "where", _("Where is or was it?"), max_length=300),
                    text("F7.1-who", "who_has", _("Who has it?"), max_length=300),
                    text("F7.1-time", "time", _("What day and time does it show?"), max_length=200),
                ),
            ),
        ),
    ),
    Page(
        key="files",
        section="proof",
        title=_("Add files"),
        why=_("Photos, video, sound, letters or screenshots. You can skip this and add files later."),
        questions=(Question(id="F7.2", key="files", kind="files", label=_("Files"), most=20),),
    ),
    Page(
        key="witnesses",
        section="proof",
        title=_("Did anyone see it?"),
        why=_("We keep what you say about them safe, and only contact them with care."),
        questions=(
            Question(
                id="F7.3",
                key="witnesses",
                kind="rows",
                label=_("Did anyone see it?"),
                most=20,
                one=_("Person"),
                questions=(
                    text(
                        "F7.3-who",
                        "who",
                        _("Who was it?"),
                        hint=_("A name, or for example “a man in a red coat”."),
                        max_length=300,
                    ),
                    text("F7.3-contact", "contact", _("How can they be reached?"), max_length=300),
                    radios("F7.3-may", "may_contact", _("May we contact them?"), YES_NO_NOT_SURE, inline=True),
                ),
            ),
        ),
    ),
    Page(
        key="more-proof",
        section="proof",
        title=_("Before we look at any proof"),
        why=_("So that nobody is shocked, and nothing you still have is missed."),
        questions=(
            long(
                "F7.4",
                "file_warning",
                _("What should we know before we look at it?"),
                hint=_("For example, it shows someone being hurt."),
                max_length=2_000,
            ),
            ticks(
                "F7.5",
                "send_later",
                _("Do you have things to send later?"),
                options(
                    ("online", _("Yes, I will add them here")),
                    ("post", _("Yes, by post")),
                    ("bring", _("Yes, I will bring them to a police station")),
                ),
            ),
        ),
    ),
)
