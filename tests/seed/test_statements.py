"""The page this service grew from, statement by statement: the words are there, in both languages, and
every link leads on. What belongs to later work is listed in tests/seed.md."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from candour import directory
from candour.intake import questions
from candour.intake.specs import Question
from candour.public import guidance

pytestmark = pytest.mark.django_db
Read = Callable[[str], str]
WHAT = "/what-is-a-complaint"


@pytest.fixture
def read(public_client: Client) -> Read:
    """The text of a page as a person reads it, after following every link on it."""

    def read_page(address: str) -> str:
        response = public_client.get(address)
        assert response.status_code == 200, address
        body = response.content.decode()
        for target in set(re.findall(r'href="(/[^"#?]*)', body)):
            if not target.startswith("/static/"):
                followed = public_client.get(target)
                assert followed.status_code in (200, 302, 303), f"{address} leads to {target}"
                public_client.cookies.clear()
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())

    return read_page


def both(read: Read, page: str, english: list[str], welsh: list[str]) -> None:
    """The page says all of this, in English and in Welsh."""
    for address, wanted in ((page, english), (f"/cy{page}", welsh)):
        text = read(address).lower()
        for words in wanted:
            assert words.lower() in text, f"{address} does not say {words!r}"


def test_S01_complaints_help_us_to_learn_and_improve(read: Read) -> None:
    both(read, WHAT, ["Complaints help us to learn and to get better"], ["Mae cwynion yn ein helpu i ddysgu a gwella"])
    both(read, "/what-we-learned", ["what we changed"], ["beth newidiom"])


def test_S02_find_out_what_qualifies(read: Read) -> None:
    both(read, WHAT, ["What you can complain about", "check before you start"], ["gwiriwch cyn dechrau"])
    both(read, "/check", ["Whatever you answer, you can complain"], ["Beth bynnag a atebwch, gallwch gwyno"])


def test_S03_when_you_should_make_one(read: Read) -> None:
    both(read, WHAT, ["There is no time limit", "wiped after about a month"], ["Nid oes terfyn amser"])


def test_S04_the_best_way_to_do_it(read: Read) -> None:
    both(read, WHAT, ["The best way to complain", "online form"], ["Y ffordd orau i gwyno", "ffurflen ar-lein"])
    both(read, "/ways-to-complain", ["They all count the same"], ["Maent i gyd yn cyfrif yr un fath"])


def test_S04_each_way_says_whom_it_suits_and_what_happens_next(read: Read) -> None:
    page = "/ways-to-complain"
    for address, suits in ((page, "This suits you if"), (f"/cy{page}", "Mae hyn yn gweddu i chi os")):
        assert read(address).count(suits) == 4
    both(read, page, ["What happens next", "the same law holds"], ["Beth sy'n digwydd nesaf"])


@pytest.mark.parametrize("force", [force.id for force in directory.forces()])
@pytest.mark.parametrize("language", guidance.LANGUAGES)
def test_S25_the_ways_are_those_of_the_force(force: str, language: str) -> None:
    text = html.unescape(guidance.page("ways-to-complain", language, force).body).replace("\N{NO-BREAK SPACE}", " ")
    names = guidance.placeholders(force, language)
    for name in ("force", "lpb", "phone", "relay"):
        assert names[name] in text
    assert f'href="https://www.{names["force_website"]}"' in text


def _asked_on(key: str) -> tuple[Question, ...]:
    return questions.page(key).questions


def test_S05_anyone_who_works_for_the_police(read: Read) -> None:
    both(read, WHAT, ["anyone who works for or with"], ["unrhyw un sy'n gweithio i"])
    kinds = {option.value for option in questions.every_question()["their_role"].options}
    assert kinds == {"officer", "special", "pcso", "staff", "volunteer", "contractor", "other", "not-sure"}


def test_S06_name_or_shoulder_number_not_needed(read: Read) -> None:
    both(read, WHAT, ["do not need a name or a shoulder number"], ["Nid oes angen enw na rhif ysgwydd"])
    assert not any(question.required for key in ("who", "the-person", "their-name") for question in _asked_on(key))


def test_S07_a_detailed_description_lets_us_look_into_it(read: Read) -> None:
    both(read, WHAT, ["A good description lets us look into it"], ["disgrifiad da yn gadael i ni ymchwilio"])


def test_S08_the_way_a_case_was_handled(read: Read) -> None:
    both(read, WHAT, ["how a crime or a case was handled"], ["sut y cafodd trosedd neu achos ei drin"])


def test_S09_the_quality_of_a_police_station(read: Read) -> None:
    both(read, WHAT, ["a police station, a phone line or a website, and how good it was"], ["gorsaf heddlu"])


def test_S10_the_force_in_general(read: Read) -> None:
    both(read, WHAT, ["the force in general", "needs to have affected you"], ["yr heddlu yn gyffredinol"])


@pytest.mark.parametrize("force", [force.id for force in directory.forces()])
def test_S11_the_chief_officer_belongs_to_the_local_policing_body(force: str) -> None:
    body = directory.force(force).local_policing_body
    for language in guidance.LANGUAGES:
        text = html.unescape(guidance.page("chief-officer", language, force).body)
        assert body.label_in(language) in text
        assert body.name_in(language) in text


def test_S11_the_page_names_the_mayors_office_for_greater_manchester(read: Read) -> None:
    assert settings.FORCE == "greater-manchester"
    both(read, WHAT, ["Mayor's Office", "did or decided in person"], ["yn bersonol"])
    both(read, "/chief-officer", ["Common Council", "MOPAC"], ["Comisiynydd Heddlu a Throsedd Gwent"])


def test_S12_other_police_services_go_to_them_or_the_iopc(read: Read) -> None:
    both(read, WHAT, ["complain to them, or to the Independent Office for Police Conduct"], ["cwynwch iddyn nhw"])
    cards = ["British Transport Police", "Police Scotland", "National Crime Agency", "Ministry of Defence Police"]
    both(read, "/other-police", ["passes them on", *cards], cards)


def test_S13_the_four_limbs_of_who_may_complain(read: Read) -> None:
    limbs = ["It happened to you", "You saw or heard it yourself", "It affected you badly", "You act for someone"]
    both(read, WHAT, limbs, ["Digwyddodd i chi", "Gwelsoch neu clywsoch", "effaith wael", "gweithredu dros rywun"])


def test_S14_on_behalf_of_a_child_under_16(read: Read) -> None:
    both(read, WHAT, ["child under 16", "parent or legal guardian"], ["o dan 16 oed", "rhiant neu warcheidwad"])
    both(read, "/someone-else", ["Nobody has to sign a form"], ["Nid oes rhaid i neb lofnodi ffurflen"])


def test_S15_on_behalf_with_written_consent(read: Read) -> None:
    both(read, WHAT, ["we need their written permission"], ["caniatâd ysgrifenedig"])
    both(read, "/someone-else", ["You do not have to wait for it"], ["Nid oes rhaid i chi aros amdano"])


def test_S16_experienced_inappropriate_behaviour(read: Read) -> None:
    both(read, WHAT, ["Someone behaved badly towards you"], ["Ymddygodd rhywun yn wael tuag atoch"])


def test_S17_witnessed_in_person(read: Read) -> None:
    both(read, WHAT, ["You were there, or near enough", "only saw it on TV or online"], ["ar y teledu neu ar-lein"])


def test_S18_adversely_affected_even_if_not_directly_involved(read: Read) -> None:
    both(read, WHAT, ["even if you were not part of it"], ["hyd yn oed os nad oeddech yn rhan ohono"])


def test_S19_officer_staff_contractor_or_volunteer(read: Read) -> None:
    both(
        read,
        WHAT,
        ["police officer", "member of staff", "contractor", "volunteer"],
        ["swyddog heddlu", "aelod o staff", "contractwr", "gwirfoddolwr"],
    )


def test_S20_rude_or_aggressive(read: Read) -> None:
    both(read, WHAT, ["rude or aggressive"], ["anghwrtais neu'n ymosodol"])


def test_S21_causing_distress(read: Read) -> None:
    both(read, WHAT, ["upset, scared or in distress"], ["mewn trallod"])
    both(read, "/help-and-support", ["Victim Support", "Samaritans"], ["Cymorth i Ddioddefwyr", "Samariaid"])


def test_S22_causing_inconvenience(read: Read) -> None:
    both(read, WHAT, ["time or trouble"], ["anghyfleustra"])


def test_S23_property_loss_or_damage(read: Read) -> None:
    both(read, WHAT, ["lost something, or something of yours was broken"], ["golli rhywbeth", "ddifrodi"])
    both(read, "/outcomes", ["You ask for money in another way"], ["gofyn am arian mewn ffordd arall"])


def test_S24_danger_or_risk(read: Read) -> None:
    both(read, WHAT, ["put in danger or at risk"], ["mewn perygl neu risg"])
    both(read, "/in-danger", ["Call 999", "18000"], ["Ffoniwch 999", "18000"])


def test_S25_several_ways_to_complain(read: Read) -> None:
    ways = ["101", "18001 101", "Sign Language", "police station", "letter", "solicitor", "MP", "councillor"]
    more = ["Citizens Advice", "IOPC", "Mayor's Office", "custody", "prison", "friend"]
    welsh = ["101", "18001 101", "Iaith Arwyddion", "orsaf heddlu", "lythyr", "cyfreithiwr", "cynghorydd", "carchar"]
    both(read, "/ways-to-complain", ways + more, welsh)
    both(read, "/ways-to-complain", ["Web chat", "abroad", "immigration detention"], ["Sgwrs we", "dramor", "mewnfudo"])
    both(read, "/ways-to-complain", ["any officer", "email", "youth worker"], ["unrhyw swyddog", "e-bost"])
    text = read("/ways-to-complain")
    assert not re.search(r"\b18000\b", text), "18000 is for emergencies only"


def test_S26_this_site_is_a_beta(read: Read) -> None:
    both(read, "/whats-new", ["Beta", "This site is a beta"], ["Mae'r wefan hon yn beta"])
    for page in guidance.KEYS:
        assert "This is a new service" in read("/" if page == guidance.HOME else f"/{page}")


def test_S27_work_in_progress_and_adding_more(read: Read) -> None:
    both(read, "/whats-new", ["still working on it", "Known problems"], ["dal i weithio arni"])


def test_S28_your_feedback_helps_us(read: Read, public_client: Client) -> None:
    both(read, "/whats-new", ["Your feedback helps us"], ["Mae eich adborth yn ein helpu"])
    both(read, "/feedback", ["This is not a complaint"], ["Nid cwyn yw hon"])
    answer = public_client.post("/feedback", {"text": "An officer hit me and your page is hard to read"})
    assert "What you wrote may be a complaint" in answer.content.decode()


def test_S29_quick_exit_by_the_escape_key(read: Read, public_client: Client) -> None:
    both(read, "/staying-safe", ["the Escape key leaves this site too"], ["fysell Escape hefyd yn gadael"])
    body = public_client.get("/").content.decode()
    assert "leave.js" in body
    assert "Press the Escape key" not in re.sub(r'data-[\w-]+="[^"]*"', "", body), "only a script may say so"


@pytest.mark.parametrize("page", guidance.KEYS)
def test_S30_a_plain_link_leaves_every_page(public_client: Client, page: str) -> None:
    for prefix in ("", "/cy"):
        body = public_client.get(f"{prefix}/" if page == guidance.HOME else f"{prefix}/{page}").content.decode()
        links = re.findall(r"<a [^>]*href=\"" + prefix + r"/leave\"[^>]*>", body)
        assert len(links) >= 2
        assert all('rel="nofollow noreferrer"' in link or "noreferrer" in link for link in links)
    response = public_client.get("/leave")
    assert response.status_code == 303
    assert response["Location"] == settings.EXIT_URL


def test_S31_welcome_without_delaying_help(read: Read) -> None:
    text = read("/")
    assert "Welcome." in text
    assert "call 999" in text
    assert "Make a complaint" in text
    assert "Croeso." in read("/cy/")


def test_S32_no_cookie_banner_because_there_is_nothing_to_accept(read: Read, public_client: Client) -> None:
    both(read, "/cookies", ["There is nothing to accept"], ["Nid oes dim i'w dderbyn"])
    for page in guidance.KEYS:
        response = public_client.get("/" if page == guidance.HOME else f"/{page}")
        body = response.content.decode()
        assert not response.cookies
        sources = re.findall(r'(?:src|action)="([^"]*)"|<link[^>]*href="([^"]*)"', body)
        foreign = [one for pair in sources for one in pair if one.startswith(("http", "//"))]
        assert foreign == []
