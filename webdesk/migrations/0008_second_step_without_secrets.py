"""The second step of a log-in without a secret in the table. Those there were end: their secrets were readable here."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column in place of another."""

    dependencies = [("desk", "0007_log_not_emptied")]

    operations = [
        migrations.RunSQL("delete from desk_secondstep", migrations.RunSQL.noop),
        migrations.RemoveField("secondstep", "secret"),
        migrations.AddField("secondstep", "seed", models.CharField(max_length=64), preserve_default=False),
        migrations.AddField("secondstep", "key", models.CharField(max_length=16), preserve_default=False),
    ]
