"""Indexes of words on PostgreSQL for the search over everything: every ending of every word, and the stem of each.

``search_words`` answers with what ``projects_fragments`` answers (what begins with «struktur» is then found inside
«skolestruktur» too) and with Norwegian stems. A very long text is cut: the answer has room for one megabyte. SQLite
has no such indexes and needs none. The cost is told so high that small tables too are asked by their index: the words
of a text take longer to find than a planner believes.
"""

from typing import Any

from django.db import migrations

FUNCTION = r"""
CREATE FUNCTION search_words(value text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
DECLARE
    small text := translate(lower(left(value, 60000)), 'ÆØÅÄÖÜÁÉČĐŊŠŦŽ', 'æøåäöüáéčđŋšŧž');
BEGIN
    RETURN strip(to_tsvector('pg_catalog.norwegian', small)) || array_to_tsvector(ARRAY(
        SELECT DISTINCT substr(word, start)
        FROM (
            SELECT DISTINCT left(part, 40) AS word
            FROM regexp_split_to_table(left(small, 20000), '[\s!-/:-@\[-`{-~«»–—…·]+') AS part
            WHERE part <> ''
        ) AS words, generate_series(1, greatest(1, length(word) - 1)) AS start
    ));
END
$$
"""
INDEXES = (
    (
        "budget_measure",
        "title description service_impact impact_users impact_employees impact_equality impact_sami assumptions risk",
    ),
    ("projects_milestone", "title description deliverable acceptance"),
    ("projects_decision", "text meaning follow_up_note legality_result"),
    (
        "projects_case",
        "title public_title background assessment economy co_determination alternatives recommendation",
    ),
    ("projects_case", "title"),
    ("projects_caseexemptpart", "text"),
    ("projects_document", "title description source case_reference"),
    ("projects_newsitem", "title text"),
    ("projects_question", "wording answer"),
    ("projects_studyarea", "title question findings interim_conclusion conclusion"),
    ("projects_studyalternative", "title description pros cons"),
    ("projects_signal", "title text answer"),
    ("projects_risk", "title cause response outcome"),
    ("projects_assumption", "text note"),
    ("projects_lesson", "title happened advice"),
    ("projects_goal", "title description"),
    ("projects_competenceplan", "title"),
    ("projects_competenceactivity", "title description"),
    ("projects_survey", "title follow_up"),
    ("projects_consultation", "parties papers views reply"),
    ("projects_agreement", "title parties"),
    ("projects_groupreport", "title text"),
    ("budget_unionstatement", "organisation text reply"),
    ("budget_investment", "title description"),
    ("reporting_statusreport", "words next_steps"),
    ("meetings_agendaitem", "discussion union_statement employer_reply"),
    ("meetings_proposal", "text"),
    ("meetings_minuteremark", "text"),
)


def _name(table: str, columns: str) -> str:
    return f"search_{table.partition('_')[2]}" + ("_title" if (table, columns) == ("projects_case", "title") else "")


def make(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTION)
    for table, columns in INDEXES:
        text = " || ' ' || ".join(f'"{name}"' for name in columns.split())
        schema_editor.execute(f'CREATE INDEX "{_name(table, columns)}" ON "{table}" USING gin (search_words({text}))')


def unmake(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for table, columns in INDEXES:
        schema_editor.execute(f'DROP INDEX "{_name(table, columns)}"')
    schema_editor.execute("DROP FUNCTION search_words(text)")


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0002_changes_and_distribution"),
        ("budget", "0003_statements_and_risks"),
        ("meetings", "0003_gaps_in_attendance"),
        ("projects", "0005_the_plan_and_the_people"),
    ]

    operations = [migrations.RunPython(make, unmake)]
