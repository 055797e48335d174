"""The tables of the record: one concept per file."""

from candour.casework.models.barred import Barred
from candour.casework.models.case import Case
from candour.casework.models.consent import Consent
from candour.casework.models.decision import Decision
from candour.casework.models.event import Event
from candour.casework.models.fact import Fact
from candour.casework.models.people import Person
from candour.casework.models.statement import Statement
from candour.casework.models.task import Task, TaskResult

__all__ = ["Barred", "Case", "Consent", "Decision", "Event", "Fact", "Person", "Statement", "Task", "TaskResult"]
