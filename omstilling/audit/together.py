"""Operations of migrations that do much at once. Frozen: migrations stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Operations of one kind: the models' state is changed by all of them before Django draws it."""

    serialization_expand_args = ["operations"]
    operations: list[Any]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (type(self).__qualname__, [], {"operations": self.operations})

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)


class CreateTogether(Together):
    """Make models that may refer to each other in any order, and have Django draw them once.

    With one ``CreateModel`` after another Django draws every related model anew for each of them, which took half a
    minute for an empty database.
    """

    def __init__(self, operations: Sequence[CreateModel]) -> None:
        self.operations = list(operations)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.operations)} models"


class AddTogether(Together):
    """Add fields to many models, and have Django draw them once.

    A field that is not null makes SQLite write the table anew from what the model was before: one such to a model.
    """

    def __init__(self, operations: Sequence[AddField]) -> None:
        self.operations = list(operations)
        named = [one.model_name_lower for one in self.operations if not one.field.null]
        if len(named) != len(set(named)):
            raise ValueError("Only one field of a model that is not null may be added together with others.")
        if any(name in named for name in (one.model_name_lower for one in self.operations if one.field.null)):
            raise ValueError("A model that gets a field that is not null gets no other at the same time.")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        raise NotImplementedError("Nothing that was delivered is taken back.")

    def describe(self) -> str:
        return f"Add {len(self.operations)} fields"
