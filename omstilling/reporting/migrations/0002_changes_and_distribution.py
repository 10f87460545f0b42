import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    dependencies = [
        ("pdf", "0001_initial"),
        ("projects", "0005_the_plan_and_the_people"),
        ("reporting", "0001_initial"),
    ]

    operations = [
        omstilling.audit.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="HistoricalReportCase",
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
                    ],
                    options={
                        "verbose_name": "historical statusrapport i sak",
                        "verbose_name_plural": "historical statusrapporter i saker",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportDistribution",
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
                        ("recipient", models.CharField(max_length=200, verbose_name="mottaker")),
                        ("sent_on", models.DateField(verbose_name="sendt")),
                        ("how", models.CharField(blank=True, max_length=100, verbose_name="måte")),
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
                    ],
                    options={
                        "verbose_name": "historical utsending av statusrapport",
                        "verbose_name_plural": "historical utsendinger av statusrapport",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReportCase",
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
                    ],
                    options={
                        "verbose_name": "statusrapport i sak",
                        "verbose_name_plural": "statusrapporter i saker",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="ReportDistribution",
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
                        ("recipient", models.CharField(max_length=200, verbose_name="mottaker")),
                        ("sent_on", models.DateField(verbose_name="sendt")),
                        ("how", models.CharField(blank=True, max_length=100, verbose_name="måte")),
                    ],
                    options={
                        "verbose_name": "utsending av statusrapport",
                        "verbose_name_plural": "utsendinger av statusrapport",
                        "ordering": ["-sent_on", "-id"],
                        "default_permissions": (),
                    },
                ),
            ],
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="reportcase",
                    name="case",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_links",
                        to="projects.case",
                        verbose_name="sak",
                    ),
                ),
                migrations.AddField(
                    model_name="reportdistribution",
                    name="report",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="distributions",
                        to="reporting.statusreport",
                        verbose_name="statusrapport",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="reportcase",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="case_links",
                to="reporting.statusreport",
                verbose_name="statusrapport",
            ),
        ),
        omstilling.audit.together.AddTogether(
            operations=[
                migrations.AddField(
                    model_name="historicalstatusreport",
                    name="body",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.body",
                        verbose_name="bare for gruppa",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstatusreport",
                    name="figures_on",
                    field=models.DateField(
                        blank=True,
                        help_text="La stå tom for tallene fra dagen rapporten utgis.",
                        null=True,
                        verbose_name="tallene er per",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstatusreport",
                    name="previous",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Endringene regnes fra denne.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reporting.statusreport",
                        verbose_name="forrige rapport",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalstatusreport",
                    name="unit",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.unit",
                        verbose_name="bare for sektoren",
                    ),
                ),
                migrations.AddField(
                    model_name="statusreport",
                    name="body",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.body",
                        verbose_name="bare for gruppa",
                    ),
                ),
                migrations.AddField(
                    model_name="statusreport",
                    name="figures_on",
                    field=models.DateField(
                        blank=True,
                        help_text="La stå tom for tallene fra dagen rapporten utgis.",
                        null=True,
                        verbose_name="tallene er per",
                    ),
                ),
                migrations.AddField(
                    model_name="statusreport",
                    name="previous",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="Endringene regnes fra denne.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.statusreport",
                        verbose_name="forrige rapport",
                    ),
                ),
                migrations.AddField(
                    model_name="statusreport",
                    name="unit",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.unit",
                        verbose_name="bare for sektoren",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalreportcase",
                    name="case",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.case",
                        verbose_name="sak",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalreportcase",
                    name="report",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reporting.statusreport",
                        verbose_name="statusrapport",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalreportdistribution",
                    name="report",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reporting.statusreport",
                        verbose_name="statusrapport",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="statusreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("body__isnull", True), ("unit__isnull", True), _connector="OR"),
                name="status_report_of_one_part",
                violation_error_message="Rapporten kan gjelde en gruppe eller en sektor, ikke begge.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalreportcase",
            index=models.Index(fields=["id", "-history_date", "-history_id"], name="reporting_h_id_894bcc_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalreportdistribution",
            index=models.Index(fields=["id", "-history_date", "-history_id"], name="reporting_h_id_cf25f4_idx"),
        ),
        migrations.AddConstraint(
            model_name="reportcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)), fields=("report", "case"), name="report_case_once"
            ),
        ),
    ]
