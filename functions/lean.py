"""FastAPI without what it needs to describe itself: import this before it.

The models of OpenAPI are a twelfth of a cold start, and no function describes itself to anybody. pydantic makes them when
somebody wants them first, as `functions.app.schema` does in tests.
"""

from pydantic import BaseModel, ConfigDict

_USUAL = BaseModel.model_config
BaseModel.model_config = ConfigDict(defer_build=True)
try:
    import fastapi.openapi.models  # noqa: F401 # for its models
finally:
    BaseModel.model_config = _USUAL
