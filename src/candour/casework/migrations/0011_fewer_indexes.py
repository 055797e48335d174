"""Each of these tables has an index that begins with the case, so the one on the case alone only costs.

Django adds the one on the reference to find its beginning with LIKE. Nothing here looks for one.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_consent_rows")]
    operations = [
        migrations.AlterField(
            model_name="barred",
            name="case",
            field=models.ForeignKey(
                db_index=False, on_delete=PROTECT, related_name="barred", to="casework.case"
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="case",
            field=models.ForeignKey(
                db_index=False, on_delete=PROTECT, related_name="consents", to="casework.case"
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="case",
            field=models.ForeignKey(
                db_index=False, on_delete=PROTECT, related_name="decisions", to="casework.case"
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="case",
            field=models.ForeignKey(
                db_index=False, on_delete=PROTECT, related_name="events", to="casework.case"
            ),
        ),
        migrations.AlterField(
            model_name="fact",
            name="case",
            field=models.ForeignKey(
                db_index=False, on_delete=PROTECT, related_name="facts", to="casework.case"
            ),
        ),
        migrations.AlterField(
            model_name="statement",
            name="case",
            field=models.ForeignKey(
                db_index=False, on_delete=PROTECT, related_name="statements", to="casework.case"
            ),
        ),
        migrations.RunSQL(
            "DROP INDEX IF EXISTS casework_case_reference_07e6b6eb_like",
            reverse_sql="CREATE INDEX casework_case_reference_07e6b6eb_like ON casework_case (reference varchar_pattern_ops)",
        ),
    ]
