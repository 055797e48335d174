from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "rows.sql"


class Migration(migrations.Migration):
    # The tables that belong to signing in are made by other packages: they must be there to be granted.
    dependencies = [
        ("accounts", "0001_initial"),
        ("vault", "0002_roles"),
        ("sessions", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [row_security.run(FILE)]
