"""Django adds these to find the beginning of a text with LIKE. Nothing here looks for one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0008_names")]
    operations = [
        migrations.RunSQL(
            "DROP INDEX IF EXISTS correspondence_asking_handle_835d5456_like",
            reverse_sql="CREATE INDEX correspondence_asking_handle_835d5456_like ON correspondence_asking (handle varchar_pattern_ops)",
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS correspondence_message_once_98025cb9_like",
            reverse_sql="CREATE INDEX correspondence_message_once_98025cb9_like ON correspondence_message (once varchar_pattern_ops)",
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS correspondence_projection_handle_a0f30c07_like",
            reverse_sql="CREATE INDEX correspondence_projection_handle_a0f30c07_like ON correspondence_projection (handle varchar_pattern_ops)",
        ),
    ]
