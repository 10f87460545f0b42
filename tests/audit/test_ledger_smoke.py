import pytest
from django.db import connection

from omstilling.audit import guards
from projects.models import Project


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_a_database_is_emptied_with_its_ledger_after_a_test_with_real_transactions(cast, round_):
    assert Project.objects.count() == 2
    assert guards.missing(connection) == []
