import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0002_the_money"),
        ("projects", "0005_the_plan_and_the_people"),
    ]

    operations = [
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalmeasure",
                    name="needs_environment",
                    field=models.BooleanField(
                        default=False, verbose_name="skal til arbeidsmiljøutvalget eller verneombudet"
                    ),
                ),
                migrations.AddField(
                    model_name="measure",
                    name="needs_environment",
                    field=models.BooleanField(
                        default=False, verbose_name="skal til arbeidsmiljøutvalget eller verneombudet"
                    ),
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalmeasure",
                    name="needs_negotiation",
                    field=models.BooleanField(default=False, verbose_name="skal forhandles"),
                ),
                migrations.AddField(
                    model_name="measure",
                    name="needs_negotiation",
                    field=models.BooleanField(default=False, verbose_name="skal forhandles"),
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalmeasure",
                    name="needs_sami",
                    field=models.BooleanField(default=False, verbose_name="kan berøre samiske interesser direkte"),
                ),
                migrations.AddField(
                    model_name="measure",
                    name="needs_sami",
                    field=models.BooleanField(default=False, verbose_name="kan berøre samiske interesser direkte"),
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalmeasure",
                    name="alternative",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.studyalternative",
                        verbose_name="alternativ i utredningen",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalmeasure",
                    name="touches_staff",
                    field=models.BooleanField(
                        blank=True,
                        help_text="Da skal det informeres og drøftes.",
                        null=True,
                        verbose_name="berører ansatte",
                    ),
                ),
                migrations.AddField(
                    model_name="measure",
                    name="alternative",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="projects.studyalternative",
                        verbose_name="alternativ i utredningen",
                    ),
                ),
                migrations.AddField(
                    model_name="measure",
                    name="touches_staff",
                    field=models.BooleanField(
                        blank=True,
                        help_text="Da skal det informeres og drøftes.",
                        null=True,
                        verbose_name="berører ansatte",
                    ),
                ),
            ],
        ),
        omstilling.audit.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="HistoricalMeasureRisk",
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
                            "measure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                        (
                            "risk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.risk",
                                verbose_name="risiko",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical risiko for tiltak",
                        "verbose_name_plural": "historical risikoer for tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_b7f56d_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalUnionStatement",
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
                        ("organisation", models.CharField(max_length=120, verbose_name="verv")),
                        ("text", models.TextField(verbose_name="uttalelse")),
                        ("written_on", models.DateField(verbose_name="skrevet")),
                        ("reply", models.TextField(blank=True, verbose_name="arbeidsgivers begrunnede svar")),
                        ("replied_on", models.DateField(blank=True, null=True, verbose_name="besvart")),
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
                            "measure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical uttalelse fra tillitsvalgte",
                        "verbose_name_plural": "historical uttalelser fra tillitsvalgte",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_b0424e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MeasureRisk",
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
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risk_links",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                        (
                            "risk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measure_links",
                                to="projects.risk",
                                verbose_name="risiko",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "risiko for tiltak",
                        "verbose_name_plural": "risikoer for tiltak",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "risk"),
                                name="measure_risk_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnionStatement",
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
                        ("organisation", models.CharField(max_length=120, verbose_name="verv")),
                        ("text", models.TextField(verbose_name="uttalelse")),
                        ("written_on", models.DateField(verbose_name="skrevet")),
                        ("reply", models.TextField(blank=True, verbose_name="arbeidsgivers begrunnede svar")),
                        ("replied_on", models.DateField(blank=True, null=True, verbose_name="besvart")),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="union_statements",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="union_statements",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uttalelse fra tillitsvalgte",
                        "verbose_name_plural": "uttalelser fra tillitsvalgte",
                        "ordering": ["written_on", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "seat"),
                                name="union_statement_once",
                                violation_error_message="Dere har en uttalelse om tiltaket. Endre den.",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
