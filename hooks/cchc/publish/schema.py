"""JSON Schemas of the post and the plan, for editors that complete and check while one writes.

They are made of the readers' own lists of fields, the models' defaults and the vocabularies.
`cchc check` stays the judge: what two fields say together, or two files, no schema sees.
"""

import json
from collections.abc import Iterator

from cchc.core.plan import Plan
from cchc.publish.schema_parts import Schema
from cchc.publish.schema_plan import plan_schema
from cchc.publish.schema_post import post_schema

__all__ = ["plan_schema", "post_schema", "schema_files"]


def schema_files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the path below the project's folder, and the text, of each schema."""
    yield "schemas/post.schema.json", _json(post_schema(plan))
    yield "schemas/plan.schema.json", _json(plan_schema())


def _json(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
