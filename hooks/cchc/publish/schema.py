"""JSON Schemas of posts, plans and registers, for editors that complete and check as one writes.

They are made of the readers' own lists of fields, the models' defaults and the vocabularies.
`cchc check` stays the judge: what two fields say together, or two files, no schema sees.
"""

import json
from collections.abc import Iterator

from cchc.core.plan import Plan
from cchc.publish.schema_parts import Schema
from cchc.publish.schema_plan import plan_schema
from cchc.publish.schema_post import post_schema
from cchc.publish.schema_registers import register_schemas

__all__ = ["plan_schema", "post_schema", "register_schemas", "schema_files"]


def schema_files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the path below the project's folder, and the text, of each schema."""
    yield "schemas/post.schema.json", _json(post_schema(plan))
    yield "schemas/plan.schema.json", _json(plan_schema())
    for name, schema in register_schemas(plan.vocabulary()):
        yield f"schemas/{name}.schema.json", _json(schema)


def _json(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
