"""Django adds these to find the beginning of a text with LIKE. Nothing here looks for one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_equality")]
    operations = [
        migrations.RunSQL(
            "DROP INDEX IF EXISTS intake_draft_handle_90e4eca9_like",
            reverse_sql="CREATE INDEX intake_draft_handle_90e4eca9_like ON intake_draft (handle varchar_pattern_ops)",
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS intake_draft_reference_af82a9a0_like",
            reverse_sql="CREATE INDEX intake_draft_reference_af82a9a0_like ON intake_draft (reference varchar_pattern_ops)",
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS intake_equalityanswers_link_4b399f1a_like",
            reverse_sql="CREATE INDEX intake_equalityanswers_link_4b399f1a_like ON intake_equalityanswers (link varchar_pattern_ops)",
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS intake_submission_idempotency_key_ea7e6fd0_like",
            reverse_sql="CREATE INDEX intake_submission_idempotency_key_ea7e6fd0_like ON intake_submission (idempotency_key varchar_pattern_ops)",
        ),
    ]
