"""What may be posted about documents, and what is answered."""

import pytest
from pydantic import ValidationError

from functions.invitations.documents.forms import Announce
from tests.functions.invitations.documents.papers import announced


@pytest.mark.parametrize("fields", [{"size": -1}, {"sha256": "A" * 64}, {"name": ""}, {"id": "x"}, {"brand": "B"}])
def test_what_is_out_of_bounds_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Announce.model_validate({**announced(), **fields})
