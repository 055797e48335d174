"""Invented people. No name belongs to anyone we know; addresses and numbers lead nowhere."""

from __future__ import annotations

import random
from dataclasses import dataclass

GIVEN = (
    "Aaliyah Abdi Agnieszka Aled Amara Anita Arjun Ayesha Bethan Bilal Brenda Callum Carys Chidi Ciara Dafydd "
    "Danielle Delroy Dorota Ebony Eilidh Emeka Farah Femi Gareth Georgia Gurpreet Hana Harold Hassan Ifor Imani "
    "Irena Jade Jamal Jean Joyce Kasia Keiran Kwame Lachlan Leanne Lowri Luca Maeve Malika Marcin Maureen Mei "
    "Mohammed Nadia Nia Niamh Nikesh Olena Olive Owen Parveen Patrick Priya Rashid Rhys Roisin Ruth Sabina Samir "
    "Shanice Sian Sunita Tariq Teresa Tomasz Una Vikram Winston Xia Yasmin Yusuf Zainab Zofia"
).split()
FAMILY = (
    "Abbotsley Adeyinka Ambleforth Bannermoor Beckwithy Bhattara Brathay Cavendry Chowdren Cloughley Crompwell "
    "Dalgarven Davenmoor Eckersby Fairclougher Farooqin Fernsdale Gorsey Greenhalge Haslemoor Hussainey Iqbalson "
    "Jankowicz Kaurdale Kowalwood Llewelyn-Moor Macklewood Mensahley Milbraith Nowakley Okonjola Oldfielder "
    "Openshawe Patelwood Pendlemere Quayleton Rahmanley Ravenscar Rostherne Saddlebeck Sharmane Shawcliffe "
    "Singhfield Stottby Tattonley Thorngate Ullahwood Varleywood Wardlemoor Whitworthy Yardleyson Zielinski-Moor"
).split()
STREETS = "Sample Street|Invented Road|Example Lane|Pretend Avenue|Madeup Close|Fable Court|Storybook Row".split("|")
TOWNS = "Bolton|Bury|Oldham|Rochdale|Salford|Stockport|Ashton-under-Lyne|Sale|Wigan|Manchester".split("|")


@dataclass(frozen=True)
class Invented:
    """Someone who does not exist, and how they would be reached."""

    name: str
    email: str
    phone: str
    address: str
    town: str


def invent(chance: random.Random) -> Invented:
    """Someone new. Addresses are at example.org; numbers are of the range kept for drama."""
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    town = chance.choice(TOWNS)
    return Invented(
        name=f"{given} {family}",
        email=f"{given}.{family}{chance.randrange(100)}@example.org".lower(),
        phone=f"07700 900{chance.randrange(1000):03d}",
        address=f"{chance.randrange(1, 200)} {chance.choice(STREETS)}\n{town}",
        town=town,
    )
