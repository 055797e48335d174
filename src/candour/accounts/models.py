"""People who sign in at the desk."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from candour.accounts import roles


class Users(BaseUserManager["User"]):
    """Makes users. There is no sign-up: people are invited, or come from the force's own sign-in."""

    def create_user(self, *, email: str, password: str | None = None, **fields: Any) -> User:
        """A new person at the desk, with the password hashed."""
        # In small letters: that is how the sign-in looks for an address, however it was typed.
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person at the desk: one authority, one role."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    authority = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "authority", "role"]

    objects = Users()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(roles.ROLES)),
                name="user_role_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def may(self, permission: roles.Permission) -> bool:
        """Whether this person's role holds that permission. Someone who has left may do nothing."""
        return self.is_active and permission in roles.role(self.role).may
