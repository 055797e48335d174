"""Django adds these to find the beginning of a text with LIKE. Nothing here looks for one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_sign_in")]
    operations = [
        migrations.RunSQL(
            "DROP INDEX IF EXISTS accounts_user_email_b2644a56_like",
            reverse_sql="CREATE INDEX accounts_user_email_b2644a56_like ON accounts_user (email varchar_pattern_ops)",
        ),
    ]
