import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("projects", "0004_words_of_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row_version", models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="trukket tilbake"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("concept", "konsept"),
                            ("planning", "planlegge"),
                            ("delivery", "gjennomføre"),
                            ("closing", "avslutte"),
                            ("benefits", "realisere gevinster"),
                        ],
                        max_length=8,
                        verbose_name="fase",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="navn")),
                ("description", models.TextField(blank=True, verbose_name="hva fasen skal gi")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="slutt")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phases",
                        to="projects.project",
                        verbose_name="prosjekt",
                    ),
                ),
            ],
            options={
                "verbose_name": "fase",
                "verbose_name_plural": "faser",
                "ordering": ["order", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="phase_dates_in_order",
                        violation_error_message="Sluttdatoen må være etter startdatoen.",
                    )
                ],
            },
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalindicator",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("general", "alminnelig måltall"),
                            ("attendance", "nærvær"),
                            ("survey", "medarbeiderundersøkelse"),
                        ],
                        default="general",
                        help_text="Måltall om de ansatte vises aldri for grupper på under fem.",
                        max_length=10,
                        verbose_name="slag",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmilestone",
                    name="acceptance",
                    field=models.TextField(
                        blank=True, help_text="Når leveransen er god nok.", verbose_name="krav til godkjenning"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalnewsitem",
                    name="section",
                    field=models.CharField(
                        choices=[("news", "nyhet"), ("meaning", "hva det betyr for enheten")],
                        default="news",
                        max_length=7,
                        verbose_name="del",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalproject",
                    name="anonymous_questions",
                    field=models.BooleanField(
                        default=False,
                        help_text="Da lagres ikke hvem som spør.",
                        verbose_name="tillat anonyme spørsmål",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="kind",
                    field=models.CharField(
                        choices=[("threat", "risiko"), ("opportunity", "mulighet")],
                        default="threat",
                        max_length=11,
                        verbose_name="slag",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstudyalternative",
                    name="cons",
                    field=models.TextField(blank=True, verbose_name="ulemper"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("general", "alminnelig måltall"),
                            ("attendance", "nærvær"),
                            ("survey", "medarbeiderundersøkelse"),
                        ],
                        default="general",
                        help_text="Måltall om de ansatte vises aldri for grupper på under fem.",
                        max_length=10,
                        verbose_name="slag",
                    ),
                ),
                migrations.AddField(
                    model_name="milestone",
                    name="acceptance",
                    field=models.TextField(
                        blank=True, help_text="Når leveransen er god nok.", verbose_name="krav til godkjenning"
                    ),
                ),
                migrations.AddField(
                    model_name="newsitem",
                    name="section",
                    field=models.CharField(
                        choices=[("news", "nyhet"), ("meaning", "hva det betyr for enheten")],
                        default="news",
                        max_length=7,
                        verbose_name="del",
                    ),
                ),
                migrations.AddField(
                    model_name="project",
                    name="anonymous_questions",
                    field=models.BooleanField(
                        default=False,
                        help_text="Da lagres ikke hvem som spør.",
                        verbose_name="tillat anonyme spørsmål",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="kind",
                    field=models.CharField(
                        choices=[("threat", "risiko"), ("opportunity", "mulighet")],
                        default="threat",
                        max_length=11,
                        verbose_name="slag",
                    ),
                ),
                migrations.AddField(
                    model_name="studyalternative",
                    name="cons",
                    field=models.TextField(blank=True, verbose_name="ulemper"),
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalmilestone",
                    name="deliverable",
                    field=models.TextField(blank=True, help_text="Hva som skal foreligge.", verbose_name="leveranse"),
                ),
                migrations.AddField(
                    model_name="historicalnewsitem",
                    name="withdrawn_because",
                    field=models.CharField(blank=True, max_length=300, verbose_name="hvorfor den er trukket tilbake"),
                ),
                migrations.AddField(
                    model_name="historicalproject",
                    name="info_open",
                    field=models.BooleanField(
                        default=False,
                        help_text="Det offentlige innholdet på informasjonssiden vises uten innlogging.",
                        verbose_name="informasjonssiden er åpen for alle",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="outcome",
                    field=models.TextField(blank=True, verbose_name="hva det ble til"),
                ),
                migrations.AddField(
                    model_name="historicalstudyalternative",
                    name="is_example_figure",
                    field=models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                ),
                migrations.AddField(
                    model_name="milestone",
                    name="deliverable",
                    field=models.TextField(blank=True, help_text="Hva som skal foreligge.", verbose_name="leveranse"),
                ),
                migrations.AddField(
                    model_name="newsitem",
                    name="withdrawn_because",
                    field=models.CharField(blank=True, max_length=300, verbose_name="hvorfor den er trukket tilbake"),
                ),
                migrations.AddField(
                    model_name="project",
                    name="info_open",
                    field=models.BooleanField(
                        default=False,
                        help_text="Det offentlige innholdet på informasjonssiden vises uten innlogging.",
                        verbose_name="informasjonssiden er åpen for alle",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="outcome",
                    field=models.TextField(blank=True, verbose_name="hva det ble til"),
                ),
                migrations.AddField(
                    model_name="studyalternative",
                    name="is_example_figure",
                    field=models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalstudyalternative",
                    name="pros",
                    field=models.TextField(blank=True, verbose_name="fordeler"),
                ),
                migrations.AddField(
                    model_name="studyalternative",
                    name="pros",
                    field=models.TextField(blank=True, verbose_name="fordeler"),
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="agreement",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="projects.document",
                        verbose_name="dokument",
                    ),
                ),
                migrations.AddField(
                    model_name="agreement",
                    name="replaces",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="projects.agreement",
                        verbose_name="erstatter",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="deadline",
                    field=models.DateField(
                        blank=True, help_text="Når arbeidet skal være ferdig.", null=True, verbose_name="frist"
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="dissolved_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dissolved_bodies",
                        to="projects.decision",
                        verbose_name="oppløst ved vedtak",
                    ),
                ),
                migrations.AddField(
                    model_name="body",
                    name="dissolved_on",
                    field=models.DateField(blank=True, null=True, verbose_name="oppløst"),
                ),
                migrations.AddField(
                    model_name="goal",
                    name="team",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="For eksempel et nærværsteam.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="projects.body",
                        verbose_name="gruppe som følger målet",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalagreement",
                    name="document",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.document",
                        verbose_name="dokument",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalagreement",
                    name="replaces",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.agreement",
                        verbose_name="erstatter",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalbody",
                    name="deadline",
                    field=models.DateField(
                        blank=True, help_text="Når arbeidet skal være ferdig.", null=True, verbose_name="frist"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalbody",
                    name="dissolved_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.decision",
                        verbose_name="oppløst ved vedtak",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalbody",
                    name="dissolved_on",
                    field=models.DateField(blank=True, null=True, verbose_name="oppløst"),
                ),
                migrations.AddField(
                    model_name="historicalgoal",
                    name="team",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="For eksempel et nærværsteam.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.body",
                        verbose_name="gruppe som følger målet",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmilestoneshift",
                    name="decision",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.decision",
                        verbose_name="vedtak",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmilestoneshift",
                    name="follows",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Flyttingen som drog denne milepælen med seg.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.milestoneshift",
                        verbose_name="følger av",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalnewsitem",
                    name="affected_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="berørte ansatte får den"),
                ),
                migrations.AddField(
                    model_name="historicalproject",
                    name="questions_until",
                    field=models.DateField(blank=True, null=True, verbose_name="frist for spørsmål"),
                ),
                migrations.AddField(
                    model_name="historicalreading",
                    name="group_size",
                    field=models.PositiveIntegerField(
                        blank=True,
                        help_text="Trengs for måltall om de ansatte.",
                        null=True,
                        verbose_name="antall ansatte i gruppa",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="closed_on",
                    field=models.DateField(blank=True, null=True, verbose_name="avsluttet"),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="consequence_after",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 er lav, 5 er høy.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="konsekvens etter tiltak",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="goal",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.goal",
                        verbose_name="mål den gjelder",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="milestone",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.milestone",
                        verbose_name="milepæl den gjelder",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="probability_after",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 er lav, 5 er høy.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="sannsynlighet etter tiltak",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrisk",
                    name="study_area",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.studyarea",
                        verbose_name="utredningsområde den gjelder",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalseat",
                    name="elected_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.decision",
                        verbose_name="valgt ved vedtak",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstudyalternative",
                    name="effect",
                    field=models.BigIntegerField(
                        blank=True,
                        help_text="Netto innsparing i et helt år, i kroner.",
                        null=True,
                        verbose_name="helårsvirkning",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstudyarea",
                    name="sector",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Når utredningen hører til en sektor.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.unit",
                        verbose_name="sektor",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstudyarea",
                    name="taken_in_on",
                    field=models.DateField(
                        blank=True,
                        help_text="For en utredning som alt pågikk i sektoren.",
                        null=True,
                        verbose_name="tatt inn i prosjektet",
                    ),
                ),
                migrations.AddField(
                    model_name="milestoneshift",
                    name="decision",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestone_shifts",
                        to="projects.decision",
                        verbose_name="vedtak",
                    ),
                ),
                migrations.AddField(
                    model_name="milestoneshift",
                    name="follows",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="Flyttingen som drog denne milepælen med seg.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knock_on",
                        to="projects.milestoneshift",
                        verbose_name="følger av",
                    ),
                ),
                migrations.AddField(
                    model_name="newsitem",
                    name="affected_at",
                    field=models.DateTimeField(blank=True, null=True, verbose_name="berørte ansatte får den"),
                ),
                migrations.AddField(
                    model_name="project",
                    name="questions_until",
                    field=models.DateField(blank=True, null=True, verbose_name="frist for spørsmål"),
                ),
                migrations.AddField(
                    model_name="reading",
                    name="group_size",
                    field=models.PositiveIntegerField(
                        blank=True,
                        help_text="Trengs for måltall om de ansatte.",
                        null=True,
                        verbose_name="antall ansatte i gruppa",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="closed_on",
                    field=models.DateField(blank=True, null=True, verbose_name="avsluttet"),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="consequence_after",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 er lav, 5 er høy.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="konsekvens etter tiltak",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="goal",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="projects.goal",
                        verbose_name="mål den gjelder",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="milestone",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="projects.milestone",
                        verbose_name="milepæl den gjelder",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="probability_after",
                    field=models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 er lav, 5 er høy.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="sannsynlighet etter tiltak",
                    ),
                ),
                migrations.AddField(
                    model_name="risk",
                    name="study_area",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="projects.studyarea",
                        verbose_name="utredningsområde den gjelder",
                    ),
                ),
                migrations.AddField(
                    model_name="seat",
                    name="elected_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elected_seats",
                        to="projects.decision",
                        verbose_name="valgt ved vedtak",
                    ),
                ),
                migrations.AddField(
                    model_name="studyalternative",
                    name="effect",
                    field=models.BigIntegerField(
                        blank=True,
                        help_text="Netto innsparing i et helt år, i kroner.",
                        null=True,
                        verbose_name="helårsvirkning",
                    ),
                ),
                migrations.AddField(
                    model_name="studyarea",
                    name="sector",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="Når utredningen hører til en sektor.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="study_areas",
                        to="projects.unit",
                        verbose_name="sektor",
                    ),
                ),
                migrations.AddField(
                    model_name="studyarea",
                    name="taken_in_on",
                    field=models.DateField(
                        blank=True,
                        help_text="For en utredning som alt pågikk i sektoren.",
                        null=True,
                        verbose_name="tatt inn i prosjektet",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmilestone",
                    name="phase",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.phase",
                        verbose_name="fase",
                    ),
                ),
                migrations.AddField(
                    model_name="milestone",
                    name="phase",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="projects.phase",
                        verbose_name="fase",
                    ),
                ),
                migrations.AddField(
                    model_name="case",
                    name="study_area",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="projects.studyarea",
                        verbose_name="kommer fra utredningen",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalcase",
                    name="study_area",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.studyarea",
                        verbose_name="kommer fra utredningen",
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="consultation",
            name="form",
            field=models.CharField(
                choices=[
                    ("information", "informert"),
                    ("consultation", "drøftet"),
                    ("negotiation", "forhandlet"),
                    ("environment", "behandlet i arbeidsmiljøutvalget"),
                    ("safety", "verneombudet er hørt"),
                    ("sami", "konsultert med samiske interesser"),
                ],
                max_length=12,
                verbose_name="form",
            ),
        ),
        migrations.AlterField(
            model_name="historicalconsultation",
            name="form",
            field=models.CharField(
                choices=[
                    ("information", "informert"),
                    ("consultation", "drøftet"),
                    ("negotiation", "forhandlet"),
                    ("environment", "behandlet i arbeidsmiljøutvalget"),
                    ("safety", "verneombudet er hørt"),
                    ("sami", "konsultert med samiske interesser"),
                ],
                max_length=12,
                verbose_name="form",
            ),
        ),
        omstilling.audit.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="CompetencePlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("top", "rådmannsnivået"),
                                    ("sector", "sektor"),
                                    ("department", "virksomhet"),
                                    ("unit", "enhet"),
                                ],
                                max_length=10,
                                verbose_name="nivå",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="gjelder fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="gjelder til og med")),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="competence_plans",
                                to="projects.goal",
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="competence_plans",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="competence_plans",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kompetanseplan",
                        "verbose_name_plural": "kompetanseplaner",
                        "ordering": ["level", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="competence_plan_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultationPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper_links",
                                to="projects.consultation",
                                verbose_name="drøfting",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultation_links",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "papir til drøfting",
                        "verbose_name_plural": "papirer til drøfting",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("consultation", "document"),
                                name="consultation_paper_once",
                                violation_error_message="Dokumentet er lagt ved fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("office", models.CharField(max_length=120, verbose_name="verv eller stilling")),
                        ("about", models.CharField(blank=True, max_length=200, verbose_name="kan svare på")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-postadresse")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="telefon")),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="bare for enheten",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kontakt",
                        "verbose_name_plural": "kontakter",
                        "ordering": ["order", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="DocumentDistribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("version", models.CharField(blank=True, max_length=20, verbose_name="versjon")),
                        (
                            "recipient",
                            models.CharField(
                                help_text="Verv, organ eller virksomhet.", max_length=200, verbose_name="mottaker"
                            ),
                        ),
                        ("sent_on", models.DateField(verbose_name="sendt")),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                help_text="For eksempel «e-post» eller «møte».",
                                max_length=100,
                                verbose_name="måte",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="distributions",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "utsending",
                        "verbose_name_plural": "utsendinger",
                        "ordering": ["-sent_on", "-id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="DocumentVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("version", models.CharField(max_length=20, verbose_name="versjon")),
                        ("dated", models.DateField(blank=True, null=True, verbose_name="dato")),
                        ("change", models.TextField(blank=True, verbose_name="hva som er endret")),
                        ("registered_on", models.DateField(verbose_name="registrert")),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.storedfile",
                                verbose_name="fil",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dokumentversjon",
                        "verbose_name_plural": "dokumentversjoner",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("document", "version"),
                                name="document_version_once",
                                violation_error_message="Dokumentet har en versjon med dette navnet.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("delivered_on", models.DateField(verbose_name="levert")),
                        ("text", models.TextField(blank=True, verbose_name="sammendrag")),
                        ("is_final", models.BooleanField(default=False, verbose_name="sluttrapport")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="projects.body",
                                verbose_name="arbeidsgruppe",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_reports",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_reports",
                                to="projects.decision",
                                verbose_name="vedtak om rapporten",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rapport fra arbeidsgruppe",
                        "verbose_name_plural": "rapporter fra arbeidsgrupper",
                        "ordering": ["-delivered_on", "-id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssumption",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("text", models.CharField(max_length=300, verbose_name="forutsetning")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "ikke bekreftet"), ("holds", "holder"), ("broken", "holder ikke")],
                                default="open",
                                max_length=6,
                                verbose_name="status",
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="sist vurdert")),
                        ("note", models.TextField(blank=True, verbose_name="merknad")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical forutsetning",
                        "verbose_name_plural": "historical forutsetninger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_e9ef42_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCompetencePlan",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("top", "rådmannsnivået"),
                                    ("sector", "sektor"),
                                    ("department", "virksomhet"),
                                    ("unit", "enhet"),
                                ],
                                max_length=10,
                                verbose_name="nivå",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="gjelder fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="gjelder til og med")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.goal",
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kompetanseplan",
                        "verbose_name_plural": "historical kompetanseplaner",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_8440c7_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConsultationPaper",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "consultation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.consultation",
                                verbose_name="drøfting",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical papir til drøfting",
                        "verbose_name_plural": "historical papirer til drøfting",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_72f349_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContact",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("office", models.CharField(max_length=120, verbose_name="verv eller stilling")),
                        ("about", models.CharField(blank=True, max_length=200, verbose_name="kan svare på")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-postadresse")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="telefon")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="bare for enheten",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kontakt",
                        "verbose_name_plural": "historical kontakter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_dcbfc0_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocumentDistribution",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("version", models.CharField(blank=True, max_length=20, verbose_name="versjon")),
                        (
                            "recipient",
                            models.CharField(
                                help_text="Verv, organ eller virksomhet.", max_length=200, verbose_name="mottaker"
                            ),
                        ),
                        ("sent_on", models.DateField(verbose_name="sendt")),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                help_text="For eksempel «e-post» eller «møte».",
                                max_length=100,
                                verbose_name="måte",
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical utsending",
                        "verbose_name_plural": "historical utsendinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_0c2dbd_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocumentVersion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("version", models.CharField(max_length=20, verbose_name="versjon")),
                        ("dated", models.DateField(blank=True, null=True, verbose_name="dato")),
                        ("change", models.TextField(blank=True, verbose_name="hva som er endret")),
                        ("registered_on", models.DateField(verbose_name="registrert")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.storedfile",
                                verbose_name="fil",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical dokumentversjon",
                        "verbose_name_plural": "historical dokumentversjoner",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_3c21cd_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupReport",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("delivered_on", models.DateField(verbose_name="levert")),
                        ("text", models.TextField(blank=True, verbose_name="sammendrag")),
                        ("is_final", models.BooleanField(default=False, verbose_name="sluttrapport")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="arbeidsgruppe",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.document",
                                verbose_name="dokument",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
                                verbose_name="vedtak om rapporten",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rapport fra arbeidsgruppe",
                        "verbose_name_plural": "historical rapporter fra arbeidsgrupper",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_4df205_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMilestoneLink",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="Minste antall dager mellom de to.", verbose_name="dager mellom"
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "after",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.milestone",
                                verbose_name="kan nås etterpå",
                            ),
                        ),
                        (
                            "before",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.milestone",
                                verbose_name="må være nådd først",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical avhengighet",
                        "verbose_name_plural": "historical avhengigheter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_fac422_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNewsUnit",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.newsitem",
                                verbose_name="nyhet",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical enhet nyheten gjelder",
                        "verbose_name_plural": "historical enheter nyheten gjelder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_a397f8_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOrganisationProposal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="foreslått fra")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "alternative",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.studyalternative",
                                verbose_name="alternativ i utredningen",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical forslag til organisering",
                        "verbose_name_plural": "historical forslag til organisering",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_27d489_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPhase",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("concept", "konsept"),
                                    ("planning", "planlegge"),
                                    ("delivery", "gjennomføre"),
                                    ("closing", "avslutte"),
                                    ("benefits", "realisere gevinster"),
                                ],
                                max_length=8,
                                verbose_name="fase",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="navn")),
                        ("description", models.TextField(blank=True, verbose_name="hva fasen skal gi")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="slutt")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fase",
                        "verbose_name_plural": "historical faser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_453d68_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalQuestion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("text", models.TextField(verbose_name="spørsmål")),
                        ("is_anonymous", models.BooleanField(default=False, verbose_name="anonymt")),
                        ("asked_on", models.DateField(verbose_name="spurt")),
                        (
                            "wording",
                            models.TextField(
                                blank=True,
                                help_text="Uten navn og annet som peker ut noen.",
                                verbose_name="spørsmålet slik det vises",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="svar")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="besvart")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="publisert")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvart av",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="spurt av",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical spørsmål",
                        "verbose_name_plural": "historical spørsmål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_a18d24_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSignal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("text", models.TextField(verbose_name="signalet")),
                        ("given_on", models.DateField(verbose_name="gitt")),
                        ("answer", models.TextField(blank=True, verbose_name="hva som ble gjort")),
                        (
                            "state",
                            models.CharField(
                                choices=[("given", "gitt"), ("mandated", "mandat er gitt"), ("answered", "besvart")],
                                default="given",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="gitt av",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
                                verbose_name="bygger på vedtak",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "work_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="arbeidsgruppe",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical styringssignal",
                        "verbose_name_plural": "historical styringssignaler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_598cad_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSurvey",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("held_on", models.DateField(verbose_name="dato")),
                        ("follow_up", models.TextField(blank=True, verbose_name="hva som følges opp")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.goal",
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical medarbeiderundersøkelse",
                        "verbose_name_plural": "historical medarbeiderundersøkelser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_247103_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTolerance",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("time", "tid"),
                                    ("cost", "kostnad"),
                                    ("effect", "effekt"),
                                    ("quality", "kvalitet"),
                                ],
                                max_length=7,
                                verbose_name="hva det gjelder",
                            ),
                        ),
                        ("limit", models.BigIntegerField(verbose_name="grense")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "tell",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="meldes til",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical toleranse",
                        "verbose_name_plural": "historical toleranser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_b25006_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalYearMark",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("budget", "budsjett"),
                                    ("council", "kommunestyret"),
                                    ("holiday", "ferie og fridager"),
                                    ("other", "annet"),
                                ],
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="navn")),
                        ("starts_on", models.DateField(verbose_name="dato")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="til og med")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical merke i årshjulet",
                        "verbose_name_plural": "historical merker i årshjulet",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_810942_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LastVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("page", models.CharField(max_length=20)),
                        ("seen_at", models.DateTimeField()),
                        ("before_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "siste besøk",
                        "verbose_name_plural": "siste besøk",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "person", "page"), name="last_visit_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="Minste antall dager mellom de to.", verbose_name="dager mellom"
                            ),
                        ),
                        (
                            "after",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_before",
                                to="projects.milestone",
                                verbose_name="kan nås etterpå",
                            ),
                        ),
                        (
                            "before",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links_after",
                                to="projects.milestone",
                                verbose_name="må være nådd først",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avhengighet",
                        "verbose_name_plural": "avhengigheter",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("before", "after"),
                                name="milestone_link_once",
                                violation_error_message="Avhengigheten finnes fra før.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("before", models.F("after")), _negated=True),
                                name="milestone_link_not_itself",
                                violation_error_message="En milepæl kan ikke vente på seg selv.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NewsUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="unit_links",
                                to="projects.newsitem",
                                verbose_name="nyhet",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="news_links",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "enhet nyheten gjelder",
                        "verbose_name_plural": "enheter nyheten gjelder",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("item", "unit"),
                                name="news_unit_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("valid_from", models.DateField(blank=True, null=True, verbose_name="foreslått fra")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "alternative",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisation_proposals",
                                to="projects.studyalternative",
                                verbose_name="alternativ i utredningen",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisation_proposals",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forslag til organisering",
                        "verbose_name_plural": "forslag til organisering",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("text", models.TextField(verbose_name="spørsmål")),
                        ("is_anonymous", models.BooleanField(default=False, verbose_name="anonymt")),
                        ("asked_on", models.DateField(verbose_name="spurt")),
                        (
                            "wording",
                            models.TextField(
                                blank=True,
                                help_text="Uten navn og annet som peker ut noen.",
                                verbose_name="spørsmålet slik det vises",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="svar")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="besvart")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="publisert")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="besvart av",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="spurt av",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "spørsmål",
                        "verbose_name_plural": "spørsmål",
                        "ordering": ["-number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="question_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_anonymous", False), ("asked_by__isnull", True), _connector="OR"
                                ),
                                name="question_anonymous_has_no_asker",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_at__isnull", True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="question_published_has_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("text", models.TextField(verbose_name="signalet")),
                        ("given_on", models.DateField(verbose_name="gitt")),
                        ("answer", models.TextField(blank=True, verbose_name="hva som ble gjort")),
                        (
                            "state",
                            models.CharField(
                                choices=[("given", "gitt"), ("mandated", "mandat er gitt"), ("answered", "besvart")],
                                default="given",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="internal",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signals",
                                to="projects.body",
                                verbose_name="gitt av",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signals",
                                to="projects.decision",
                                verbose_name="bygger på vedtak",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signals",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "work_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signals_behind",
                                to="projects.body",
                                verbose_name="arbeidsgruppe",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "styringssignal",
                        "verbose_name_plural": "styringssignaler",
                        "ordering": ["-given_on", "-number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="signal_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("secret", models.CharField(max_length=64, unique=True)),
                        ("weekly", models.BooleanField(default=True, verbose_name="samlet en gang i uka")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("sent_until", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subscriptions",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "abonnement",
                        "verbose_name_plural": "abonnementer",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "person"), name="subscription_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("held_on", models.DateField(verbose_name="dato")),
                        ("follow_up", models.TextField(blank=True, verbose_name="hva som følges opp")),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="surveys",
                                to="projects.goal",
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="surveys",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "medarbeiderundersøkelse",
                        "verbose_name_plural": "medarbeiderundersøkelser",
                        "ordering": ["-held_on", "-id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Tolerance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("time", "tid"),
                                    ("cost", "kostnad"),
                                    ("effect", "effekt"),
                                    ("quality", "kvalitet"),
                                ],
                                max_length=7,
                                verbose_name="hva det gjelder",
                            ),
                        ),
                        ("limit", models.BigIntegerField(verbose_name="grense")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tolerances",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "tell",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.body",
                                verbose_name="meldes til",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "toleranse",
                        "verbose_name_plural": "toleranser",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "kind"),
                                name="tolerance_once",
                                violation_error_message="Toleransen er satt fra før. Endre den.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("limit__gte", 0)),
                                name="tolerance_not_negative",
                                violation_error_message="Grensen kan ikke være under null.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YearMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("budget", "budsjett"),
                                    ("council", "kommunestyret"),
                                    ("holiday", "ferie og fridager"),
                                    ("other", "annet"),
                                ],
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="navn")),
                        ("starts_on", models.DateField(verbose_name="dato")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="til og med")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_marks",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "merke i årshjulet",
                        "verbose_name_plural": "merker i årshjulet",
                        "ordering": ["starts_on", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="year_mark_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assumption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("text", models.CharField(max_length=300, verbose_name="forutsetning")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "ikke bekreftet"), ("holds", "holder"), ("broken", "holder ikke")],
                                default="open",
                                max_length=6,
                                verbose_name="status",
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="sist vurdert")),
                        ("note", models.TextField(blank=True, verbose_name="merknad")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assumptions",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forutsetning",
                        "verbose_name_plural": "forutsetninger",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="assumption_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CompetenceActivity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("competence", "kompetanse"), ("leadership", "lederopplæring")],
                                default="competence",
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="aktivitet")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("deadline", models.DateField(blank=True, null=True, verbose_name="frist")),
                        (
                            "funds",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Hele kroner.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="midler",
                            ),
                        ),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        ("completed_on", models.DateField(blank=True, null=True, verbose_name="gjennomført")),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="projects.competenceplan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aktivitet",
                        "verbose_name_plural": "aktiviteter",
                        "ordering": ["deadline", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="DecisionPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(help_text="For eksempel «BP2».", max_length=6, verbose_name="betegnelse"),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="hva som skal avgjøres")),
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="planlagt")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("open", "ikke avgjort"),
                                    ("go", "gå videre"),
                                    ("changes", "gå videre med endringer"),
                                    ("stop", "stopp"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="utfall",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="avgjort")),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision_points",
                                to="projects.decision",
                                verbose_name="vedtak",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="projects.phase",
                                verbose_name="fase",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "beslutningspunkt",
                        "verbose_name_plural": "beslutningspunkter",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("result", "open"), ("decided_on__isnull", False), _connector="OR"),
                                name="decision_point_decided_has_date",
                                violation_error_message="Oppgi når det ble avgjort.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCompetenceActivity",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("competence", "kompetanse"), ("leadership", "lederopplæring")],
                                default="competence",
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="aktivitet")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("deadline", models.DateField(blank=True, null=True, verbose_name="frist")),
                        (
                            "funds",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Hele kroner.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="midler",
                            ),
                        ),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        ("completed_on", models.DateField(blank=True, null=True, verbose_name="gjennomført")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.competenceplan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical aktivitet",
                        "verbose_name_plural": "historical aktiviteter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_a0dbab_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Lesson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("happened", models.TextField(verbose_name="hva som hendte")),
                        ("advice", models.TextField(blank=True, verbose_name="råd til andre")),
                        ("noted_on", models.DateField(verbose_name="notert")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lessons",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lessons",
                                to="projects.phase",
                                verbose_name="fase",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "erfaring",
                        "verbose_name_plural": "erfaringer",
                        "ordering": ["-noted_on", "-number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="lesson_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLesson",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        ("happened", models.TextField(verbose_name="hva som hendte")),
                        ("advice", models.TextField(blank=True, verbose_name="råd til andre")),
                        ("noted_on", models.DateField(verbose_name="notert")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.phase",
                                verbose_name="fase",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical erfaring",
                        "verbose_name_plural": "historical erfaringer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_6b057b_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDecisionPoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(help_text="For eksempel «BP2».", max_length=6, verbose_name="betegnelse"),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="hva som skal avgjøres")),
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="planlagt")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("open", "ikke avgjort"),
                                    ("go", "gå videre"),
                                    ("changes", "gå videre med endringer"),
                                    ("stop", "stopp"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="utfall",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="avgjort")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
                                verbose_name="vedtak",
                            ),
                        ),
                        (
                            "phase",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.phase",
                                verbose_name="fase",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical beslutningspunkt",
                        "verbose_name_plural": "historical beslutningspunkter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_27950d_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProposedUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("sector", "sektor"), ("department", "virksomhet"), ("unit", "enhet")],
                                max_length=12,
                                verbose_name="nivå",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="projects.proposedunit",
                                verbose_name="ligger under",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="projects.organisationproposal",
                                verbose_name="forslag",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="dagens enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "foreslått enhet",
                        "verbose_name_plural": "foreslåtte enheter",
                        "ordering": ["order", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSurveyResult",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("question", models.CharField(max_length=200, verbose_name="spørsmål")),
                        ("score", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="snitt")),
                        ("answers", models.PositiveIntegerField(verbose_name="antall svar")),
                        ("invited", models.PositiveIntegerField(blank=True, null=True, verbose_name="antall spurt")),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.survey",
                                verbose_name="undersøkelse",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical resultat av undersøkelse",
                        "verbose_name_plural": "historical resultater av undersøkelser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_303d2f_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SurveyResult",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("question", models.CharField(max_length=200, verbose_name="spørsmål")),
                        ("score", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="snitt")),
                        ("answers", models.PositiveIntegerField(verbose_name="antall svar")),
                        ("invited", models.PositiveIntegerField(blank=True, null=True, verbose_name="antall spurt")),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="projects.survey",
                                verbose_name="undersøkelse",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="survey_results",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "resultat av undersøkelse",
                        "verbose_name_plural": "resultater av undersøkelser",
                        "ordering": ["question", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("survey", "unit", "question"),
                                name="survey_result_once",
                                violation_error_message="Resultatet er ført fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CheckPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("text", models.CharField(max_length=200, verbose_name="sjekkpunkt")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="i orden")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="krysset av",
                            ),
                        ),
                        (
                            "decision_point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="projects.decisionpoint",
                                verbose_name="beslutningspunkt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sjekkpunkt",
                        "verbose_name_plural": "sjekkpunkter",
                        "ordering": ["order", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCheckPoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("text", models.CharField(max_length=200, verbose_name="sjekkpunkt")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="i orden")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "decision_point",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decisionpoint",
                                verbose_name="beslutningspunkt",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="krysset av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sjekkpunkt",
                        "verbose_name_plural": "historical sjekkpunkter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_052e62_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposedUnit",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                        ),
                        ("actor_label", models.CharField(max_length=200)),
                        ("actor_role", models.CharField(blank=True, max_length=200)),
                        ("act_source", models.CharField(max_length=20)),
                        ("request_id", models.CharField(blank=True, max_length=32)),
                        ("act_example", models.BooleanField(default=False)),
                        ("schema_no", models.PositiveSmallIntegerField(default=1)),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon"),
                        ),
                        ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="trukket tilbake"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("sector", "sektor"), ("department", "virksomhet"), ("unit", "enhet")],
                                max_length=12,
                                verbose_name="nivå",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField()),
                        ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField()),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="dagens enhet",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.organisationproposal",
                                verbose_name="forslag",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.proposedunit",
                                verbose_name="ligger under",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical foreslått enhet",
                        "verbose_name_plural": "historical foreslåtte enheter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_d92ade_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
