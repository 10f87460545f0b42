"""Everything that the migrations which it replaces make, at once: for an empty database."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    replaces = [("budget", "0001_initial"), ("budget", "0002_the_money")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("projects", "0003_cases_and_bodies"),
    ]

    operations = [
        omstilling.audit.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="BudgetArea",
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
                        ("code", models.CharField(max_length=20, verbose_name="kode")),
                        ("name", models.CharField(max_length=100, verbose_name="navn")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_areas",
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
                                related_name="budget_areas",
                                to="projects.unit",
                                verbose_name="sektor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rammeområde",
                        "verbose_name_plural": "rammeområder",
                        "ordering": ["code"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "code"),
                                name="budget_area_once",
                                violation_error_message="Koden er i bruk.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("base", "basisbudsjett"),
                                    ("technical", "budsjetteknisk justering"),
                                    ("measure", "tiltak"),
                                ],
                                max_length=9,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        (
                            "kostra_function",
                            models.CharField(blank=True, max_length=3, verbose_name="KOSTRA-funksjon"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True,
                                help_text="Linjen i budsjettdokumentet eller kontoplanen.",
                                max_length=60,
                                verbose_name="budsjettlinje",
                            ),
                        ),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="prisnivå"),
                        ),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        (
                            "budget_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="budget.budgetarea",
                                verbose_name="rammeområde",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
                                to="projects.decision",
                                verbose_name="budsjettvedtak",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
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
                                related_name="budget_lines",
                                to="projects.unit",
                                verbose_name="sektor eller enhet",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budsjettlinje",
                        "verbose_name_plural": "budsjettlinjer",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="budget_line_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "measure"), ("measure__isnull", False)),
                                    models.Q(models.Q(("kind", "measure"), _negated=True), ("measure__isnull", True)),
                                    _connector="OR",
                                ),
                                name="budget_line_measure_is_named",
                                violation_error_message="En linje for et tiltak må si hvilket tiltak; andre linjer har ikke noe.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetAmount",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="beløp"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amounts",
                                to="budget.budgetline",
                                verbose_name="budsjettlinje",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budsjettbeløp",
                        "verbose_name_plural": "budsjettbeløp",
                        "ordering": ["year"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("line", "year"),
                                name="budget_amount_once",
                                violation_error_message="Året er ført fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetNote",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="beløp"
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="kilde")),
                        (
                            "budget_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="budget.budgetarea",
                                verbose_name="rammeområde",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_notes",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "budsjettnotat",
                        "verbose_name_plural": "budsjettnotater",
                        "ordering": ["year", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAcceptedFinding",
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
                        ("code", models.CharField(max_length=10, verbose_name="kode")),
                        ("key", models.CharField(max_length=200, verbose_name="gjelder")),
                        ("reason", models.TextField(verbose_name="begrunnelse")),
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
                        "verbose_name": "historical godtatt funn",
                        "verbose_name_plural": "historical godtatte funn",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_74a88a_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetAmount",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="beløp"
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
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.budgetline",
                                verbose_name="budsjettlinje",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical budsjettbeløp",
                        "verbose_name_plural": "historical budsjettbeløp",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_acd7be_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetArea",
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
                        ("code", models.CharField(max_length=20, verbose_name="kode")),
                        ("name", models.CharField(max_length=100, verbose_name="navn")),
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
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="sektor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rammeområde",
                        "verbose_name_plural": "historical rammeområder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_b9d59b_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetNote",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="beløp"
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="kilde")),
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
                            "budget_area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.budgetarea",
                                verbose_name="rammeområde",
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
                        "verbose_name": "historical budsjettnotat",
                        "verbose_name_plural": "historical budsjettnotater",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_81e7d2_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImportMapping",
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
                        ("kind", models.CharField(default="measures", max_length=12, verbose_name="slag")),
                        ("heading", models.CharField(max_length=150, verbose_name="overskrift")),
                        ("field", models.CharField(blank=True, max_length=40, verbose_name="felt")),
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
                        "verbose_name": "historical kolonnevalg",
                        "verbose_name_plural": "historical kolonnevalg",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_d93a03_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImportRun",
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
                        ("kind", models.CharField(default="measures", max_length=12, verbose_name="slag")),
                        ("file_name", models.CharField(max_length=200, verbose_name="filnavn")),
                        (
                            "state",
                            models.CharField(
                                choices=[("preview", "forhåndsvist"), ("done", "importert"), ("undone", "angret")],
                                default="preview",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("choices", models.JSONField(blank=True, default=dict, verbose_name="valg")),
                        ("summary", models.JSONField(blank=True, default=dict, verbose_name="sammendrag")),
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
                        "verbose_name": "historical import",
                        "verbose_name_plural": "historical importer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_987427_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInvestment",
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
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        (
                            "status",
                            models.CharField(
                                choices=[("ongoing", "i gang"), ("planned", "planlagt"), ("on_hold", "på vent")],
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        ("first_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="fra år")),
                        ("last_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="til år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True, help_text="Hele kroner.", null=True, verbose_name="ramme"
                            ),
                        ),
                        (
                            "operating_consequence",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Hele kroner; minus er en kostnad.",
                                null=True,
                                verbose_name="driftskonsekvens per år",
                            ),
                        ),
                        (
                            "interest_rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Prosent per år.",
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="rente",
                            ),
                        ),
                        (
                            "repayment_years",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="nedbetalingstid",
                            ),
                        ),
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
                        "verbose_name": "historical investering",
                        "verbose_name_plural": "historical investeringer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_12d536_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasure",
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
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("permanent", "varig, strukturelt"),
                                    ("permanent_operating", "varig, drift"),
                                    ("temporary", "midlertidig"),
                                    ("one_off", "engangs"),
                                    ("vacancy", "vakanse"),
                                ],
                                default="permanent",
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "kostra_function",
                            models.CharField(blank=True, max_length=3, verbose_name="KOSTRA-funksjon"),
                        ),
                        (
                            "full_year_effect",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Netto innsparing i et helt år, i kroner.",
                                null=True,
                                verbose_name="helårsvirkning",
                            ),
                        ),
                        (
                            "expense_effect",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Kroner i et helt år; minus er høyere utgifter.",
                                null=True,
                                verbose_name="herav lavere utgifter",
                            ),
                        ),
                        (
                            "income_effect",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Kroner i et helt år; minus er tapt inntekt.",
                                null=True,
                                verbose_name="herav høyere inntekter",
                            ),
                        ),
                        ("effective_from", models.DateField(blank=True, null=True, verbose_name="virker fra")),
                        ("effective_to", models.DateField(blank=True, null=True, verbose_name="virker til og med")),
                        ("earliest_start", models.DateField(blank=True, null=True, verbose_name="tidligste start")),
                        ("latest_start", models.DateField(blank=True, null=True, verbose_name="seneste start")),
                        (
                            "ramp",
                            models.CharField(
                                blank=True,
                                help_text="Prosent av helårsvirkningen fra måned etter start: «25@0 60@6 100@12».",
                                max_length=100,
                                verbose_name="opptrapping",
                            ),
                        ),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Tomt betyr prosjektets prisnivå.",
                                null=True,
                                verbose_name="prisnivå",
                            ),
                        ),
                        (
                            "fte_change",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Minus er færre.",
                                max_digits=7,
                                null=True,
                                verbose_name="endring i årsverk",
                            ),
                        ),
                        (
                            "fte_attrition",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="herav naturlig avgang",
                            ),
                        ),
                        (
                            "fte_vacancy",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=7, null=True, verbose_name="herav vakanse"
                            ),
                        ),
                        (
                            "fte_redundancy",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=7, null=True, verbose_name="herav oppsigelse"
                            ),
                        ),
                        (
                            "restructuring_cost",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Engangs.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="omstillingskostnad",
                            ),
                        ),
                        ("service_impact", models.TextField(blank=True, verbose_name="konsekvens for tjenesten")),
                        ("impact_users", models.TextField(blank=True, verbose_name="konsekvens for brukerne")),
                        ("impact_employees", models.TextField(blank=True, verbose_name="konsekvens for ansatte")),
                        ("impact_equality", models.TextField(blank=True, verbose_name="konsekvens for likestilling")),
                        (
                            "impact_sami",
                            models.TextField(blank=True, verbose_name="konsekvens for samiske interesser"),
                        ),
                        ("assumptions", models.TextField(blank=True, verbose_name="forutsetninger")),
                        ("risk", models.TextField(blank=True, verbose_name="risiko")),
                        ("statutory", models.BooleanField(blank=True, null=True, verbose_name="lovpålagt tjeneste")),
                        (
                            "statutory_basis",
                            models.CharField(blank=True, max_length=150, verbose_name="hjemmel for tjenesten"),
                        ),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("green", "grønn: bør gjøres"),
                                    ("yellow", "gul: mulig"),
                                    ("red", "rød: ikke anbefalt"),
                                ],
                                max_length=6,
                                verbose_name="vurdering",
                            ),
                        ),
                        (
                            "probability",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Prosent.",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="sannsynlighet for gjennomføring",
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
                            "started_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="iverksatt"),
                        ),
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
                            "budget_area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.budgetarea",
                                verbose_name="rammeområde",
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
                                verbose_name="tiltakseier",
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
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="iverksatt bekreftet av",
                            ),
                        ),
                        (
                            "study_area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.studyarea",
                                verbose_name="utredningsområde",
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
                                verbose_name="sektor eller enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tiltak",
                        "verbose_name_plural": "historical tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_ca10ca_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPackage",
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
                        ("title", models.CharField(max_length=100, verbose_name="navn")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        (
                            "shared",
                            models.BooleanField(
                                default=False, help_text="Synlig for dem som arbeider med tiltak.", verbose_name="delt"
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.case",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="laget av",
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
                        "verbose_name": "historical tiltakspakke",
                        "verbose_name_plural": "historical tiltakspakker",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_95e8a8_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPlanYear",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("base_budget", models.BigIntegerField(blank=True, null=True, verbose_name="basisbudsjett")),
                        (
                            "need",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Det som mangler i året før tiltak, som nivå. Hele kroner.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="omstillingsbehov",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="kilde")),
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
                        "verbose_name": "historical planår",
                        "verbose_name_plural": "historical planår",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_1ce0ea_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProjectCost",
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
                                    ("secretary", "prosjektsekretær"),
                                    ("consultant", "konsulenter"),
                                    ("release", "frikjøp"),
                                    ("training", "opplæring"),
                                    ("other", "annet"),
                                ],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="post")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="budsjett",
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
                        "verbose_name": "historical post i prosjektbudsjettet",
                        "verbose_name_plural": "historical poster i prosjektbudsjettet",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_1a76b4_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSectorTarget",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner.",
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="mål",
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
                                verbose_name="sektor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical innsparingsmål for sektor",
                        "verbose_name_plural": "historical innsparingsmål for sektorer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_99a700_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTarget",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner.",
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="mål",
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
                        "verbose_name": "historical innsparingsmål",
                        "verbose_name_plural": "historical innsparingsmål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_6dfb3a_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImportMapping",
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
                        ("kind", models.CharField(default="measures", max_length=12, verbose_name="slag")),
                        ("heading", models.CharField(max_length=150, verbose_name="overskrift")),
                        ("field", models.CharField(blank=True, max_length=40, verbose_name="felt")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_mappings",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kolonnevalg",
                        "verbose_name_plural": "kolonnevalg",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "kind", "heading"), name="import_mapping_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRun",
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
                        ("kind", models.CharField(default="measures", max_length=12, verbose_name="slag")),
                        ("file_name", models.CharField(max_length=200, verbose_name="filnavn")),
                        (
                            "state",
                            models.CharField(
                                choices=[("preview", "forhåndsvist"), ("done", "importert"), ("undone", "angret")],
                                default="preview",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("choices", models.JSONField(blank=True, default=dict, verbose_name="valg")),
                        ("summary", models.JSONField(blank=True, default=dict, verbose_name="sammendrag")),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.storedfile",
                                verbose_name="fil",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="import_runs",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "import",
                        "verbose_name_plural": "importer",
                        "ordering": ["-number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="import_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportChange",
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
                        ("row", models.PositiveIntegerField(verbose_name="rad")),
                        ("model", models.CharField(max_length=60, verbose_name="slag")),
                        ("object_id", models.BigIntegerField(verbose_name="gjelder")),
                        ("created", models.BooleanField(verbose_name="ny")),
                        ("before", models.JSONField(blank=True, default=dict, verbose_name="før")),
                        ("after", models.JSONField(blank=True, default=dict, verbose_name="etter")),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="budget.importrun",
                                verbose_name="import",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "importert rad",
                        "verbose_name_plural": "importerte rader",
                        "ordering": ["row", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalImportChange",
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
                        ("row", models.PositiveIntegerField(verbose_name="rad")),
                        ("model", models.CharField(max_length=60, verbose_name="slag")),
                        ("object_id", models.BigIntegerField(verbose_name="gjelder")),
                        ("created", models.BooleanField(verbose_name="ny")),
                        ("before", models.JSONField(blank=True, default=dict, verbose_name="før")),
                        ("after", models.JSONField(blank=True, default=dict, verbose_name="etter")),
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
                            "run",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.importrun",
                                verbose_name="import",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical importert rad",
                        "verbose_name_plural": "historical importerte rader",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_30da83_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Investment",
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
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        (
                            "status",
                            models.CharField(
                                choices=[("ongoing", "i gang"), ("planned", "planlagt"), ("on_hold", "på vent")],
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        ("first_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="fra år")),
                        ("last_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="til år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True, help_text="Hele kroner.", null=True, verbose_name="ramme"
                            ),
                        ),
                        (
                            "operating_consequence",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Hele kroner; minus er en kostnad.",
                                null=True,
                                verbose_name="driftskonsekvens per år",
                            ),
                        ),
                        (
                            "interest_rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Prosent per år.",
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="rente",
                            ),
                        ),
                        (
                            "repayment_years",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="nedbetalingstid",
                            ),
                        ),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="investments",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "investering",
                        "verbose_name_plural": "investeringer",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="investment_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalInvestmentYear",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="investert",
                            ),
                        ),
                        (
                            "loan",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="lån",
                            ),
                        ),
                        (
                            "grants",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="tilskudd",
                            ),
                        ),
                        (
                            "own_funds",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="egne midler",
                            ),
                        ),
                        (
                            "operating_consequence",
                            models.BigIntegerField(blank=True, null=True, verbose_name="driftskonsekvens"),
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
                            "investment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.investment",
                                verbose_name="investering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical investeringsår",
                        "verbose_name_plural": "historical investeringsår",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_42f785_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="InvestmentYear",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="investert",
                            ),
                        ),
                        (
                            "loan",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="lån",
                            ),
                        ),
                        (
                            "grants",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="tilskudd",
                            ),
                        ),
                        (
                            "own_funds",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="egne midler",
                            ),
                        ),
                        (
                            "operating_consequence",
                            models.BigIntegerField(blank=True, null=True, verbose_name="driftskonsekvens"),
                        ),
                        (
                            "investment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="years",
                                to="budget.investment",
                                verbose_name="investering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "investeringsår",
                        "verbose_name_plural": "investeringsår",
                        "ordering": ["year"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("investment", "year"),
                                name="investment_year_once",
                                violation_error_message="Året er ført fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Measure",
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
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("permanent", "varig, strukturelt"),
                                    ("permanent_operating", "varig, drift"),
                                    ("temporary", "midlertidig"),
                                    ("one_off", "engangs"),
                                    ("vacancy", "vakanse"),
                                ],
                                default="permanent",
                                max_length=20,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "kostra_function",
                            models.CharField(blank=True, max_length=3, verbose_name="KOSTRA-funksjon"),
                        ),
                        (
                            "full_year_effect",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Netto innsparing i et helt år, i kroner.",
                                null=True,
                                verbose_name="helårsvirkning",
                            ),
                        ),
                        (
                            "expense_effect",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Kroner i et helt år; minus er høyere utgifter.",
                                null=True,
                                verbose_name="herav lavere utgifter",
                            ),
                        ),
                        (
                            "income_effect",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Kroner i et helt år; minus er tapt inntekt.",
                                null=True,
                                verbose_name="herav høyere inntekter",
                            ),
                        ),
                        ("effective_from", models.DateField(blank=True, null=True, verbose_name="virker fra")),
                        ("effective_to", models.DateField(blank=True, null=True, verbose_name="virker til og med")),
                        ("earliest_start", models.DateField(blank=True, null=True, verbose_name="tidligste start")),
                        ("latest_start", models.DateField(blank=True, null=True, verbose_name="seneste start")),
                        (
                            "ramp",
                            models.CharField(
                                blank=True,
                                help_text="Prosent av helårsvirkningen fra måned etter start: «25@0 60@6 100@12».",
                                max_length=100,
                                verbose_name="opptrapping",
                            ),
                        ),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Tomt betyr prosjektets prisnivå.",
                                null=True,
                                verbose_name="prisnivå",
                            ),
                        ),
                        (
                            "fte_change",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Minus er færre.",
                                max_digits=7,
                                null=True,
                                verbose_name="endring i årsverk",
                            ),
                        ),
                        (
                            "fte_attrition",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="herav naturlig avgang",
                            ),
                        ),
                        (
                            "fte_vacancy",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=7, null=True, verbose_name="herav vakanse"
                            ),
                        ),
                        (
                            "fte_redundancy",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=7, null=True, verbose_name="herav oppsigelse"
                            ),
                        ),
                        (
                            "restructuring_cost",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Engangs.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="omstillingskostnad",
                            ),
                        ),
                        ("service_impact", models.TextField(blank=True, verbose_name="konsekvens for tjenesten")),
                        ("impact_users", models.TextField(blank=True, verbose_name="konsekvens for brukerne")),
                        ("impact_employees", models.TextField(blank=True, verbose_name="konsekvens for ansatte")),
                        ("impact_equality", models.TextField(blank=True, verbose_name="konsekvens for likestilling")),
                        (
                            "impact_sami",
                            models.TextField(blank=True, verbose_name="konsekvens for samiske interesser"),
                        ),
                        ("assumptions", models.TextField(blank=True, verbose_name="forutsetninger")),
                        ("risk", models.TextField(blank=True, verbose_name="risiko")),
                        ("statutory", models.BooleanField(blank=True, null=True, verbose_name="lovpålagt tjeneste")),
                        (
                            "statutory_basis",
                            models.CharField(blank=True, max_length=150, verbose_name="hjemmel for tjenesten"),
                        ),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("green", "grønn: bør gjøres"),
                                    ("yellow", "gul: mulig"),
                                    ("red", "rød: ikke anbefalt"),
                                ],
                                max_length=6,
                                verbose_name="vurdering",
                            ),
                        ),
                        (
                            "probability",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Prosent.",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="sannsynlighet for gjennomføring",
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
                            "started_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="iverksatt"),
                        ),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "budget_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="budget.budgetarea",
                                verbose_name="rammeområde",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tiltakseier",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="started_measures",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="iverksatt bekreftet av",
                            ),
                        ),
                        (
                            "study_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="projects.studyarea",
                                verbose_name="utredningsområde",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="projects.unit",
                                verbose_name="sektor eller enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tiltak",
                        "verbose_name_plural": "tiltak",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="measure_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_to__isnull", True),
                                    ("effective_from__isnull", True),
                                    ("effective_to__gte", models.F("effective_from")),
                                    _connector="OR",
                                ),
                                name="measure_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expense_effect__isnull", True),
                                    ("income_effect__isnull", True),
                                    (
                                        "full_year_effect",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("expense_effect"), "+", models.F("income_effect")
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="measure_effect_is_its_parts",
                                violation_error_message="Utgifter og inntekter må til sammen bli helårsvirkningen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("earliest_start__isnull", True),
                                    ("latest_start__isnull", True),
                                    ("latest_start__gte", models.F("earliest_start")),
                                    _connector="OR",
                                ),
                                name="measure_starts_in_order",
                                violation_error_message="Seneste start må være på eller etter tidligste start.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRealisedEffect",
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
                        ("first_month", models.DateField(verbose_name="fra måned")),
                        ("last_month", models.DateField(verbose_name="til og med måned")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="realisert virkning"
                            ),
                        ),
                        ("cause", models.TextField(blank=True, verbose_name="årsak til avvik")),
                        (
                            "source",
                            models.CharField(
                                choices=[("entered", "ført for hånd"), ("imported", "hentet fra regnskapet")],
                                default="entered",
                                max_length=8,
                                verbose_name="kilde",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="bekreftet"),
                        ),
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
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bekreftet av",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ført av",
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
                    ],
                    options={
                        "verbose_name": "historical realisert virkning",
                        "verbose_name_plural": "historical realiserte virkninger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_b207e9_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureYear",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="virkning"
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
                    ],
                    options={
                        "verbose_name": "historical oppgitt årsbeløp",
                        "verbose_name_plural": "historical oppgitte årsbeløp",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_491434_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureRelation",
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
                                    ("requires", "forutsetter"),
                                    ("excludes", "utelukker"),
                                    ("overlaps", "overlapper"),
                                ],
                                max_length=8,
                                verbose_name="forhold",
                            ),
                        ),
                        (
                            "overlap",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Hele kroner.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="samme penger",
                            ),
                        ),
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
                            "other",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.measure",
                                verbose_name="det andre tiltaket",
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
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_a62e4c_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureGoal",
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
                    ],
                    options={
                        "verbose_name": "historical mål for tiltak",
                        "verbose_name_plural": "historical mål for tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_aaca41_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureDocument",
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.document",
                                verbose_name="vedlegg",
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
                    ],
                    options={
                        "verbose_name": "historical vedlegg til tiltak",
                        "verbose_name_plural": "historical vedlegg til tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_2b18cf_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureDecision",
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
                            "adopted_effect",
                            models.BigIntegerField(blank=True, null=True, verbose_name="vedtatt helårsvirkning"),
                        ),
                        ("adopted_from", models.DateField(blank=True, null=True, verbose_name="vedtatt virkning fra")),
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
                    ],
                    options={
                        "verbose_name": "historical vedtak om tiltak",
                        "verbose_name_plural": "historical vedtak om tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_59d21e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureConsultation",
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
                    ],
                    options={
                        "verbose_name": "historical drøfting av tiltak",
                        "verbose_name_plural": "historical drøftinger av tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_e25cc5_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeasureCase",
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.case",
                                verbose_name="sak",
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
                    ],
                    options={
                        "verbose_name": "historical sak om tiltak",
                        "verbose_name_plural": "historical saker om tiltak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_463c0b_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetLine",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("base", "basisbudsjett"),
                                    ("technical", "budsjetteknisk justering"),
                                    ("measure", "tiltak"),
                                ],
                                max_length=9,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="tittel")),
                        (
                            "kostra_function",
                            models.CharField(blank=True, max_length=3, verbose_name="KOSTRA-funksjon"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True,
                                help_text="Linjen i budsjettdokumentet eller kontoplanen.",
                                max_length=60,
                                verbose_name="budsjettlinje",
                            ),
                        ),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="prisnivå"),
                        ),
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
                            "budget_area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.budgetarea",
                                verbose_name="rammeområde",
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
                                verbose_name="budsjettvedtak",
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
                                verbose_name="sektor eller enhet",
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
                    ],
                    options={
                        "verbose_name": "historical budsjettlinje",
                        "verbose_name_plural": "historical budsjettlinjer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_ccc758_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MeasureCase",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measure_links",
                                to="projects.case",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_links",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sak om tiltak",
                        "verbose_name_plural": "saker om tiltak",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "case"),
                                name="measure_case_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureConsultation",
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
                                related_name="measure_links",
                                to="projects.consultation",
                                verbose_name="drøfting",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultation_links",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "drøfting av tiltak",
                        "verbose_name_plural": "drøftinger av tiltak",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "consultation"),
                                name="measure_consultation_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureDecision",
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
                            "adopted_effect",
                            models.BigIntegerField(blank=True, null=True, verbose_name="vedtatt helårsvirkning"),
                        ),
                        ("adopted_from", models.DateField(blank=True, null=True, verbose_name="vedtatt virkning fra")),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measure_links",
                                to="projects.decision",
                                verbose_name="vedtak",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision_links",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedtak om tiltak",
                        "verbose_name_plural": "vedtak om tiltak",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "decision"),
                                name="measure_decision_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureDocument",
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
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measure_links",
                                to="projects.document",
                                verbose_name="vedlegg",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="document_links",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedlegg til tiltak",
                        "verbose_name_plural": "vedlegg til tiltak",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "document"),
                                name="measure_document_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureGoal",
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
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measure_links",
                                to="projects.goal",
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goal_links",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mål for tiltak",
                        "verbose_name_plural": "mål for tiltak",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "goal"),
                                name="measure_goal_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureRelation",
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
                                    ("requires", "forutsetter"),
                                    ("excludes", "utelukker"),
                                    ("overlaps", "overlapper"),
                                ],
                                max_length=8,
                                verbose_name="forhold",
                            ),
                        ),
                        (
                            "overlap",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Hele kroner.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="samme penger",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relations",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="related_from",
                                to="budget.measure",
                                verbose_name="det andre tiltaket",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avhengighet",
                        "verbose_name_plural": "avhengigheter",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "other", "kind"),
                                name="measure_relation_once",
                                violation_error_message="Avhengigheten finnes fra før.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("measure", models.F("other")), _negated=True),
                                name="measure_relation_to_another",
                                violation_error_message="Et tiltak kan ikke avhenge av seg selv.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureYear",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="virkning"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stated_years",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "oppgitt årsbeløp",
                        "verbose_name_plural": "oppgitte årsbeløp",
                        "ordering": ["year"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "year"),
                                name="measure_year_once",
                                violation_error_message="Året er oppgitt fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Package",
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
                        ("title", models.CharField(max_length=100, verbose_name="navn")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        (
                            "shared",
                            models.BooleanField(
                                default=False, help_text="Synlig for dem som arbeider med tiltak.", verbose_name="delt"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packages",
                                to="projects.case",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packages",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="laget av",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packages",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tiltakspakke",
                        "verbose_name_plural": "tiltakspakker",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="package_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPackageChoice",
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
                        ("is_on", models.BooleanField(default=True, verbose_name="med")),
                        (
                            "delay_months",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(120)],
                                verbose_name="utsatt",
                            ),
                        ),
                        (
                            "scale",
                            models.PositiveSmallIntegerField(
                                default=100,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="omfang",
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
                            "package",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.package",
                                verbose_name="tiltakspakke",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical valg i tiltakspakke",
                        "verbose_name_plural": "historical valg i tiltakspakker",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_8fe335_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PackageChoice",
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
                        ("is_on", models.BooleanField(default=True, verbose_name="med")),
                        (
                            "delay_months",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(120)],
                                verbose_name="utsatt",
                            ),
                        ),
                        (
                            "scale",
                            models.PositiveSmallIntegerField(
                                default=100,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="omfang",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="package_choices",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                        (
                            "package",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="choices",
                                to="budget.package",
                                verbose_name="tiltakspakke",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "valg i tiltakspakke",
                        "verbose_name_plural": "valg i tiltakspakker",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("package", "measure"),
                                name="package_choice_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanYear",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        ("base_budget", models.BigIntegerField(blank=True, null=True, verbose_name="basisbudsjett")),
                        (
                            "need",
                            models.BigIntegerField(
                                blank=True,
                                help_text="Det som mangler i året før tiltak, som nivå. Hele kroner.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="omstillingsbehov",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="kilde")),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_year_rows",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "planår",
                        "verbose_name_plural": "planår",
                        "ordering": ["year"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "year"),
                                name="plan_year_once",
                                violation_error_message="Året er ført fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectCost",
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
                                    ("secretary", "prosjektsekretær"),
                                    ("consultant", "konsulenter"),
                                    ("release", "frikjøp"),
                                    ("training", "opplæring"),
                                    ("other", "annet"),
                                ],
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="post")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="budsjett",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project_costs",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "post i prosjektbudsjettet",
                        "verbose_name_plural": "poster i prosjektbudsjettet",
                        "ordering": ["year", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProjectSpending",
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
                        ("spent_on", models.DateField(verbose_name="dato")),
                        ("amount", models.BigIntegerField(verbose_name="beløp")),
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
                            "cost",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="budget.projectcost",
                                verbose_name="post",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical forbruk",
                        "verbose_name_plural": "historical forbruk",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="budget_hist_id_616756_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProjectSpending",
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
                        ("spent_on", models.DateField(verbose_name="dato")),
                        ("amount", models.BigIntegerField(verbose_name="beløp")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        (
                            "cost",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spending",
                                to="budget.projectcost",
                                verbose_name="post",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forbruk",
                        "verbose_name_plural": "forbruk",
                        "ordering": ["spent_on", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="RealisedEffect",
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
                        ("first_month", models.DateField(verbose_name="fra måned")),
                        ("last_month", models.DateField(verbose_name="til og med måned")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner; pluss er innsparing.", verbose_name="realisert virkning"
                            ),
                        ),
                        ("cause", models.TextField(blank=True, verbose_name="årsak til avvik")),
                        (
                            "source",
                            models.CharField(
                                choices=[("entered", "ført for hånd"), ("imported", "hentet fra regnskapet")],
                                default="entered",
                                max_length=8,
                                verbose_name="kilde",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="bekreftet"),
                        ),
                        (
                            "is_example_figure",
                            models.BooleanField(default=False, editable=False, verbose_name="eksempeltall"),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmed_effects",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bekreftet av",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entered_effects",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ført av",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="realised_effects",
                                to="budget.measure",
                                verbose_name="tiltak",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "realisert virkning",
                        "verbose_name_plural": "realiserte virkninger",
                        "ordering": ["first_month", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_month__gte", models.F("first_month"))),
                                name="realised_months_in_order",
                                violation_error_message="Den siste måneden kan ikke være før den første.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by__isnull", True),
                                    models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="realised_confirmed_by_another",
                                violation_error_message="En annen enn den som førte tallet, må bekrefte det.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("measure", "first_month"),
                                name="realised_once_per_month",
                                violation_error_message="Perioden er ført fra før.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SectorTarget",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner.",
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sector_targets",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sector_targets",
                                to="projects.unit",
                                verbose_name="sektor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "innsparingsmål for sektor",
                        "verbose_name_plural": "innsparingsmål for sektorer",
                        "ordering": ["year", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "unit", "year"),
                                name="sector_target_once",
                                violation_error_message="Sektoren har et mål for året fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="år")),
                        (
                            "amount",
                            models.BigIntegerField(
                                help_text="Hele kroner.",
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="mål",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "innsparingsmål",
                        "verbose_name_plural": "innsparingsmål",
                        "ordering": ["year"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "year"),
                                name="target_once_per_year",
                                violation_error_message="Året har et mål fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcceptedFinding",
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
                        ("code", models.CharField(max_length=10, verbose_name="kode")),
                        ("key", models.CharField(max_length=200, verbose_name="gjelder")),
                        ("reason", models.TextField(verbose_name="begrunnelse")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accepted_findings",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "godtatt funn",
                        "verbose_name_plural": "godtatte funn",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "code", "key"),
                                name="finding_accepted_once",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
