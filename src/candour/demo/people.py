"""Invented people of many origins. Every address and number leads nowhere.

Addresses are at the domains kept for examples (RFC 2606), numbers from the ranges that Ofcom keeps
for drama. Streets do not exist; towns are of Greater Manchester.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

# Origin: given names of women, given names of men, family names.
NAMES: dict[str, tuple[str, str, str]] = {
    "north": (
        "Brenda Danielle Georgia Jade Joyce Leanne Maureen Olive Ruth Sheila Kirsty Dawn Lorraine Beth",
        "Callum Colin Derek Gary Harold Keiran Lee Neil Owen Stuart Wayne Trevor Jake Alan",
        "Ashworth Bardsley Brierley Clegg Crompton Dewhurst Entwistle Fielden Grimshaw Hargreaves Kershaw "
        "Lomax Mellor Ogden Pilling Ramsbottom Schofield Tattersall Whittle Wolstenholme",
    ),
    "welsh": (
        "Bethan Carys Eleri Ffion Lowri Mair Nia Sioned Gwenllian Non",
        "Aled Dafydd Emyr Gethin Ifor Iwan Rhodri Huw Gwyn Elis",
        "Bevan Cadwaladr Ellis Gruffydd Penri Parry Prydderch Rhydderch Tudur Vaughan",
    ),
    "irish": (
        "Aoife Ciara Maeve Niamh Roisin Sinead Teresa Una",
        "Brendan Cormac Declan Eoin Fergal Oisin Padraig Donal",
        "Brannigan Corrigan Devlin Fallon Geraghty Kinsella McGlinchey Mulvaney Rafferty Tierney",
    ),
    "south-asian": (
        "Anita Ayesha Farah Gurpreet Meena Nasreen Parveen Priya Rukhsana Sabina Sunita Zainab",
        "Arjun Bilal Faisal Harjit Imran Kamran Nikesh Rashid Sajid Tariq Vikram Yusuf",
        "Akhtar Begum Bhatti Chaudhry Dhillon Ghani Siddiqi Iqbal Kapadia Malik Mistry Rahman Sandhu Solanki",
    ),
    "caribbean": (
        "Beverley Ebony Imani Marcia Shanice Yvonne Simone Tanisha",
        "Curtis Delroy Errol Jermaine Leroy Marlon Winston Andre",
        "Bartley Blackwood Coley Dacosta Gayle McIntosh Pinnock Renwick Samuels Wynter",
    ),
    "west-african": (
        "Abena Adaeze Amara Efua Folake Ngozi Temi Yetunde",
        "Chidi Ikenna Femi Kofi Kwame Obinna Segun Tunde",
        "Adeyemi Agyeman Asante Boateng Eze Mensah Nwosu Ogunleye Okafor Owusu",
    ),
    "east-african": (
        "Hodan Ifrah Saba Sagal Selam Winta",
        "Abdi Dawit Liban Mahad Tesfay Yonas",
        "Abshir Farah Gebremedhin Haile Jama Warsame",
    ),
    "polish": (
        "Agnieszka Dorota Irena Kasia Magda Zofia",
        "Grzegorz Krzysztof Marcin Pawel Tomasz Wojciech",
        "Jankowiak Kaczmarek Mazurek Sikora Wrona Zawadzki",
    ),
    "ukrainian": ("Halyna Iryna Oksana Olena", "Andriy Bohdan Mykola Taras", "Bondar Hrytsenko Kovalchuk Marchenko"),
    "arab": (
        "Hanan Nour Rana Salma Yasmin Zahra",
        "Adel Hassan Karim Mazen Samir Ziad",
        "Barakat Rifai Haddad Khoury Nasser Sabbagh",
    ),
    "kurdish": ("Berivan Leyla Rojin Shilan", "Azad Dilshad Hiwa Rebwar", "Barzan Demir Salih Yildiz"),
    "chinese": (
        "Ka-Yan Mei Wing-Sze Xiaoling Yuet",
        "Chi-Ho Jun Kin-Man Wai-Lun Zhiwei",
        "Cheung Fung Kwok Leung Szeto Tsang",
    ),
    "romanian": ("Alina Ioana Mihaela Raluca", "Costel Florin Ionut Vasile", "Ciobanu Dragan Lungu Ursu"),
    "iranian": ("Mahsa Nasrin Parisa Shirin", "Behrouz Kaveh Omid Reza", "Ahmadi Farrokh Jalali Moradi"),
}
EVERYBODY = [42, 3, 7, 17, 6, 6, 3, 4, 2, 4, 2, 3, 2, 2]
ABROAD = ["east-african", "polish", "ukrainian", "arab", "kurdish", "chinese", "romanian", "iranian"]
TOWNS = [
    "Altrincham",
    "Ashton-under-Lyne",
    "Bolton",
    "Bury",
    "Leigh",
    "Manchester",
    "Oldham",
    "Rochdale",
    "Sale",
    "Salford",
    "Stockport",
    "Stretford",
    "Wigan",
]
STREETS = ["Sample Terrace", "Made-up Close", "Example Grove", "Nowhere Drive", "Imaginary Court", "Placeholder Walk"]
DOMAINS = ["example.org", "example.com", "example.net"]


@dataclass(frozen=True, kw_only=True)
class Invented:
    """Someone who does not exist, and how they would be reached."""

    name: str
    given: str
    email: str
    phone: str
    address: str
    town: str


def invent(chance: random.Random, *, names: str = "any") -> Invented:
    """Someone new. `names` is `any`, `woman`, `man`, `welsh` or `abroad` (grew up with another language)."""
    if names == "welsh":
        origin = "welsh"
    elif names == "abroad":
        origin = chance.choice(ABROAD)
    else:
        origin = chance.choices(list(NAMES), EVERYBODY)[0]
    women, men, families = (words.split() for words in NAMES[origin])
    given = chance.choice({"woman": women, "man": men}.get(names, women + men))
    family = chance.choice(families)
    town = chance.choice(TOWNS)
    return Invented(
        name=f"{given} {family}",
        given=given,
        email=_email(given, family, chance),
        phone=_phone(chance),
        address=f"{chance.randrange(1, 140)} {chance.choice(STREETS)}\n{town}",
        town=town,
    )


def _email(given: str, family: str, chance: random.Random) -> str:
    number = chance.randrange(1, 100)
    local = chance.choice([f"{given}.{family}", f"{given}{number}", f"{given[0]}{family}{number}", f"{family}.{given}"])
    return f"{local}@{chance.choice(DOMAINS)}".lower()


def _phone(chance: random.Random) -> str:
    if chance.random() < 0.85:
        return f"07700 900{chance.randrange(1000):03d}"
    return f"0161 496 0{chance.randrange(1000):03d}"
