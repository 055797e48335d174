"""A root keeps the leaves of its tree. Roots that were made before stay as they are: nobody may change them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0010_alert_hour")]
    operations = [migrations.AddField("Root", "receipts", models.BinaryField(null=True))]
