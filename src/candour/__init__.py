"""Candour: a police complaints service, from the first question to the lesson learnt."""
