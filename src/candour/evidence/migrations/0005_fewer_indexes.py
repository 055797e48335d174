"""`file_once_on_a_case` begins with the case, so the index on the case alone only costs."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("evidence", "0004_review_rows")]
    operations = [migrations.RemoveIndex(model_name="file", name="evidence_fi_case_id_2e3e7e_idx")]
