"""Makes the table of changes that are due a ledger entry; its foreign key is checked at commit."""

from django.db import migrations

SQL = {
    "sqlite": """
        CREATE TABLE ledger_due (
            id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
            tbl varchar(63) NOT NULL, obj bigint NOT NULL, ver integer NOT NULL,
            FOREIGN KEY (tbl, obj, ver) REFERENCES ledger_entry (tbl, obj, ver) DEFERRABLE INITIALLY DEFERRED
        )""",
    "postgresql": """
        CREATE TABLE ledger_due (
            id bigserial PRIMARY KEY,
            tbl varchar(63) NOT NULL, obj bigint NOT NULL, ver integer NOT NULL,
            FOREIGN KEY (tbl, obj, ver) REFERENCES ledger_entry (tbl, obj, ver) DEFERRABLE INITIALLY DEFERRED
        )""",
}


def make(apps, schema_editor):
    schema_editor.execute(SQL[schema_editor.connection.vendor])


def unmake(apps, schema_editor):
    schema_editor.execute("DROP TABLE ledger_due")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
