"""The second step of a log-in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("desk", "0005_opinions"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="SecondStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("secret", models.CharField(max_length=64)),
                ("confirmed", models.BooleanField(default=False)),
                ("codes", models.JSONField(default=list)),
                ("used", models.BigIntegerField(default=0)),
                ("wrong", models.PositiveIntegerField(default=0)),
                ("wait", models.DateTimeField(null=True)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="second_step", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
    ]
