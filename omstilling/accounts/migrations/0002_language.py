from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicaluser",
                    name="language",
                    field=models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")],
                        default="nb",
                        help_text="På informasjonssidene.",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
                migrations.AddField(
                    model_name="user",
                    name="language",
                    field=models.CharField(
                        choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")],
                        default="nb",
                        help_text="På informasjonssidene.",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
            ],
        ),
    ]
