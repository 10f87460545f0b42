"""An index of the words of decisions on PostgreSQL, so that a word is found wherever it stands in another.

``projects_fragments`` answers with every ending of every word of two letters or more: what begins with «struktur» is
then also found inside «skolestruktur». Large letters are made small by the function itself, whatever the database's
language. SQLite has no such index and needs none.
"""

from typing import Any

from django.db import migrations

FUNCTION = r"""
CREATE FUNCTION projects_fragments(value text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
SELECT array_to_tsvector(ARRAY(
    SELECT DISTINCT substr(word, start)
    FROM (
        SELECT DISTINCT left(part, 60) AS word
        FROM regexp_split_to_table(
            translate(lower(value), 'ÆØÅÄÖÜÁÉČĐŊŠŦŽ', 'æøåäöüáéčđŋšŧž'), '[\s!-/:-@\[-`{-~«»–—…·]+'
        ) AS part
        WHERE part <> ''
    ) AS words, generate_series(1, greatest(1, length(word) - 1)) AS start
))
$$
"""
INDEXES = (
    "CREATE INDEX projects_decision_words ON projects_decision USING gin (projects_fragments(text || ' ' || meaning))",
    "CREATE INDEX projects_case_words ON projects_case USING gin (projects_fragments(title))",
)


def make(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in (FUNCTION, *INDEXES):
            schema_editor.execute(statement)


def unmake(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in (
            "DROP INDEX projects_case_words",
            "DROP INDEX projects_decision_words",
            "DROP FUNCTION projects_fragments(text)",
        ):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_cases_and_bodies")]

    operations = [migrations.RunPython(make, unmake)]
