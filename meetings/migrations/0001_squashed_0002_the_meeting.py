"""Everything that the migrations which it replaces make, at once: for an empty database."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import omstilling.audit.together


class Migration(migrations.Migration):
    replaces = [("meetings", "0001_initial"), ("meetings", "0002_the_meeting")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("mail", "0001_initial"),
        ("pdf", "0001_initial"),
        ("projects", "0003_cases_and_bodies"),
    ]

    operations = [
        omstilling.audit.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="AgendaItem",
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("unlisted", models.BooleanField(default=False, verbose_name="tilleggssak")),
                        (
                            "unlisted_note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="innvendinger mot tilleggssaken"
                            ),
                        ),
                        ("discussion", models.TextField(blank=True, verbose_name="behandling")),
                        ("draft_text", models.TextField(blank=True, verbose_name="utkast til vedtakstekst")),
                        ("unanimous", models.BooleanField(default=False, verbose_name="enstemmig")),
                        (
                            "chair_decided",
                            models.BooleanField(default=False, verbose_name="avgjort med møteleders stemme"),
                        ),
                        (
                            "closed_basis",
                            models.CharField(blank=True, max_length=120, verbose_name="hjemmel for lukking"),
                        ),
                        (
                            "closed_vote",
                            models.CharField(blank=True, max_length=200, verbose_name="votering om lukking"),
                        ),
                        (
                            "must_close",
                            models.BooleanField(
                                default=False, verbose_name="loven krever at saken behandles for lukkede dører"
                            ),
                        ),
                        ("union_statement", models.TextField(blank=True, verbose_name="uttalelse fra tillitsvalgte")),
                        ("section", models.CharField(blank=True, max_length=80, verbose_name="del av sakslista")),
                        (
                            "unlisted_objectors",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="En tredel av de frammøtte, eller møteleder, kan hindre at saken avgjøres.",
                                null=True,
                                verbose_name="hvor mange som hadde innvendinger",
                            ),
                        ),
                        (
                            "unlisted_chair_objected",
                            models.BooleanField(default=False, verbose_name="møteleder hadde innvendinger"),
                        ),
                        ("closed_at", models.TimeField(blank=True, null=True, verbose_name="dørene lukket kl.")),
                        ("reopened_at", models.TimeField(blank=True, null=True, verbose_name="dørene åpnet kl.")),
                        (
                            "closed_staying",
                            models.CharField(blank=True, max_length=300, verbose_name="hvem som ble i rommet"),
                        ),
                        ("employer_reply", models.TextField(blank=True, verbose_name="arbeidsgivers svar")),
                        ("agreed", models.BooleanField(blank=True, null=True, verbose_name="enighet")),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_to",
                                to="meetings.agendaitem",
                                verbose_name="utsatt fra",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="projects.case",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "chaired_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="møteleder i saken",
                            ),
                        ),
                        (
                            "consultation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.consultation",
                                verbose_name="drøfting",
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_item",
                                to="projects.decision",
                                verbose_name="vedtak",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sak på sakslista",
                        "verbose_name_plural": "saker på sakslista",
                        "ordering": ["meeting", "order"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("meeting", "case"),
                                name="agenda_case_once",
                                violation_error_message="Saken står på sakslista fra før.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("proposal", "ett forslag"),
                                    ("alternatives", "to forslag mot hverandre"),
                                    ("closing", "lukking av møtet"),
                                    ("recusal", "inhabilitet eller fritak"),
                                    ("postponement", "utsettelse"),
                                    ("chair", "valg av møteleder"),
                                    ("election", "valg"),
                                ],
                                max_length=12,
                                verbose_name="hva det stemmes over",
                            ),
                        ),
                        ("question", models.CharField(blank=True, max_length=300, verbose_name="spørsmålet")),
                        ("unanimous", models.BooleanField(default=False, verbose_name="enstemmig")),
                        (
                            "chair_decided",
                            models.BooleanField(default=False, verbose_name="avgjort med møteleders stemme"),
                        ),
                        ("blank_votes", models.PositiveSmallIntegerField(default=0, verbose_name="blanke stemmer")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "counter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.proposal",
                                verbose_name="mot forslag",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="meetings.proposal",
                                verbose_name="forslag",
                            ),
                        ),
                        (
                            "recusal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="meetings.recusal",
                                verbose_name="inhabilitet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "votering",
                        "verbose_name_plural": "voteringer",
                        "ordering": ["item", "number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "number"), name="ballot_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("subject", "election"), ("blank_votes", 0), _connector="OR"),
                                name="ballot_blank_only_in_elections",
                                violation_error_message="Blanke stemmer finnes bare ved valg.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarAddress",
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
                        ("secret_sha256", models.CharField(editable=False, max_length=64, unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calendar_addresses",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kalenderadresse",
                        "verbose_name_plural": "kalenderadresser",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
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
                                choices=[("proposal", "forslag"), ("remark", "protokolltilførsel")],
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="tekst")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "venter"), ("taken", "tatt inn"), ("declined", "ikke tatt inn")],
                                default="waiting",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=300, verbose_name="svar")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="projects.seat",
                                verbose_name="levert av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "innspill i møtet",
                        "verbose_name_plural": "innspill i møtet",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                        ("number", models.PositiveIntegerField(verbose_name="møtenummer")),
                        ("slug", models.SlugField(max_length=80, verbose_name="adressenavn")),
                        ("held_on", models.DateField(verbose_name="møtedato")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="starter")),
                        ("ends_at", models.TimeField(blank=True, null=True, verbose_name="slutter")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="sted")),
                        (
                            "form",
                            models.CharField(
                                choices=[("physical", "fysisk møte"), ("remote", "fjernmøte")],
                                default="physical",
                                max_length=8,
                                verbose_name="møteform",
                            ),
                        ),
                        (
                            "remote_basis",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="vedtak som åpner for fjernmøte"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planlagt"),
                                    ("called", "innkalt"),
                                    ("running", "pågår"),
                                    ("held", "holdt"),
                                    ("cancelled", "avlyst"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("notice_sent_on", models.DateField(blank=True, null=True, verbose_name="innkalling sendt")),
                        (
                            "remarks",
                            models.TextField(blank=True, verbose_name="merknader til innkalling og saksliste"),
                        ),
                        (
                            "cancellation",
                            models.CharField(blank=True, max_length=300, verbose_name="hvorfor møtet er avlyst"),
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("ordinary", "møte i organet"),
                                    ("information", "informasjonsmøte med de tillitsvalgte"),
                                    ("consultation", "drøftingsmøte"),
                                    ("negotiation", "forhandlingsmøte"),
                                ],
                                default="ordinary",
                                max_length=12,
                                verbose_name="slags møte",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="projects.body",
                                verbose_name="organ",
                            ),
                        ),
                        (
                            "chaired_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="møteleder",
                            ),
                        ),
                        (
                            "current_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="saken som er oppe",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "møte",
                        "verbose_name_plural": "møter",
                        "ordering": ["-held_on", "-id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "slug"),
                                name="meeting_slug",
                                violation_error_message="Organet har et møte denne dagen fra før.",
                            ),
                            models.UniqueConstraint(fields=("body", "number"), name="meeting_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", "remote"), _negated=True),
                                    models.Q(("remote_basis", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_remote_needs_basis",
                                violation_error_message="Oppgi vedtaket som åpner for fjernmøte.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__isnull", True),
                                    ("starts_at__isnull", True),
                                    ("ends_at__gte", models.F("starts_at")),
                                    _connector="OR",
                                ),
                                name="meeting_times_in_order",
                                violation_error_message="Møtet kan ikke slutte før det starter.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSummons",
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
                            "answer",
                            models.CharField(
                                choices=[("none", "ikke svart"), ("coming", "kommer"), ("apology", "meldt forfall")],
                                default="none",
                                max_length=8,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                help_text="Ikke skriv noe om helse eller familie.",
                                max_length=200,
                                verbose_name="grunn til forfallet",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="svart")),
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
                            "called_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="kalt inn for",
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
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical innkalt plass",
                        "verbose_name_plural": "historical innkalte plasser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_4b0e15_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNotice",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("notice", "innkalling"),
                                    ("supplement", "tilleggsinnkalling"),
                                    ("moved", "melding om flytting"),
                                    ("cancelled", "avlysing"),
                                ],
                                default="notice",
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(verbose_name="sendt")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="grunn")),
                        (
                            "full_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="fullstendig innholds fingeravtrykk",
                            ),
                        ),
                        (
                            "public_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="offentlig innholds fingeravtrykk",
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
                            "full_document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="fullstendig",
                            ),
                        ),
                        (
                            "public_document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="offentlig",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical innkalling",
                        "verbose_name_plural": "historical innkallinger",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_d7e0ea_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMinutes",
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
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="versjon")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "utkast"),
                                    ("for_approval", "til godkjenning"),
                                    ("approved", "godkjent"),
                                    ("published", "publisert"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("correction", models.TextField(blank=True, verbose_name="hva som er rettet")),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="godkjent dato")),
                        ("approved_by", models.CharField(blank=True, max_length=200, verbose_name="godkjent av")),
                        (
                            "full_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="fullstendig innholds fingeravtrykk",
                            ),
                        ),
                        (
                            "public_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="offentlig innholds fingeravtrykk",
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
                            "full_document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="fullstendig",
                            ),
                        ),
                        (
                            "public_document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="offentlig",
                            ),
                        ),
                        (
                            "approved_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="godkjent i møtet",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical møteprotokoll",
                        "verbose_name_plural": "historical møteprotokoller",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_994f31_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttendance",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("present", "til stede"),
                                    ("apology", "meldt forfall"),
                                    ("absent", "ikke møtt"),
                                ],
                                max_length=8,
                                verbose_name="frammøte",
                            ),
                        ),
                        (
                            "from_item",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="fra og med sak nr. på lista"
                            ),
                        ),
                        (
                            "to_item",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="til og med sak nr. på lista"
                            ),
                        ),
                        ("arrived_at", models.TimeField(blank=True, null=True, verbose_name="kom kl.")),
                        ("left_at", models.TimeField(blank=True, null=True, verbose_name="gikk kl.")),
                        ("leave_basis", models.CharField(blank=True, max_length=200, verbose_name="permisjon")),
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
                        (
                            "substitute_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="møter for",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical frammøte",
                        "verbose_name_plural": "historical frammøte",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_4a9a16_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaItem",
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="rekkefølge")),
                        ("unlisted", models.BooleanField(default=False, verbose_name="tilleggssak")),
                        (
                            "unlisted_note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="innvendinger mot tilleggssaken"
                            ),
                        ),
                        ("discussion", models.TextField(blank=True, verbose_name="behandling")),
                        ("draft_text", models.TextField(blank=True, verbose_name="utkast til vedtakstekst")),
                        ("unanimous", models.BooleanField(default=False, verbose_name="enstemmig")),
                        (
                            "chair_decided",
                            models.BooleanField(default=False, verbose_name="avgjort med møteleders stemme"),
                        ),
                        (
                            "closed_basis",
                            models.CharField(blank=True, max_length=120, verbose_name="hjemmel for lukking"),
                        ),
                        (
                            "closed_vote",
                            models.CharField(blank=True, max_length=200, verbose_name="votering om lukking"),
                        ),
                        (
                            "must_close",
                            models.BooleanField(
                                default=False, verbose_name="loven krever at saken behandles for lukkede dører"
                            ),
                        ),
                        ("union_statement", models.TextField(blank=True, verbose_name="uttalelse fra tillitsvalgte")),
                        ("section", models.CharField(blank=True, max_length=80, verbose_name="del av sakslista")),
                        (
                            "unlisted_objectors",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="En tredel av de frammøtte, eller møteleder, kan hindre at saken avgjøres.",
                                null=True,
                                verbose_name="hvor mange som hadde innvendinger",
                            ),
                        ),
                        (
                            "unlisted_chair_objected",
                            models.BooleanField(default=False, verbose_name="møteleder hadde innvendinger"),
                        ),
                        ("closed_at", models.TimeField(blank=True, null=True, verbose_name="dørene lukket kl.")),
                        ("reopened_at", models.TimeField(blank=True, null=True, verbose_name="dørene åpnet kl.")),
                        (
                            "closed_staying",
                            models.CharField(blank=True, max_length=300, verbose_name="hvem som ble i rommet"),
                        ),
                        ("employer_reply", models.TextField(blank=True, verbose_name="arbeidsgivers svar")),
                        ("agreed", models.BooleanField(blank=True, null=True, verbose_name="enighet")),
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
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="utsatt fra",
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
                            "chaired_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="møteleder i saken",
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sak på sakslista",
                        "verbose_name_plural": "historical saker på sakslista",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_7c355e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                            "status",
                            models.CharField(
                                choices=[
                                    ("present", "til stede"),
                                    ("apology", "meldt forfall"),
                                    ("absent", "ikke møtt"),
                                ],
                                max_length=8,
                                verbose_name="frammøte",
                            ),
                        ),
                        (
                            "from_item",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="fra og med sak nr. på lista"
                            ),
                        ),
                        (
                            "to_item",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="til og med sak nr. på lista"
                            ),
                        ),
                        ("arrived_at", models.TimeField(blank=True, null=True, verbose_name="kom kl.")),
                        ("left_at", models.TimeField(blank=True, null=True, verbose_name="gikk kl.")),
                        ("leave_basis", models.CharField(blank=True, max_length=200, verbose_name="permisjon")),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                        (
                            "substitute_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="substituted",
                                to="projects.seat",
                                verbose_name="møter for",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "frammøte",
                        "verbose_name_plural": "frammøte",
                        "ordering": ["meeting", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("meeting", "seat"),
                                name="attendance_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="egne notater")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="endret")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "eget notat",
                        "verbose_name_plural": "egne notater",
                        "default_permissions": (),
                        "constraints": [models.UniqueConstraint(fields=("item", "person"), name="member_note_once")],
                    },
                ),
                migrations.CreateModel(
                    name="MinuteRemark",
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
                        ("text", models.TextField(verbose_name="protokolltilførsel")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="projects.seat",
                                verbose_name="avgitt av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "protokolltilførsel",
                        "verbose_name_plural": "protokolltilførsler",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
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
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="versjon")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "utkast"),
                                    ("for_approval", "til godkjenning"),
                                    ("approved", "godkjent"),
                                    ("published", "publisert"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("correction", models.TextField(blank=True, verbose_name="hva som er rettet")),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="godkjent dato")),
                        ("approved_by", models.CharField(blank=True, max_length=200, verbose_name="godkjent av")),
                        (
                            "full_source",
                            models.JSONField(
                                blank=True, editable=False, null=True, verbose_name="fullstendig innhold"
                            ),
                        ),
                        (
                            "public_source",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="offentlig innhold"),
                        ),
                        (
                            "full_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="fullstendig innholds fingeravtrykk",
                            ),
                        ),
                        (
                            "public_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="offentlig innholds fingeravtrykk",
                            ),
                        ),
                        (
                            "approved_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="godkjent i møtet",
                            ),
                        ),
                        (
                            "full_document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="fullstendig",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                        (
                            "public_document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="offentlig",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "møteprotokoll",
                        "verbose_name_plural": "møteprotokoller",
                        "ordering": ["meeting", "-version"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "version"), name="minutes_version_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMinutesReview",
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
                        ("is_approver", models.BooleanField(default=False, verbose_name="skal godkjenne")),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="godkjent")),
                        ("remark", models.TextField(blank=True, verbose_name="merknad")),
                        ("reply", models.TextField(blank=True, verbose_name="svar på merknaden")),
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
                        (
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.minutes",
                                verbose_name="protokoll",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical gjennomlesing av protokollen",
                        "verbose_name_plural": "historical gjennomlesinger av protokollen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_2731fc_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MinutesReview",
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
                        ("is_approver", models.BooleanField(default=False, verbose_name="skal godkjenne")),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="godkjent")),
                        ("remark", models.TextField(blank=True, verbose_name="merknad")),
                        ("reply", models.TextField(blank=True, verbose_name="svar på merknaden")),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="meetings.minutes",
                                verbose_name="protokoll",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gjennomlesing av protokollen",
                        "verbose_name_plural": "gjennomlesinger av protokollen",
                        "ordering": ["minutes", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("minutes", "seat"),
                                name="minutes_review_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("notice", "innkalling"),
                                    ("supplement", "tilleggsinnkalling"),
                                    ("moved", "melding om flytting"),
                                    ("cancelled", "avlysing"),
                                ],
                                default="notice",
                                max_length=10,
                                verbose_name="slag",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(verbose_name="sendt")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="grunn")),
                        (
                            "full_source",
                            models.JSONField(
                                blank=True, editable=False, null=True, verbose_name="fullstendig innhold"
                            ),
                        ),
                        (
                            "public_source",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="offentlig innhold"),
                        ),
                        (
                            "full_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="fullstendig innholds fingeravtrykk",
                            ),
                        ),
                        (
                            "public_sha256",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=64,
                                verbose_name="offentlig innholds fingeravtrykk",
                            ),
                        ),
                        (
                            "full_document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="fullstendig",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                        (
                            "public_document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="offentlig",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "innkalling",
                        "verbose_name_plural": "innkallinger",
                        "ordering": ["meeting", "number"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="notice_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalNoticeRecipient",
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
                        ("full", models.BooleanField(default=False, verbose_name="fullstendig utgave")),
                        ("address", models.EmailField(blank=True, max_length=254, verbose_name="e-postadresse")),
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
                            "mail",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="mail.outgoingmail",
                                verbose_name="e-post",
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
                        (
                            "notice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.notice",
                                verbose_name="innkalling",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mottaker av innkalling",
                        "verbose_name_plural": "historical mottakere av innkalling",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_576738_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="NoticeRecipient",
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
                        ("full", models.BooleanField(default=False, verbose_name="fullstendig utgave")),
                        ("address", models.EmailField(blank=True, max_length=254, verbose_name="e-postadresse")),
                        (
                            "mail",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mail.outgoingmail",
                                verbose_name="e-post",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recipients",
                                to="meetings.notice",
                                verbose_name="innkalling",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mottaker av innkalling",
                        "verbose_name_plural": "mottakere av innkalling",
                        "ordering": ["notice", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("notice", "person"),
                                name="notice_recipient_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyView",
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
                        ("party", models.CharField(max_length=120, verbose_name="part")),
                        ("text", models.TextField(verbose_name="syn")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="views",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "parts syn",
                        "verbose_name_plural": "partenes syn",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("text", models.TextField(verbose_name="forslag")),
                        ("party", models.CharField(blank=True, max_length=60, verbose_name="parti")),
                        (
                            "is_recommendation",
                            models.BooleanField(default=False, verbose_name="innstillingen i saken"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="forslagsstiller",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forslag",
                        "verbose_name_plural": "forslag",
                        "ordering": ["item", "number"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="PartyVote",
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
                        ("party", models.CharField(max_length=60, verbose_name="parti")),
                        ("votes_for", models.PositiveSmallIntegerField(default=0, verbose_name="for")),
                        ("votes_against", models.PositiveSmallIntegerField(default=0, verbose_name="mot")),
                        (
                            "names",
                            models.CharField(blank=True, max_length=300, verbose_name="navn når partiet deler seg"),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="party_votes",
                                to="meetings.ballot",
                                verbose_name="votering",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="party_votes",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="votes",
                                to="meetings.proposal",
                                verbose_name="forslag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partiets stemmer",
                        "verbose_name_plural": "partienes stemmer",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPartyVote",
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
                        ("party", models.CharField(max_length=60, verbose_name="parti")),
                        ("votes_for", models.PositiveSmallIntegerField(default=0, verbose_name="for")),
                        ("votes_against", models.PositiveSmallIntegerField(default=0, verbose_name="mot")),
                        (
                            "names",
                            models.CharField(blank=True, max_length=300, verbose_name="navn når partiet deler seg"),
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
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.ballot",
                                verbose_name="votering",
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
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
                                to="meetings.proposal",
                                verbose_name="forslag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical partiets stemmer",
                        "verbose_name_plural": "historical partienes stemmer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_c17840_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Recusal",
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
                        ("is_leave", models.BooleanField(default=False, verbose_name="fritatt av personlige grunner")),
                        ("basis", models.CharField(max_length=150, verbose_name="hjemmel")),
                        ("vote", models.CharField(max_length=200, verbose_name="organets avgjørelse")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="varamedlem",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inhabilitet eller fritak",
                        "verbose_name_plural": "inhabilitet og fritak",
                        "ordering": ["id"],
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBallot",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("proposal", "ett forslag"),
                                    ("alternatives", "to forslag mot hverandre"),
                                    ("closing", "lukking av møtet"),
                                    ("recusal", "inhabilitet eller fritak"),
                                    ("postponement", "utsettelse"),
                                    ("chair", "valg av møteleder"),
                                    ("election", "valg"),
                                ],
                                max_length=12,
                                verbose_name="hva det stemmes over",
                            ),
                        ),
                        ("question", models.CharField(blank=True, max_length=300, verbose_name="spørsmålet")),
                        ("unanimous", models.BooleanField(default=False, verbose_name="enstemmig")),
                        (
                            "chair_decided",
                            models.BooleanField(default=False, verbose_name="avgjort med møteleders stemme"),
                        ),
                        ("blank_votes", models.PositiveSmallIntegerField(default=0, verbose_name="blanke stemmer")),
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "counter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.proposal",
                                verbose_name="mot forslag",
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
                                to="meetings.proposal",
                                verbose_name="forslag",
                            ),
                        ),
                        (
                            "recusal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.recusal",
                                verbose_name="inhabilitet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical votering",
                        "verbose_name_plural": "historical voteringer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_b0c1cb_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Referral",
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
                        ("sent_on", models.DateField(verbose_name="sendt")),
                        ("expected_on", models.DateField(blank=True, null=True, verbose_name="ventes behandlet")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="merknad")),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="projects.decision",
                                verbose_name="organets vedtak",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="projects.decision",
                                verbose_name="innstilling",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pdf.issueddocument",
                                verbose_name="oversendelsen",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="projects.project",
                                verbose_name="prosjekt",
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="projects.body",
                                verbose_name="sendt til",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "oversendelse",
                        "verbose_name_plural": "oversendelser",
                        "ordering": ["-sent_on", "-id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("decision", "to_body"),
                                name="referral_once",
                                violation_error_message="Innstillingen er sendt dit fra før.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expected_on__isnull", True),
                                    ("expected_on__gte", models.F("sent_on")),
                                    _connector="OR",
                                ),
                                name="referral_dates_in_order",
                                violation_error_message="Behandlingen kan ikke være før oversendelsen.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeatVote",
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
                            "choice",
                            models.CharField(
                                choices=[("for", "for"), ("against", "mot"), ("blank", "blank")],
                                max_length=7,
                                verbose_name="stemme",
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seat_votes",
                                to="meetings.ballot",
                                verbose_name="votering",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="votes_cast",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stemme",
                        "verbose_name_plural": "stemmer",
                        "ordering": ["ballot", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("ballot", "seat"),
                                name="seat_votes_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Summons",
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
                            "answer",
                            models.CharField(
                                choices=[("none", "ikke svart"), ("coming", "kommer"), ("apology", "meldt forfall")],
                                default="none",
                                max_length=8,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                help_text="Ikke skriv noe om helse eller familie.",
                                max_length=200,
                                verbose_name="grunn til forfallet",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="svart")),
                        (
                            "called_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="kalt inn for",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summonses",
                                to="meetings.meeting",
                                verbose_name="møte",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summonses",
                                to="projects.seat",
                                verbose_name="plass",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "innkalt plass",
                        "verbose_name_plural": "innkalte plasser",
                        "ordering": ["meeting", "id"],
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("meeting", "seat"),
                                name="summons_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCalendarAddress",
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
                        ("secret_sha256", models.CharField(db_index=True, editable=False, max_length=64)),
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
                    ],
                    options={
                        "verbose_name": "historical kalenderadresse",
                        "verbose_name_plural": "historical kalenderadresser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_c295d0_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContribution",
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
                                choices=[("proposal", "forslag"), ("remark", "protokolltilførsel")],
                                max_length=8,
                                verbose_name="slag",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="tekst")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "venter"), ("taken", "tatt inn"), ("declined", "ikke tatt inn")],
                                default="waiting",
                                max_length=8,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=300, verbose_name="svar")),
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
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
                                verbose_name="levert av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical innspill i møtet",
                        "verbose_name_plural": "historical innspill i møtet",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_682b2d_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
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
                        ("number", models.PositiveIntegerField(verbose_name="møtenummer")),
                        ("slug", models.SlugField(max_length=80, verbose_name="adressenavn")),
                        ("held_on", models.DateField(verbose_name="møtedato")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="starter")),
                        ("ends_at", models.TimeField(blank=True, null=True, verbose_name="slutter")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="sted")),
                        (
                            "form",
                            models.CharField(
                                choices=[("physical", "fysisk møte"), ("remote", "fjernmøte")],
                                default="physical",
                                max_length=8,
                                verbose_name="møteform",
                            ),
                        ),
                        (
                            "remote_basis",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="vedtak som åpner for fjernmøte"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "planlagt"),
                                    ("called", "innkalt"),
                                    ("running", "pågår"),
                                    ("held", "holdt"),
                                    ("cancelled", "avlyst"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="tilstand",
                            ),
                        ),
                        ("notice_sent_on", models.DateField(blank=True, null=True, verbose_name="innkalling sendt")),
                        (
                            "remarks",
                            models.TextField(blank=True, verbose_name="merknader til innkalling og saksliste"),
                        ),
                        (
                            "cancellation",
                            models.CharField(blank=True, max_length=300, verbose_name="hvorfor møtet er avlyst"),
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("ordinary", "møte i organet"),
                                    ("information", "informasjonsmøte med de tillitsvalgte"),
                                    ("consultation", "drøftingsmøte"),
                                    ("negotiation", "forhandlingsmøte"),
                                ],
                                default="ordinary",
                                max_length=12,
                                verbose_name="slags møte",
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
                            "chaired_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="møteleder",
                            ),
                        ),
                        (
                            "current_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="saken som er oppe",
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
                        "verbose_name": "historical møte",
                        "verbose_name_plural": "historical møter",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_b5ef3e_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMinuteRemark",
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
                        ("text", models.TextField(verbose_name="protokolltilførsel")),
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
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
                                verbose_name="avgitt av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical protokolltilførsel",
                        "verbose_name_plural": "historical protokolltilførsler",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_0f4899_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPartyView",
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
                        ("party", models.CharField(max_length=120, verbose_name="part")),
                        ("text", models.TextField(verbose_name="syn")),
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
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
                        "verbose_name": "historical parts syn",
                        "verbose_name_plural": "historical partenes syn",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_5393c9_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProposal",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("text", models.TextField(verbose_name="forslag")),
                        ("party", models.CharField(blank=True, max_length=60, verbose_name="parti")),
                        (
                            "is_recommendation",
                            models.BooleanField(default=False, verbose_name="innstillingen i saken"),
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="forslagsstiller",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical forslag",
                        "verbose_name_plural": "historical forslag",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_1c567f_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecusal",
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
                        ("is_leave", models.BooleanField(default=False, verbose_name="fritatt av personlige grunner")),
                        ("basis", models.CharField(max_length=150, verbose_name="hjemmel")),
                        ("vote", models.CharField(max_length=200, verbose_name="organets avgjørelse")),
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
                                to="meetings.agendaitem",
                                verbose_name="sak",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.seat",
                                verbose_name="varamedlem",
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
                        "verbose_name": "historical inhabilitet eller fritak",
                        "verbose_name_plural": "historical inhabilitet og fritak",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_a21c48_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReferral",
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
                        ("sent_on", models.DateField(verbose_name="sendt")),
                        ("expected_on", models.DateField(blank=True, null=True, verbose_name="ventes behandlet")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="merknad")),
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
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.decision",
                                verbose_name="organets vedtak",
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
                                verbose_name="innstilling",
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
                                to="pdf.issueddocument",
                                verbose_name="oversendelsen",
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
                            "to_body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.body",
                                verbose_name="sendt til",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical oversendelse",
                        "verbose_name_plural": "historical oversendelser",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_787639_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSeatVote",
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
                            "choice",
                            models.CharField(
                                choices=[("for", "for"), ("against", "mot"), ("blank", "blank")],
                                max_length=7,
                                verbose_name="stemme",
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
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.ballot",
                                verbose_name="votering",
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
                        "verbose_name": "historical stemme",
                        "verbose_name_plural": "historical stemmer",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                fields=["id", "-history_date", "-history_id"], name="meetings_hi_id_4e89af_idx"
                            )
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
