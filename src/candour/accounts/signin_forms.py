"""allauth's forms for signing in, in plain words: no grey words inside fields, no way this desk does not have."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms

SIX_DIGITS = "The six digits that your app shows"
CODE = "Code from your app, or a recovery code"
LABELS = {"login": "Email address", "oldpassword": "Your password now", "password1": "New password"}
AGAIN = "New password again"
WANTED = {
    "login": "Enter your email address",
    "password": "Enter your password",
    "oldpassword": "Enter the password that you have now",
    "password1": "Enter a new password",
    "password2": "Enter the new password again",
    "code": "Enter the code",
}
ADDRESS = "Write the email address in full, like name@example.com"


class Plain(forms.Form):
    """A form whose labels say what is wanted; nobody can reset a password by mail here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.error_messages["required"] = WANTED.get(name, field.error_messages["required"])
            if name == "login":
                field.error_messages["invalid"] = ADDRESS


class SignIn(Plain, account_forms.LoginForm):
    """Address and password."""


class Reauthenticate(Plain, account_forms.ReauthenticateForm):
    """The password again."""


class ChangePassword(Plain, account_forms.ChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password2"].label = AGAIN


class CodeForm(Plain, mfa_forms.AuthenticateForm):
    """A code after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE


class ReauthenticateWithCode(Plain, mfa_forms.ReauthenticateForm):
    """A code, to show again who one is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = CODE


class SetUpApp(Plain, totp_forms.ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = SIX_DIGITS
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
