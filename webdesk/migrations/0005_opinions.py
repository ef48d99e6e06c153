"""What people wrote to consultations by their public form."""

import django.utils.timezone
from django.db import migrations, models

STATES = [("waiting", "Chờ xem"), ("listed", "Đưa vào bảng"), ("left", "Không đưa vào bảng")]


class Migration(migrations.Migration):
    """One table, one setting."""

    dependencies = [("desk", "0004_preview_links")]

    operations = [
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(db_index=True, max_length=400)),
                ("name", models.CharField(blank=True, max_length=100)),
                ("contact", models.CharField(blank=True, max_length=120)),
                ("named", models.BooleanField(default=False)),
                ("part", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField()),
                ("state", models.CharField(choices=STATES, default="waiting", max_length=10)),
                ("answer", models.TextField(blank=True)),
                ("origin", models.CharField(blank=True, max_length=64)),
                ("forgotten", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddField(model_name="office", name="opinion_months", field=models.PositiveSmallIntegerField(default=6)),
    ]
