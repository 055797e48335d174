from pathlib import Path

from django.db import migrations

from candour.vault import row_security

FILE = Path(__file__).resolve().parent.parent / "sign_in.sql"


class Migration(migrations.Migration):
    # The tables that belong to signing in are made by other packages: they must be there to be granted.
    dependencies = [
        ("accounts", "0002_rows"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("usersessions", "0001_initial"),
    ]
    operations = [row_security.run(FILE)]
