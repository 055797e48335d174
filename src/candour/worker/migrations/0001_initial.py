from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="WorkerStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("ran_at", models.DateTimeField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=80)),
                ("failures", models.IntegerField(default=0)),
                ("waiting", models.IntegerField(default=0)),
                ("since", models.DateTimeField(null=True)),
                ("aside", models.IntegerField(default=0)),
            ],
            options={"db_table": "worker_step"},
        ),
        migrations.AddConstraint(
            model_name="workerstep",
            constraint=models.UniqueConstraint(fields=("name",), name="worker_step_once"),
        ),
    ]
