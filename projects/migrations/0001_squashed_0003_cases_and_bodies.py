"""Everything that the migrations which it replaces make, at once: for an empty database."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    replaces = [("projects", "0001_initial"), ("projects", "0002_the_money"), ("projects", "0003_cases_and_bodies")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        omstilling.audit.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="Goal",
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
                                choices=[("purpose", "formål"), ("outcome", "effektmål"), ("result", "resultatmål")],
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("title", models.CharField(max_length=200, verbose_name="mål")),
                        ("description", models.TextField(blank=True, verbose_name="utdyping")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mål",
                        "verbose_name_plural": "mål",
                        "ordering": ["kind", "number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "kind", "number"),
                                name="goal_number_once",
                                violation_error_message="Nummeret er i bruk.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Municipality",
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
                            "name",
                            models.CharField(
                                help_text="For eksempel «Alta kommune».", max_length=100, verbose_name="navn"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=60, verbose_name="adressenavn")),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                max_length=4,
                                validators=[
                                    django.core.validators.RegexValidator("^\\d{4}$", "Kommunenummeret er fire sifre.")
                                ],
                                verbose_name="kommunenummer",
                            ),
                        ),
                        (
                            "colour",
                            models.CharField(
                                default="#00437a",
                                max_length=7,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^#[0-9a-fA-F]{6}$", "Skriv fargen som # og seks tegn, for eksempel #00437a."
                                    )
                                ],
                                verbose_name="hovedfarge",
                            ),
                        ),
                        (
                            "emblem",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.storedfile",
                                verbose_name="kommunevåpen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kommune",
                        "verbose_name_plural": "kommuner",
                        "ordering": ["name"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("slug",),
                                name="municipality_slug",
                                violation_error_message="Adressenavnet er i bruk.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64, unique=True)),
                        ("mime", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("content", models.BinaryField()),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "fil",
                        "verbose_name_plural": "filer",
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Body",
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
                                    ("council", "kommunestyre"),
                                    ("steering_group", "styringsgruppe"),
                                    ("project_group", "prosjektgruppe"),
                                    ("work_group", "arbeidsgruppe"),
                                    ("joint_committee", "partssammensatt utvalg"),
                                    ("other", "annet organ"),
                                ],
                                max_length=16,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                choices=[
                                    ("council", "kommunestyre"),
                                    ("executive_committee", "formannskap"),
                                    ("committee", "utvalg"),
                                    ("joint_committee", "partssammensatt utvalg"),
                                    ("administrative", "administrativ gruppe"),
                                ],
                                max_length=20,
                                verbose_name="rettslig grunnlag",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("slug", models.SlugField(max_length=60, verbose_name="adressenavn")),
                        (
                            "abbreviation",
                            models.CharField(
                                default="PS",
                                help_text="For eksempel PS i «PS 7/10».",
                                max_length=6,
                                verbose_name="forkortelse i saksnummer",
                            ),
                        ),
                        ("mandate", models.TextField(blank=True, verbose_name="mandat")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        (
                            "open_to_all",
                            models.BooleanField(
                                default=False,
                                help_text="Møteplan, sakslister, åpne saksframlegg og protokoller vises uten innlogging.",
                                verbose_name="åpent for alle",
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Så lenge før møtet reglementet krever.",
                                null=True,
                                verbose_name="innkallingsfrist i dager",
                            ),
                        ),
                        (
                            "minutes_approval",
                            models.CharField(
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
                        (
                            "recommends_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receives_from",
                                to="projects.body",
                                verbose_name="innstiller til",
                            ),
                        ),
                        (
                            "established_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="established_bodies",
                                to="projects.decision",
                                verbose_name="opprettet ved vedtak",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organ",
                        "verbose_name_plural": "organer",
                        "ordering": ["order", "name"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "slug"),
                                name="body_slug",
                                violation_error_message="Prosjektet har et organ med dette adressenavnet.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recommends_to__isnull", True),
                                    models.Q(("recommends_to", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="body_not_to_itself",
                                violation_error_message="Et organ kan ikke innstille til seg selv.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
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
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("decision", "vedtakssak"),
                                    ("information", "orienteringssak"),
                                    ("discussion", "drøftingssak"),
                                    ("report", "referatsak"),
                                    ("question", "spørsmål"),
                                    ("election", "valg"),
                                ],
                                default="decision",
                                max_length=12,
                                verbose_name="sakstype",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        (
                            "public_title",
                            models.CharField(
                                blank=True,
                                help_text="Brukes når tittelen selv er unntatt.",
                                max_length=200,
                                verbose_name="offentlig tittel",
                            ),
                        ),
                        ("background", models.TextField(blank=True, verbose_name="bakgrunn")),
                        ("assessment", models.TextField(blank=True, verbose_name="vurdering")),
                        ("economy", models.TextField(blank=True, verbose_name="økonomi")),
                        ("co_determination", models.TextField(blank=True, verbose_name="medbestemmelse")),
                        ("alternatives", models.TextField(blank=True, verbose_name="alternativer")),
                        ("recommendation", models.TextField(blank=True, verbose_name="forslag til vedtak")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="public",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(blank=True, max_length=120, verbose_name="hjemmel for unntak"),
                        ),
                        ("exempt_from", models.DateField(blank=True, null=True, verbose_name="unntatt fra")),
                        ("exempt_to", models.DateField(blank=True, null=True, verbose_name="unntatt til og med")),
                        (
                            "external_number",
                            models.CharField(
                                blank=True,
                                help_text="For saker som behandles utenfor portalen, for eksempel kommunestyrets «PS 45/10».",
                                max_length=40,
                                verbose_name="organets eget saksnummer",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="continued_by",
                                to="projects.case",
                                verbose_name="kommer fra sak",
                            ),
                        ),
                        (
                            "reviews",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review_cases",
                                to="projects.decision",
                                verbose_name="ser på igjen",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sak",
                        "verbose_name_plural": "saker",
                        "ordering": ["-year", "-number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "year", "number"), name="case_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("access", "exempt"), _negated=True),
                                    models.Q(("legal_basis", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="case_exempt_needs_basis",
                                violation_error_message="Oppgi hjemmelen når saken er unntatt offentlighet.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                        ("decided_on", models.DateField(verbose_name="vedtaksdato")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("final", "endelig vedtak"),
                                    ("recommendation", "innstilling"),
                                    ("advice", "anbefaling"),
                                ],
                                max_length=14,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("adopted", "vedtatt"),
                                    ("not_adopted", "ikke vedtatt"),
                                    ("postponed", "utsatt"),
                                    ("forwarded", "oversendt"),
                                    ("noted", "tatt til orientering"),
                                    ("dismissed", "avvist"),
                                    ("withdrawn", "trukket"),
                                ],
                                max_length=12,
                                verbose_name="resultat",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="vedtakstekst")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("in_force", "gjelder"),
                                    ("changed", "endret"),
                                    ("repealed", "opphevet"),
                                    ("replaced", "erstattet"),
                                ],
                                default="in_force",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("deadline", models.DateField(blank=True, null=True, verbose_name="frist")),
                        (
                            "follow_up_state",
                            models.CharField(
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
                        ("follow_up_note", models.TextField(blank=True, verbose_name="merknader til oppfølgingen")),
                        (
                            "review_on",
                            models.DateField(
                                blank=True,
                                help_text="Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble.",
                                null=True,
                                verbose_name="ses på igjen",
                            ),
                        ),
                        (
                            "legality_demanded_on",
                            models.DateField(blank=True, null=True, verbose_name="lovlighetskontroll krevd"),
                        ),
                        (
                            "legality_treated_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="lovlighetskontrollen behandles av"
                            ),
                        ),
                        (
                            "legality_result",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="utfallet av lovlighetskontrollen"
                            ),
                        ),
                        (
                            "legality_annulled",
                            models.BooleanField(default=False, verbose_name="kjent ugyldig etter lovlighetskontroll"),
                        ),
                        ("carried_out_on", models.DateField(blank=True, null=True, verbose_name="fulgt opp")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="bekreftet"),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="bekreftet av"),
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
                                default="public",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "meaning",
                            models.TextField(
                                blank=True,
                                help_text="Én eller to setninger i klarspråk til infosiden.",
                                verbose_name="hva vedtaket betyr",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="projects.case",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsible_for_decisions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig for oppfølging",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedtak",
                        "verbose_name_plural": "vedtak",
                        "ordering": ["-decided_on", "-id"],
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["project", "-decided_on", "-id"], name="projects_de_project_4e1a87_idx"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True), models.Q(("outcome", "postponed"), _negated=True)
                                ),
                                fields=("case",),
                                name="decision_once_per_case",
                                violation_error_message="Saken har allerede et vedtak. Rett det i stedet for å føre et nytt.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("case", "decided_on"),
                                name="decision_once_per_day",
                                violation_error_message="Saken har allerede et vedtak fra denne dagen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("deadline__isnull", True),
                                    ("deadline__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="decision_deadline_after",
                                violation_error_message="Fristen må være på eller etter vedtaksdatoen.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
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
                        ("name", models.CharField(max_length=150, verbose_name="navn")),
                        ("measured_in", models.CharField(max_length=30, verbose_name="måleenhet")),
                        (
                            "baseline_value",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="startverdi"
                            ),
                        ),
                        ("baseline_date", models.DateField(blank=True, null=True, verbose_name="startverdiens dato")),
                        (
                            "target_value",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="målverdi"
                            ),
                        ),
                        ("higher_is_better", models.BooleanField(default=True, verbose_name="høyere er bedre")),
                        ("is_example_figure", models.BooleanField(default=False, verbose_name="eksempeltall")),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="projects.goal",
                                verbose_name="mål",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "måleindikator",
                        "verbose_name_plural": "måleindikatorer",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="arbeidet starter")),
                        ("baseline_date", models.DateField(blank=True, null=True, verbose_name="vedtatt dato")),
                        ("current_date", models.DateField(blank=True, null=True, verbose_name="gjeldende dato")),
                        ("completed_on", models.DateField(blank=True, null=True, verbose_name="nådd dato")),
                        (
                            "status",
                            models.CharField(
                                choices=[("planned", "planlagt"), ("started", "i gang"), ("done", "nådd")],
                                default="planned",
                                max_length=8,
                                verbose_name="status",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "study_area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="projects.studyarea",
                                verbose_name="utredningsområde",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "milepæl",
                        "verbose_name_plural": "milepæler",
                        "ordering": ["current_date", "number"],
                        "default_permissions": (),
                        "indexes": [
                            models.Index(fields=["project", "current_date"], name="projects_mi_project_24661b_idx")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="milestone_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "done"), ("completed_on__isnull", False)),
                                    models.Q(
                                        models.Q(("status", "done"), _negated=True), ("completed_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="milestone_done_has_date",
                                violation_error_message="En nådd milepæl har en dato, og bare den.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneShift",
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
                        ("from_date", models.DateField(blank=True, null=True, verbose_name="fra")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="til")),
                        ("reason", models.TextField(verbose_name="begrunnelse")),
                        ("moved_on", models.DateField(verbose_name="flyttet")),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shifts",
                                to="projects.milestone",
                                verbose_name="milepæl",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "flytting",
                        "verbose_name_plural": "flyttinger",
                        "ordering": ["moved_on", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Project",
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
                            "slug",
                            models.SlugField(
                                help_text="Står i adressen til alle sidene, for eksempel «alta-2010».",
                                max_length=60,
                                verbose_name="adressenavn",
                            ),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="navn")),
                        ("short_name", models.CharField(max_length=40, verbose_name="kort navn")),
                        ("vision", models.CharField(blank=True, max_length=300, verbose_name="visjon")),
                        ("purpose", models.TextField(blank=True, verbose_name="formål")),
                        (
                            "case_reference",
                            models.CharField(blank=True, max_length=40, verbose_name="saksnummer i arkivet"),
                        ),
                        ("target_year", models.PositiveSmallIntegerField(verbose_name="målår")),
                        ("plan_first_year", models.PositiveSmallIntegerField(verbose_name="økonomiplanens første år")),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(
                                help_text="Året kronebeløpene er regnet i.", verbose_name="prisnivå"
                            ),
                        ),
                        (
                            "project_budget",
                            models.BigIntegerField(blank=True, null=True, verbose_name="prosjektbudsjett"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="slutt")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="eksempel")),
                        (
                            "frozen_today",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="eksemplets dato"),
                        ),
                        (
                            "notice",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="merknad på hver side"
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="projects.municipality",
                                verbose_name="kommune",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "prosjekt",
                        "verbose_name_plural": "prosjekter",
                        "ordering": ["name"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("slug",),
                                name="project_slug",
                                violation_error_message="Adressenavnet er i bruk. Velg et annet.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("starts_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="project_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("target_year__gte", 1990), ("target_year__lte", 2100)),
                                name="project_target_year",
                                violation_error_message="Målåret må være mellom 1990 og 2100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NewsItem",
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
                        ("title", models.CharField(max_length=150, verbose_name="overskrift")),
                        ("text", models.TextField(verbose_name="tekst")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="publisert")),
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
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="skrevet av",
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
                                related_name="news",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nyhet",
                        "verbose_name_plural": "nyheter",
                        "ordering": ["-published_at", "-id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSavedView",
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
                        ("page", models.CharField(max_length=60, verbose_name="liste")),
                        ("title", models.CharField(max_length=60, verbose_name="navn")),
                        ("query", models.CharField(blank=True, max_length=1000, verbose_name="visning")),
                        ("shared", models.BooleanField(default=False, verbose_name="delt med prosjektet")),
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
                                verbose_name="eier",
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
                        "verbose_name": "historical lagret visning",
                        "verbose_name_plural": "historical lagrede visninger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_bd0103_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRisk",
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
                        ("title", models.CharField(max_length=200, verbose_name="risiko")),
                        ("cause", models.TextField(blank=True, verbose_name="årsak")),
                        ("response", models.TextField(blank=True, verbose_name="tiltak mot risikoen")),
                        (
                            "probability",
                            models.PositiveSmallIntegerField(
                                help_text="1 er lav, 5 er høy.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="sannsynlighet",
                            ),
                        ),
                        (
                            "consequence",
                            models.PositiveSmallIntegerField(
                                help_text="1 er lav, 5 er høy.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="konsekvens",
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
                                verbose_name="organ",
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
                        "verbose_name": "historical risiko",
                        "verbose_name_plural": "historical risikoer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_73dc2e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProjectText",
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
                            "section",
                            models.CharField(
                                choices=[
                                    ("background", "Bakgrunn"),
                                    ("framework", "Rammebetingelser"),
                                    ("scope", "Områder som skal vurderes"),
                                    ("steering", "Styring og mål"),
                                    ("priority", "Styringsgruppas prioriteringer"),
                                    ("challenge", "Utfordringen"),
                                    ("short_term", "Kortsiktige tiltak og oppgaver som kan falle bort"),
                                    ("people", "Nærvær, ledelse og kompetanse"),
                                    ("process", "Prosess"),
                                ],
                                max_length=12,
                                verbose_name="del",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("heading", models.CharField(max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
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
                        "verbose_name": "historical prosjekttekst",
                        "verbose_name_plural": "historical prosjekttekster",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_844215_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNewsItem",
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
                        ("title", models.CharField(max_length=150, verbose_name="overskrift")),
                        ("text", models.TextField(verbose_name="tekst")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="publisert")),
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
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="skrevet av",
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
                        "verbose_name": "historical nyhet",
                        "verbose_name_plural": "historical nyheter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_2b9ef6_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGoal",
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
                                choices=[("purpose", "formål"), ("outcome", "effektmål"), ("result", "resultatmål")],
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("title", models.CharField(max_length=200, verbose_name="mål")),
                        ("description", models.TextField(blank=True, verbose_name="utdyping")),
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
                        "verbose_name": "historical mål",
                        "verbose_name_plural": "historical mål",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_8ab5a0_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDecision",
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
                        ("decided_on", models.DateField(verbose_name="vedtaksdato")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("final", "endelig vedtak"),
                                    ("recommendation", "innstilling"),
                                    ("advice", "anbefaling"),
                                ],
                                max_length=14,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("adopted", "vedtatt"),
                                    ("not_adopted", "ikke vedtatt"),
                                    ("postponed", "utsatt"),
                                    ("forwarded", "oversendt"),
                                    ("noted", "tatt til orientering"),
                                    ("dismissed", "avvist"),
                                    ("withdrawn", "trukket"),
                                ],
                                max_length=12,
                                verbose_name="resultat",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="vedtakstekst")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("in_force", "gjelder"),
                                    ("changed", "endret"),
                                    ("repealed", "opphevet"),
                                    ("replaced", "erstattet"),
                                ],
                                default="in_force",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("deadline", models.DateField(blank=True, null=True, verbose_name="frist")),
                        (
                            "follow_up_state",
                            models.CharField(
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
                        ("follow_up_note", models.TextField(blank=True, verbose_name="merknader til oppfølgingen")),
                        (
                            "review_on",
                            models.DateField(
                                blank=True,
                                help_text="Da kommer vedtaket tilbake på en saksliste, med hva det lovet og hva det ble.",
                                null=True,
                                verbose_name="ses på igjen",
                            ),
                        ),
                        (
                            "legality_demanded_on",
                            models.DateField(blank=True, null=True, verbose_name="lovlighetskontroll krevd"),
                        ),
                        (
                            "legality_treated_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="lovlighetskontrollen behandles av"
                            ),
                        ),
                        (
                            "legality_result",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="utfallet av lovlighetskontrollen"
                            ),
                        ),
                        (
                            "legality_annulled",
                            models.BooleanField(default=False, verbose_name="kjent ugyldig etter lovlighetskontroll"),
                        ),
                        ("carried_out_on", models.DateField(blank=True, null=True, verbose_name="fulgt opp")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="bekreftet"),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="bekreftet av"),
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
                                default="public",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "meaning",
                            models.TextField(
                                blank=True,
                                help_text="Én eller to setninger i klarspråk til infosiden.",
                                verbose_name="hva vedtaket betyr",
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
                                verbose_name="organ",
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
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig for oppfølging",
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
                        "verbose_name": "historical vedtak",
                        "verbose_name_plural": "historical vedtak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_56e2bc_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConsultation",
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
                            "form",
                            models.CharField(
                                choices=[
                                    ("information", "informert"),
                                    ("consultation", "drøftet"),
                                    ("negotiation", "forhandlet"),
                                ],
                                max_length=12,
                                verbose_name="form",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dato")),
                        (
                            "parties",
                            models.TextField(
                                help_text="Verv og organisasjon, ikke medlemskap: «hovedtillitsvalgt for …», én per linje.",
                                verbose_name="parter",
                            ),
                        ),
                        ("papers", models.CharField(blank=True, max_length=300, verbose_name="papirer")),
                        ("views", models.TextField(blank=True, verbose_name="organisasjonenes syn")),
                        ("reply", models.TextField(blank=True, verbose_name="arbeidsgivers svar")),
                        ("agreed", models.BooleanField(blank=True, null=True, verbose_name="enighet")),
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
                        "verbose_name": "historical drøfting",
                        "verbose_name_plural": "historical drøftinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_225994_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCase",
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
                        ("number", models.PositiveIntegerField(verbose_name="nummer")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("decision", "vedtakssak"),
                                    ("information", "orienteringssak"),
                                    ("discussion", "drøftingssak"),
                                    ("report", "referatsak"),
                                    ("question", "spørsmål"),
                                    ("election", "valg"),
                                ],
                                default="decision",
                                max_length=12,
                                verbose_name="sakstype",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        (
                            "public_title",
                            models.CharField(
                                blank=True,
                                help_text="Brukes når tittelen selv er unntatt.",
                                max_length=200,
                                verbose_name="offentlig tittel",
                            ),
                        ),
                        ("background", models.TextField(blank=True, verbose_name="bakgrunn")),
                        ("assessment", models.TextField(blank=True, verbose_name="vurdering")),
                        ("economy", models.TextField(blank=True, verbose_name="økonomi")),
                        ("co_determination", models.TextField(blank=True, verbose_name="medbestemmelse")),
                        ("alternatives", models.TextField(blank=True, verbose_name="alternativer")),
                        ("recommendation", models.TextField(blank=True, verbose_name="forslag til vedtak")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "offentlig"),
                                    ("internal", "intern"),
                                    ("restricted", "organets arbeidsmateriale"),
                                    ("exempt", "unntatt offentlighet"),
                                ],
                                default="public",
                                max_length=10,
                                verbose_name="tilgang",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(blank=True, max_length=120, verbose_name="hjemmel for unntak"),
                        ),
                        ("exempt_from", models.DateField(blank=True, null=True, verbose_name="unntatt fra")),
                        ("exempt_to", models.DateField(blank=True, null=True, verbose_name="unntatt til og med")),
                        (
                            "external_number",
                            models.CharField(
                                blank=True,
                                help_text="For saker som behandles utenfor portalen, for eksempel kommunestyrets «PS 45/10».",
                                max_length=40,
                                verbose_name="organets eget saksnummer",
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
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.case",
                                verbose_name="kommer fra sak",
                            ),
                        ),
                        (
                            "reviews",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
                                verbose_name="ser på igjen",
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
                        "verbose_name": "historical sak",
                        "verbose_name_plural": "historical saker",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_df0b6a_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBody",
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
                                    ("council", "kommunestyre"),
                                    ("steering_group", "styringsgruppe"),
                                    ("project_group", "prosjektgruppe"),
                                    ("work_group", "arbeidsgruppe"),
                                    ("joint_committee", "partssammensatt utvalg"),
                                    ("other", "annet organ"),
                                ],
                                max_length=16,
                                verbose_name="slag",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                choices=[
                                    ("council", "kommunestyre"),
                                    ("executive_committee", "formannskap"),
                                    ("committee", "utvalg"),
                                    ("joint_committee", "partssammensatt utvalg"),
                                    ("administrative", "administrativ gruppe"),
                                ],
                                max_length=20,
                                verbose_name="rettslig grunnlag",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="navn")),
                        ("slug", models.SlugField(max_length=60, verbose_name="adressenavn")),
                        (
                            "abbreviation",
                            models.CharField(
                                default="PS",
                                help_text="For eksempel PS i «PS 7/10».",
                                max_length=6,
                                verbose_name="forkortelse i saksnummer",
                            ),
                        ),
                        ("mandate", models.TextField(blank=True, verbose_name="mandat")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        (
                            "open_to_all",
                            models.BooleanField(
                                default=False,
                                help_text="Møteplan, sakslister, åpne saksframlegg og protokoller vises uten innlogging.",
                                verbose_name="åpent for alle",
                            ),
                        ),
                        (
                            "notice_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Så lenge før møtet reglementet krever.",
                                null=True,
                                verbose_name="innkallingsfrist i dager",
                            ),
                        ),
                        (
                            "minutes_approval",
                            models.CharField(
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
                            "established_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
                                verbose_name="opprettet ved vedtak",
                            ),
                        ),
                        (
                            "recommends_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="innstiller til",
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
                        "verbose_name": "historical organ",
                        "verbose_name_plural": "historical organer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_ff8be8_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgreement",
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
                        ("version", models.CharField(blank=True, max_length=20, verbose_name="versjon")),
                        ("parties", models.TextField(blank=True, verbose_name="parter")),
                        ("valid_from", models.DateField(verbose_name="gjelder fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="gjelder til og med")),
                        (
                            "protects_jobs",
                            models.BooleanField(
                                default=False,
                                help_text="Ingen skal sies opp i avtalens periode.",
                                verbose_name="stillingsvern",
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
                        "verbose_name": "historical avtale",
                        "verbose_name_plural": "historical avtaler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_93b0e5_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Consultation",
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
                            "form",
                            models.CharField(
                                choices=[
                                    ("information", "informert"),
                                    ("consultation", "drøftet"),
                                    ("negotiation", "forhandlet"),
                                ],
                                max_length=12,
                                verbose_name="form",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="dato")),
                        (
                            "parties",
                            models.TextField(
                                help_text="Verv og organisasjon, ikke medlemskap: «hovedtillitsvalgt for …», én per linje.",
                                verbose_name="parter",
                            ),
                        ),
                        ("papers", models.CharField(blank=True, max_length=300, verbose_name="papirer")),
                        ("views", models.TextField(blank=True, verbose_name="organisasjonenes syn")),
                        ("reply", models.TextField(blank=True, verbose_name="arbeidsgivers svar")),
                        ("agreed", models.BooleanField(blank=True, null=True, verbose_name="enighet")),
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultations",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultations",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "drøfting",
                        "verbose_name_plural": "drøftinger",
                        "ordering": ["-held_on", "-number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="consultation_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
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
                        ("version", models.CharField(blank=True, max_length=20, verbose_name="versjon")),
                        ("parties", models.TextField(blank=True, verbose_name="parter")),
                        ("valid_from", models.DateField(verbose_name="gjelder fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="gjelder til og med")),
                        (
                            "protects_jobs",
                            models.BooleanField(
                                default=False,
                                help_text="Ingen skal sies opp i avtalens periode.",
                                verbose_name="stillingsvern",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "avtale",
                        "verbose_name_plural": "avtaler",
                        "ordering": ["-valid_from", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="agreement_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectText",
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
                            "section",
                            models.CharField(
                                choices=[
                                    ("background", "Bakgrunn"),
                                    ("framework", "Rammebetingelser"),
                                    ("scope", "Områder som skal vurderes"),
                                    ("steering", "Styring og mål"),
                                    ("priority", "Styringsgruppas prioriteringer"),
                                    ("challenge", "Utfordringen"),
                                    ("short_term", "Kortsiktige tiltak og oppgaver som kan falle bort"),
                                    ("people", "Nærvær, ledelse og kompetanse"),
                                    ("process", "Prosess"),
                                ],
                                max_length=12,
                                verbose_name="del",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                        ("heading", models.CharField(max_length=200, verbose_name="overskrift")),
                        ("text", models.TextField(blank=True, verbose_name="tekst")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "prosjekttekst",
                        "verbose_name_plural": "prosjekttekster",
                        "ordering": ["section", "order", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
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
                        ("title", models.CharField(max_length=200, verbose_name="risiko")),
                        ("cause", models.TextField(blank=True, verbose_name="årsak")),
                        ("response", models.TextField(blank=True, verbose_name="tiltak mot risikoen")),
                        (
                            "probability",
                            models.PositiveSmallIntegerField(
                                help_text="1 er lav, 5 er høy.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="sannsynlighet",
                            ),
                        ),
                        (
                            "consequence",
                            models.PositiveSmallIntegerField(
                                help_text="1 er lav, 5 er høy.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="konsekvens",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risks",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="risks",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "risiko",
                        "verbose_name_plural": "risikoer",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="risk_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("consequence__range", (1, 5)), ("probability__range", (1, 5))),
                                name="risk_scale",
                                violation_error_message="Skalaen går fra 1 til 5.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
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
                        ("page", models.CharField(max_length=60, verbose_name="liste")),
                        ("title", models.CharField(max_length=60, verbose_name="navn")),
                        ("query", models.CharField(blank=True, max_length=1000, verbose_name="visning")),
                        ("shared", models.BooleanField(default=False, verbose_name="delt med prosjektet")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="saved_views",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="eier",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="saved_views",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lagret visning",
                        "verbose_name_plural": "lagrede visninger",
                        "ordering": ["title"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("project", "person", "page", "title"),
                                name="saved_view_once",
                                violation_error_message="Du har alt en visning med dette navnet.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
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
                            "function",
                            models.CharField(
                                choices=[
                                    ("chair", "leder"),
                                    ("deputy_chair", "nestleder"),
                                    ("member", "medlem"),
                                    ("substitute", "varamedlem"),
                                    ("union_rep", "tillitsvalgt"),
                                    ("safety_delegate", "verneombud"),
                                    ("chief_executive", "rådmann"),
                                    ("secretary", "sekretær"),
                                    ("controller", "økonomi"),
                                    ("observer", "observatør"),
                                ],
                                max_length=16,
                                verbose_name="funksjon",
                            ),
                        ),
                        ("votes", models.BooleanField(default=True, verbose_name="har stemmerett")),
                        ("party", models.CharField(blank=True, max_length=60, verbose_name="parti")),
                        (
                            "organisation",
                            models.CharField(
                                blank=True,
                                help_text="For eksempel «hovedtillitsvalgt for Utdanningsforbundet».",
                                max_length=120,
                                verbose_name="verv",
                            ),
                        ),
                        ("is_union", models.BooleanField(default=False, verbose_name="plass for tillitsvalgt")),
                        (
                            "order",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="For varamedlemmer: rekkefølgen de kalles inn i.",
                                verbose_name="rekkefølge",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="til og med")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plass",
                        "verbose_name_plural": "plasser",
                        "ordering": ["body", "order", "id"],
                        "default_permissions": (),
                        "indexes": [models.Index(fields=["person", "body"], name="projects_se_person__bf2855_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="seat_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMunicipality",
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
                            "name",
                            models.CharField(
                                help_text="For eksempel «Alta kommune».", max_length=100, verbose_name="navn"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=60, verbose_name="adressenavn")),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                max_length=4,
                                validators=[
                                    django.core.validators.RegexValidator("^\\d{4}$", "Kommunenummeret er fire sifre.")
                                ],
                                verbose_name="kommunenummer",
                            ),
                        ),
                        (
                            "colour",
                            models.CharField(
                                default="#00437a",
                                max_length=7,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^#[0-9a-fA-F]{6}$", "Skriv fargen som # og seks tegn, for eksempel #00437a."
                                    )
                                ],
                                verbose_name="hovedfarge",
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
                            "emblem",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.storedfile",
                                verbose_name="kommunevåpen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical kommune",
                        "verbose_name_plural": "historical kommuner",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_f674ae_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument",
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
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("source", models.CharField(blank=True, max_length=150, verbose_name="kilde")),
                        ("version", models.CharField(blank=True, max_length=20, verbose_name="versjon")),
                        ("dated", models.DateField(blank=True, null=True, verbose_name="dato")),
                        ("case_reference", models.CharField(blank=True, max_length=40, verbose_name="saksnummer")),
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
                            "legal_basis",
                            models.CharField(blank=True, max_length=120, verbose_name="hjemmel for unntak"),
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
                        "verbose_name": "historical dokument",
                        "verbose_name_plural": "historical dokumenter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_380ec5_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Document",
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
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("source", models.CharField(blank=True, max_length=150, verbose_name="kilde")),
                        ("version", models.CharField(blank=True, max_length=20, verbose_name="versjon")),
                        ("dated", models.DateField(blank=True, null=True, verbose_name="dato")),
                        ("case_reference", models.CharField(blank=True, max_length=40, verbose_name="saksnummer")),
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
                            "legal_basis",
                            models.CharField(blank=True, max_length=120, verbose_name="hjemmel for unntak"),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="projects.project",
                                verbose_name="prosjekt",
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
                        "verbose_name": "dokument",
                        "verbose_name_plural": "dokumenter",
                        "ordering": ["number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="document_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("access", "exempt"), _negated=True),
                                    models.Q(("legal_basis", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="document_exempt_needs_basis",
                                violation_error_message="Oppgi hjemmelen når dokumentet er unntatt offentlighet.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StudyArea",
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
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("question", models.TextField(blank=True, verbose_name="spørsmål")),
                        ("findings", models.TextField(blank=True, verbose_name="det vi vet")),
                        ("interim_conclusion", models.TextField(blank=True, verbose_name="foreløpig konklusjon")),
                        ("conclusion", models.TextField(blank=True, verbose_name="konklusjon")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "ikke startet"),
                                    ("in_progress", "pågår"),
                                    ("interim", "foreløpig konklusjon"),
                                    ("concluded", "konkludert"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="status",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="study_areas",
                                to="projects.body",
                                verbose_name="utredes av",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="study_areas_to_decide",
                                to="projects.body",
                                verbose_name="avgjøres av",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="study_areas",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarlig",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="projects.studyarea",
                                verbose_name="del av",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="study_areas",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "utredningsområde",
                        "verbose_name_plural": "utredningsområder",
                        "ordering": ["order", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="StudyAlternative",
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
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("is_preferred", models.BooleanField(default=False, verbose_name="foretrukket")),
                        (
                            "study_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alternatives",
                                to="projects.studyarea",
                                verbose_name="utredningsområde",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "alternativ",
                        "verbose_name_plural": "alternativer",
                        "ordering": ["order", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalStudyArea",
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
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("question", models.TextField(blank=True, verbose_name="spørsmål")),
                        ("findings", models.TextField(blank=True, verbose_name="det vi vet")),
                        ("interim_conclusion", models.TextField(blank=True, verbose_name="foreløpig konklusjon")),
                        ("conclusion", models.TextField(blank=True, verbose_name="konklusjon")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "ikke startet"),
                                    ("in_progress", "pågår"),
                                    ("interim", "foreløpig konklusjon"),
                                    ("concluded", "konkludert"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="status",
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
                                verbose_name="utredes av",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="avgjøres av",
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
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.studyarea",
                                verbose_name="del av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical utredningsområde",
                        "verbose_name_plural": "historical utredningsområder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_488ad5_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStudyAlternative",
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
                        ("title", models.CharField(max_length=200, verbose_name="tittel")),
                        ("description", models.TextField(blank=True, verbose_name="beskrivelse")),
                        ("is_preferred", models.BooleanField(default=False, verbose_name="foretrukket")),
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
                    ],
                    options={
                        "verbose_name": "historical alternativ",
                        "verbose_name_plural": "historical alternativer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_15061f_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMilestone",
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
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="arbeidet starter")),
                        ("baseline_date", models.DateField(blank=True, null=True, verbose_name="vedtatt dato")),
                        ("current_date", models.DateField(blank=True, null=True, verbose_name="gjeldende dato")),
                        ("completed_on", models.DateField(blank=True, null=True, verbose_name="nådd dato")),
                        (
                            "status",
                            models.CharField(
                                choices=[("planned", "planlagt"), ("started", "i gang"), ("done", "nådd")],
                                default="planned",
                                max_length=8,
                                verbose_name="status",
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
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "responsible",
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
                    ],
                    options={
                        "verbose_name": "historical milepæl",
                        "verbose_name_plural": "historical milepæler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_fc9456_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDecisionStudyArea",
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
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
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
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vedtak om utredningsområde",
                        "verbose_name_plural": "historical vedtak om utredningsområder",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_c8ce21_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DecisionStudyArea",
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
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="study_area_links",
                                to="projects.decision",
                            ),
                        ),
                        (
                            "study_area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision_links",
                                to="projects.studyarea",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedtak om utredningsområde",
                        "verbose_name_plural": "vedtak om utredningsområder",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("decision", "study_area"),
                                name="decision_study_area_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                        ("valid_from", models.DateField(verbose_name="gjelder fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="gjelder til og med")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_from",
                                to="projects.unit",
                                verbose_name="slått sammen med",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="projects.municipality",
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="projects.unit",
                                verbose_name="ligger under",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "enhet",
                        "verbose_name_plural": "enheter",
                        "ordering": ["name"],
                        "default_permissions": (),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="unit_dates_in_order",
                                violation_error_message="Sluttdatoen må være etter startdatoen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent__isnull", True),
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="unit_not_under_itself",
                                violation_error_message="En enhet kan ikke ligge under seg selv.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
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
                        ("month", models.DateField(verbose_name="måned")),
                        ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="målt verdi")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        ("is_example_figure", models.BooleanField(default=False, verbose_name="eksempeltall")),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="projects.indicator",
                                verbose_name="måleindikator",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "måling",
                        "verbose_name_plural": "målinger",
                        "ordering": ["month", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("unit__isnull", False), ("withdrawn_at__isnull", True)),
                                fields=("indicator", "unit", "month"),
                                name="reading_once_per_unit",
                                violation_error_message="Det finnes en måling for denne måneden.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("unit__isnull", True), ("withdrawn_at__isnull", True)),
                                fields=("indicator", "month"),
                                name="reading_once",
                                violation_error_message="Det finnes en måling for denne måneden.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalUnitMove",
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
                        ("moved_on", models.DateField(verbose_name="fra")),
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
                            "from_parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="lå under",
                            ),
                        ),
                        (
                            "to_parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="ligger under",
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
                        "verbose_name": "historical flytting",
                        "verbose_name_plural": "historical flyttinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_79ed78_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalUnit",
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
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.municipality",
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="slått sammen med",
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
                                to="projects.unit",
                                verbose_name="ligger under",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical enhet",
                        "verbose_name_plural": "historical enheter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_c88b95_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReading",
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
                        ("month", models.DateField(verbose_name="måned")),
                        ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="målt verdi")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="merknad")),
                        ("is_example_figure", models.BooleanField(default=False, verbose_name="eksempeltall")),
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
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.indicator",
                                verbose_name="måleindikator",
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
                        "verbose_name": "historical måling",
                        "verbose_name_plural": "historical målinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_9a09bb_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGrant",
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
                                    ("administrator", "administrator"),
                                    ("auditor", "revisor"),
                                    ("employee", "ansatt"),
                                ],
                                max_length=15,
                                verbose_name="rolle",
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
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.municipality",
                                verbose_name="kommune",
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
                                verbose_name="bare i prosjektet",
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
                        "verbose_name": "historical portalrolle",
                        "verbose_name_plural": "historical portalroller",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_4a506e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Grant",
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
                                    ("administrator", "administrator"),
                                    ("auditor", "revisor"),
                                    ("employee", "ansatt"),
                                ],
                                max_length=15,
                                verbose_name="rolle",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="projects.municipality",
                                verbose_name="kommune",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="projects.project",
                                verbose_name="bare i prosjektet",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "portalrolle",
                        "verbose_name_plural": "portalroller",
                        "ordering": ["id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("project__isnull", True), ("withdrawn_at__isnull", True)),
                                fields=("municipality", "person", "kind"),
                                name="grant_once_per_municipality",
                                violation_error_message="Personen har rollen fra før.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("project__isnull", False), ("withdrawn_at__isnull", True)),
                                fields=("project", "person", "kind"),
                                name="grant_once_per_project",
                                violation_error_message="Personen har rollen fra før.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitMove",
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
                        ("moved_on", models.DateField(verbose_name="fra")),
                        (
                            "from_parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="lå under",
                            ),
                        ),
                        (
                            "to_parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.unit",
                                verbose_name="ligger under",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="projects.unit",
                                verbose_name="enhet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "flytting",
                        "verbose_name_plural": "flyttinger",
                        "ordering": ["moved_on", "id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="CaseExemptPart",
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
                    name="CaseSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("last", models.PositiveIntegerField()),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.body"
                            ),
                        ),
                    ],
                    options={
                        "default_permissions": (),
                        "constraints": [models.UniqueConstraint(fields=("body", "year"), name="case_series_once")],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionRelation",
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
                    name="CaseAttachment",
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
                    name="HistoricalCaseAttachment",
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
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_31c66e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCaseExemptPart",
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
                    ],
                    options={
                        "verbose_name": "historical unntatt del av saksframlegget",
                        "verbose_name_plural": "historical unntatte deler av saksframlegget",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_19d6b1_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDecisionRelation",
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
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_b47afa_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalIndicator",
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
                        ("name", models.CharField(max_length=150, verbose_name="navn")),
                        ("measured_in", models.CharField(max_length=30, verbose_name="måleenhet")),
                        (
                            "baseline_value",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="startverdi"
                            ),
                        ),
                        ("baseline_date", models.DateField(blank=True, null=True, verbose_name="startverdiens dato")),
                        (
                            "target_value",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="målverdi"
                            ),
                        ),
                        ("higher_is_better", models.BooleanField(default=True, verbose_name="høyere er bedre")),
                        ("is_example_figure", models.BooleanField(default=False, verbose_name="eksempeltall")),
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
                    ],
                    options={
                        "verbose_name": "historical måleindikator",
                        "verbose_name_plural": "historical måleindikatorer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_4a05d1_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSeat",
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
                            "function",
                            models.CharField(
                                choices=[
                                    ("chair", "leder"),
                                    ("deputy_chair", "nestleder"),
                                    ("member", "medlem"),
                                    ("substitute", "varamedlem"),
                                    ("union_rep", "tillitsvalgt"),
                                    ("safety_delegate", "verneombud"),
                                    ("chief_executive", "rådmann"),
                                    ("secretary", "sekretær"),
                                    ("controller", "økonomi"),
                                    ("observer", "observatør"),
                                ],
                                max_length=16,
                                verbose_name="funksjon",
                            ),
                        ),
                        ("votes", models.BooleanField(default=True, verbose_name="har stemmerett")),
                        ("party", models.CharField(blank=True, max_length=60, verbose_name="parti")),
                        (
                            "organisation",
                            models.CharField(
                                blank=True,
                                help_text="For eksempel «hovedtillitsvalgt for Utdanningsforbundet».",
                                max_length=120,
                                verbose_name="verv",
                            ),
                        ),
                        ("is_union", models.BooleanField(default=False, verbose_name="plass for tillitsvalgt")),
                        (
                            "order",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="For varamedlemmer: rekkefølgen de kalles inn i.",
                                verbose_name="rekkefølge",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="fra")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="til og med")),
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
                    ],
                    options={
                        "verbose_name": "historical plass",
                        "verbose_name_plural": "historical plasser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_cc9e70_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMilestoneShift",
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
                        ("from_date", models.DateField(blank=True, null=True, verbose_name="fra")),
                        ("to_date", models.DateField(blank=True, null=True, verbose_name="til")),
                        ("reason", models.TextField(verbose_name="begrunnelse")),
                        ("moved_on", models.DateField(verbose_name="flyttet")),
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
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.milestone",
                                verbose_name="milepæl",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical flytting",
                        "verbose_name_plural": "historical flyttinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_ec7ba6_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDecisionMilestone",
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
                        ("new_date", models.DateField(blank=True, null=True, verbose_name="ny dato")),
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
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.milestone",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical vedtak om milepæl",
                        "verbose_name_plural": "historical vedtak om milepæler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_261486_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DecisionMilestone",
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
                        ("new_date", models.DateField(blank=True, null=True, verbose_name="ny dato")),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestone_links",
                                to="projects.decision",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision_links",
                                to="projects.milestone",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vedtak om milepæl",
                        "verbose_name_plural": "vedtak om milepæler",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("decision", "milestone"),
                                name="decision_milestone_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProject",
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
                            "slug",
                            models.SlugField(
                                help_text="Står i adressen til alle sidene, for eksempel «alta-2010».",
                                max_length=60,
                                verbose_name="adressenavn",
                            ),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="navn")),
                        ("short_name", models.CharField(max_length=40, verbose_name="kort navn")),
                        ("vision", models.CharField(blank=True, max_length=300, verbose_name="visjon")),
                        ("purpose", models.TextField(blank=True, verbose_name="formål")),
                        (
                            "case_reference",
                            models.CharField(blank=True, max_length=40, verbose_name="saksnummer i arkivet"),
                        ),
                        ("target_year", models.PositiveSmallIntegerField(verbose_name="målår")),
                        ("plan_first_year", models.PositiveSmallIntegerField(verbose_name="økonomiplanens første år")),
                        (
                            "price_year",
                            models.PositiveSmallIntegerField(
                                help_text="Året kronebeløpene er regnet i.", verbose_name="prisnivå"
                            ),
                        ),
                        (
                            "project_budget",
                            models.BigIntegerField(blank=True, null=True, verbose_name="prosjektbudsjett"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="slutt")),
                        ("is_example", models.BooleanField(default=False, editable=False, verbose_name="eksempel")),
                        (
                            "frozen_today",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="eksemplets dato"),
                        ),
                        (
                            "notice",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="merknad på hver side"
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
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.municipality",
                                verbose_name="kommune",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical prosjekt",
                        "verbose_name_plural": "historical prosjekter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="projects_hi_id_824fe3_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
