import django.db.models.deletion
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0002_the_money"),
    ]

    operations = [
        migrations.AddField(
            model_name="body",
            name="established_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="established_bodies",
                to="projects.decision",
                verbose_name="opprettet ved vedtak",
            ),
        ),
        migrations.AddField(
            model_name="body",
            name="minutes_approval",
            field=models.CharField(
                choices=[
                    ("chair", "møteleder"),
                    ("named", "medlemmer som møtet peker ut"),
                    ("next_meeting", "organet i neste møte"),
                ],
                default="chair",
                max_length=12,
                verbose_name="protokollen godkjennes av",
            ),
        ),
        migrations.AddField(
            model_name="body",
            name="notice_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Så lenge før møtet reglementet krever.",
                null=True,
                verbose_name="innkallingsfrist i dager",
            ),
        ),
        migrations.AddField(
            model_name="body",
            name="open_to_all",
            field=models.BooleanField(
                default=False,
                help_text="Møteplan, sakslister, åpne saksframlegg og protokoller vises uten innlogging.",
                verbose_name="åpent for alle",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="alternatives",
            field=models.TextField(blank=True, verbose_name="alternativer"),
        ),
        migrations.AddField(
            model_name="case",
            name="co_determination",
            field=models.TextField(blank=True, verbose_name="medbestemmelse"),
        ),
        migrations.AddField(
            model_name="case",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_by",
                to="projects.case",
                verbose_name="kommer fra sak",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="economy",
            field=models.TextField(blank=True, verbose_name="økonomi"),
        ),
        migrations.AddField(
            model_name="case",
            name="exempt_from",
            field=models.DateField(blank=True, null=True, verbose_name="unntatt fra"),
        ),
        migrations.AddField(
            model_name="case",
            name="exempt_to",
            field=models.DateField(blank=True, null=True, verbose_name="unntatt til og med"),
        ),
        migrations.AddField(
            model_name="case",
            name="external_number",
            field=models.CharField(
                blank=True,
                help_text="For saker som behandles utenfor portalen, for eksempel kommunestyrets «PS 45/10».",
                max_length=40,
                verbose_name="organets eget saksnummer",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="reviews",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="review_cases",
                to="projects.decision",
                verbose_name="ser på igjen",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="follow_up_note",
            field=models.TextField(blank=True, verbose_name="merknader til oppfølgingen"),
        ),
        migrations.AddField(
            model_name="decision",
            name="follow_up_state",
            field=models.CharField(
                choices=[
                    ("not_started", "ikke påbegynt"),
                    ("in_progress", "under arbeid"),
                    ("done", "fulgt opp"),
                    ("not_needed", "krever ikke oppfølging"),
                ],
                default="not_started",
                max_length=12,
                verbose_name="oppfølging",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="legality_demanded_on",
            field=models.DateField(blank=True, null=True, verbose_name="lovlighetskontroll krevd"),
        ),
        migrations.AddField(
            model_name="decision",
            name="legality_annulled",
            field=models.BooleanField(default=False, verbose_name="kjent ugyldig etter lovlighetskontroll"),
        ),
        migrations.AddField(
            model_name="decision",
            name="legality_treated_by",
            field=models.CharField(blank=True, max_length=120, verbose_name="lovlighetskontrollen behandles av"),
        ),
        migrations.AddField(
            model_name="decision",
            name="legality_result",
            field=models.CharField(blank=True, max_length=300, verbose_name="utfallet av lovlighetskontrollen"),
        ),
        migrations.AddField(
            model_name="decision",
            name="review_on",
            field=models.DateField(
                blank=True,
                help_text="Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble.",
                null=True,
                verbose_name="ses på igjen",
            ),
        ),
        migrations.AddField(
            model_name="decisionmilestone",
            name="new_date",
            field=models.DateField(blank=True, null=True, verbose_name="ny dato"),
        ),
        migrations.AddField(
            model_name="historicalbody",
            name="established_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="projects.decision",
                verbose_name="opprettet ved vedtak",
            ),
        ),
        migrations.AddField(
            model_name="historicalbody",
            name="minutes_approval",
            field=models.CharField(
                choices=[
                    ("chair", "møteleder"),
                    ("named", "medlemmer som møtet peker ut"),
                    ("next_meeting", "organet i neste møte"),
                ],
                default="chair",
                max_length=12,
                verbose_name="protokollen godkjennes av",
            ),
        ),
        migrations.AddField(
            model_name="historicalbody",
            name="notice_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Så lenge før møtet reglementet krever.",
                null=True,
                verbose_name="innkallingsfrist i dager",
            ),
        ),
        migrations.AddField(
            model_name="historicalbody",
            name="open_to_all",
            field=models.BooleanField(
                default=False,
                help_text="Møteplan, sakslister, åpne saksframlegg og protokoller vises uten innlogging.",
                verbose_name="åpent for alle",
            ),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="alternatives",
            field=models.TextField(blank=True, verbose_name="alternativer"),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="co_determination",
            field=models.TextField(blank=True, verbose_name="medbestemmelse"),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="projects.case",
                verbose_name="kommer fra sak",
            ),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="economy",
            field=models.TextField(blank=True, verbose_name="økonomi"),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="exempt_from",
            field=models.DateField(blank=True, null=True, verbose_name="unntatt fra"),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="exempt_to",
            field=models.DateField(blank=True, null=True, verbose_name="unntatt til og med"),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="external_number",
            field=models.CharField(
                blank=True,
                help_text="For saker som behandles utenfor portalen, for eksempel kommunestyrets «PS 45/10».",
                max_length=40,
                verbose_name="organets eget saksnummer",
            ),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="reviews",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="projects.decision",
                verbose_name="ser på igjen",
            ),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="follow_up_note",
            field=models.TextField(blank=True, verbose_name="merknader til oppfølgingen"),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="follow_up_state",
            field=models.CharField(
                choices=[
                    ("not_started", "ikke påbegynt"),
                    ("in_progress", "under arbeid"),
                    ("done", "fulgt opp"),
                    ("not_needed", "krever ikke oppfølging"),
                ],
                default="not_started",
                max_length=12,
                verbose_name="oppfølging",
            ),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="legality_demanded_on",
            field=models.DateField(blank=True, null=True, verbose_name="lovlighetskontroll krevd"),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="legality_annulled",
            field=models.BooleanField(default=False, verbose_name="kjent ugyldig etter lovlighetskontroll"),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="legality_treated_by",
            field=models.CharField(blank=True, max_length=120, verbose_name="lovlighetskontrollen behandles av"),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="legality_result",
            field=models.CharField(blank=True, max_length=300, verbose_name="utfallet av lovlighetskontrollen"),
        ),
        migrations.AddField(
            model_name="historicaldecision",
            name="review_on",
            field=models.DateField(
                blank=True,
                help_text="Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble.",
                null=True,
                verbose_name="ses på igjen",
            ),
        ),
        migrations.AddField(
            model_name="historicaldecisionmilestone",
            name="new_date",
            field=models.DateField(blank=True, null=True, verbose_name="ny dato"),
        ),
        migrations.CreateModel(
            name="CaseAttachment",
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="projects.case",
                        verbose_name="sak",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_links",
                        to="projects.document",
                        verbose_name="dokument",
                    ),
                ),
            ],
            options={
                "verbose_name": "vedlegg til sak",
                "verbose_name_plural": "vedlegg til saker",
                "ordering": ["case", "order", "id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("case", "document"),
                        name="case_attachment_once",
                        violation_error_message="Dokumentet er lagt ved saken fra før.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseExemptPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row_version", models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="trukket tilbake"),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("background", "bakgrunn"),
                            ("assessment", "vurdering"),
                            ("economy", "økonomi"),
                            ("co_determination", "medbestemmelse"),
                            ("alternatives", "alternativer"),
                            ("recommendation", "innstilling"),
                        ],
                        max_length=16,
                        verbose_name="del av saksframlegget",
                    ),
                ),
                ("text", models.TextField(verbose_name="tekst som er unntatt")),
                ("legal_basis", models.CharField(max_length=120, verbose_name="hjemmel for unntak")),
                ("exempt_from", models.DateField(blank=True, null=True, verbose_name="unntatt fra")),
                ("exempt_to", models.DateField(blank=True, null=True, verbose_name="unntatt til og med")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exempt_parts",
                        to="projects.case",
                        verbose_name="sak",
                    ),
                ),
            ],
            options={
                "verbose_name": "unntatt del av saksframlegget",
                "verbose_name_plural": "unntatte deler av saksframlegget",
                "ordering": ["case", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis", ""), _negated=True),
                        name="exempt_part_needs_basis",
                        violation_error_message="Oppgi hjemmelen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exempt_to__isnull", True),
                            ("exempt_from__isnull", True),
                            ("exempt_to__gte", models.F("exempt_from")),
                            _connector="OR",
                        ),
                        name="exempt_part_dates_in_order",
                        violation_error_message="Sluttdatoen må være etter startdatoen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row_version", models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="trukket tilbake"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("changes", "endrer"), ("repeals", "opphever"), ("replaces", "erstatter")],
                        max_length=10,
                        verbose_name="forhold",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="projects.decision",
                        verbose_name="vedtak",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_relations",
                        to="projects.decision",
                        verbose_name="tidligere vedtak",
                    ),
                ),
            ],
            options={
                "verbose_name": "forhold mellom vedtak",
                "verbose_name_plural": "forhold mellom vedtak",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("decision", "earlier"),
                        name="decision_relation_once",
                        violation_error_message="Vedtakene er knyttet sammen fra før.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", models.F("earlier")), _negated=True),
                        name="decision_relation_not_self",
                        violation_error_message="Et vedtak kan ikke endre seg selv.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCaseAttachment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("actor_label", models.CharField(max_length=200)),
                ("actor_role", models.CharField(blank=True, max_length=200)),
                ("act_source", models.CharField(max_length=20)),
                ("request_id", models.CharField(blank=True, max_length=32)),
                ("act_example", models.BooleanField(default=False)),
                ("schema_no", models.PositiveSmallIntegerField(default=1)),
                ("row_version", models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="trukket tilbake"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical vedlegg til sak",
                "verbose_name_plural": "historical vedlegg til saker",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id", "-history_date", "-history_id"], name="projects_hi_id_31c66e_idx")
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCaseExemptPart",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("actor_label", models.CharField(max_length=200)),
                ("actor_role", models.CharField(blank=True, max_length=200)),
                ("act_source", models.CharField(max_length=20)),
                ("request_id", models.CharField(blank=True, max_length=32)),
                ("act_example", models.BooleanField(default=False)),
                ("schema_no", models.PositiveSmallIntegerField(default=1)),
                ("row_version", models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="trukket tilbake"),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("background", "bakgrunn"),
                            ("assessment", "vurdering"),
                            ("economy", "økonomi"),
                            ("co_determination", "medbestemmelse"),
                            ("alternatives", "alternativer"),
                            ("recommendation", "innstilling"),
                        ],
                        max_length=16,
                        verbose_name="del av saksframlegget",
                    ),
                ),
                ("text", models.TextField(verbose_name="tekst som er unntatt")),
                ("legal_basis", models.CharField(max_length=120, verbose_name="hjemmel for unntak")),
                ("exempt_from", models.DateField(blank=True, null=True, verbose_name="unntatt fra")),
                ("exempt_to", models.DateField(blank=True, null=True, verbose_name="unntatt til og med")),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            ],
            options={
                "verbose_name": "historical unntatt del av saksframlegget",
                "verbose_name_plural": "historical unntatte deler av saksframlegget",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id", "-history_date", "-history_id"], name="projects_hi_id_19d6b1_idx")
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecisionRelation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("actor_label", models.CharField(max_length=200)),
                ("actor_role", models.CharField(blank=True, max_length=200)),
                ("act_source", models.CharField(max_length=20)),
                ("request_id", models.CharField(blank=True, max_length=32)),
                ("act_example", models.BooleanField(default=False)),
                ("schema_no", models.PositiveSmallIntegerField(default=1)),
                ("row_version", models.PositiveIntegerField(default=1, editable=False, verbose_name="radversjon")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="opprettet")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="trukket tilbake"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("changes", "endrer"), ("repeals", "opphever"), ("replaces", "erstatter")],
                        max_length=10,
                        verbose_name="forhold",
                    ),
                ),
                ("history_user_id", models.BigIntegerField(null=True)),
                ("history_change_reason", models.TextField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="projects.decision",
                        verbose_name="tidligere vedtak",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical forhold mellom vedtak",
                "verbose_name_plural": "historical forhold mellom vedtak",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["id", "-history_date", "-history_id"], name="projects_hi_id_b47afa_idx")
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
