"""Read a yearly plan from its YAML text (DESIGN.md, §3 "A plan")."""

from dataclasses import replace
from datetime import date
from functools import partial

from cchc.core import sentences
from cchc.core.fields import Fields
from cchc.core.names import Names, Term
from cchc.core.plan import Group, Membership, Parent, Plan, ReportPeriod, Unit
from cchc.core.plan_checks import check_codes, check_names, check_references
from cchc.core.rule_reader import read_rule
from cchc.core.tree import parse_tree
from cchc.core.vocabulary import CHANNELS

PLAN_FIELDS = (
    "code",
    "name",
    "title",
    "issuer",
    "number",
    "issued",
    "year",
    "keeper",
    "parent",
    "follows",
    "holidays",
    "reports",
    "units",
    "groups",
    "channels",
    "rules",
)


def read_plan(text: str, *, file: str) -> Plan:
    """Read the plan in *file*, or raise ContentError with all its problems together."""
    fields = Fields(parse_tree(text, file=file), file=file)
    fields.known(PLAN_FIELDS)
    rule_forms = fields.each("rules", example="id: tp-2-9, type: quota, …")
    unit_forms = fields.each("units", example="code: vhxh, name: …")
    group_forms = fields.each("groups", example="code: nhom, name: …")
    units = tuple(_unit(form) for form in unit_forms)
    names = Names(Term(unit.code, unit.name, unit.aliases) for unit in units)
    groups = tuple(_group(form, names) for form in group_forms)
    both: list[Unit | Group] = [*units, *groups]
    bearers = Names(Term(each.code, each.name, each.aliases) for each in both)
    rules = tuple(read_rule(form, bearers) for form in rule_forms)
    check_names([*unit_forms, *group_forms], both)
    check_references(rule_forms, rules)
    plan = replace(_head(fields, names), units=units, groups=groups, rules=rules)
    _check_reports(fields, plan)
    fields.raise_problems()
    return plan


def _head(fields: Fields, names: Names) -> Plan:
    """Read all of the plan but its units, groups and rules."""
    return Plan(
        file=fields.file,
        code=fields.code("code", want="mã của kế hoạch, như thuong-phuc-2026"),
        name=fields.text("name", want="tên xã, phường, như xã Thượng Phúc", needed=True),
        title=fields.text("title", want="tên kế hoạch", needed=True),
        issuer=fields.text("issuer", want="cơ quan ban hành", needed=True),
        number=fields.text("number", want="số, ký hiệu kế hoạch"),
        issued=fields.day("issued"),
        year=fields.year("year"),
        keeper=fields.term("keeper", names, what="đơn vị"),
        units=(),
        groups=(),
        rules=(),
        channel_names=tuple(
            _channel(form) for form in fields.each("channels", example="code: zalo, names: […]")
        ),
        follows=fields.text("follows", want="tệp kế hoạch năm trước, như thuong-phuc-2026.yml"),
        holidays=fields.days("holidays"),
        reports=_reports(fields),
        parent=fields.read(
            "parent", partial(_parent, names), example="number: 75/KH-UBND, issued: 2026-02-27"
        ),
    )


def _unit(fields: Fields) -> Unit:
    fields.known(("code", "name", "aliases", "graded", "about"))
    return Unit(
        code=fields.code("code", want="mã đơn vị, như vhxh"),
        name=fields.text("name", want="tên đơn vị", needed=True),
        aliases=fields.texts("aliases", example="Phòng Văn hoá – Xã hội"),
        graded=fields.flag("graded", default=True),
        about=fields.text("about", want="chức năng của đơn vị"),
    )


def _group(fields: Fields, units: Names) -> Group:
    fields.known(("code", "name", "aliases", "members"))
    return Group(
        code=fields.code("code", want="mã nhóm, như phong-chuyen-mon"),
        name=fields.text("name", want="tên nhóm", needed=True),
        aliases=fields.texts("aliases", example="Các phòng chuyên môn"),
        roster=tuple(
            _membership(form, units) for form in fields.each("members", example="unit: vhxh")
        ),
    )


def _membership(fields: Fields, units: Names) -> Membership:
    fields.known(("unit", "from", "to"))
    membership = Membership(
        fields.term("unit", units, what="đơn vị"), fields.day("from"), fields.day("to")
    )
    _check_order(fields, membership.start, membership.end)
    return membership


def _check_order(fields: Fields, start: date | None, end: date | None) -> None:
    if start and end and start > end:
        fields.tell("from", sentences.FROM_AFTER_TO.format(start=start, end=end))


def _channel(fields: Fields) -> tuple[str, tuple[str, ...]]:
    fields.known(("code", "names"))
    code = fields.term("code", CHANNELS, what="kênh")
    return code, fields.texts("names", example="Trang thông tin điện tử xã")


def _reports(fields: Fields) -> tuple[ReportPeriod, ...]:
    forms = fields.each("reports", example="code: quy-1, due: …")
    check_codes(forms, key="code")
    return tuple(_report(form) for form in forms)


def _check_reports(fields: Fields, plan: Plan) -> None:
    """Note a plan that asks for the periodic reports and does not say when they are due."""
    if not plan.reports and any(task.reports for task in plan.tasks):
        fields.tell("reports", sentences.MISSING.format(want="các kỳ báo cáo, như quy-1"))


def _report(fields: Fields) -> ReportPeriod:
    fields.known(("code", "name", "from", "to", "due"))
    first, last = fields.day("from", needed=True), fields.day("to", needed=True)
    due = fields.day("due", needed=True)
    code = fields.code("code", want="mã kỳ báo cáo, như quy-1")
    name = fields.text("name", want="tên kỳ báo cáo", needed=True)
    _check_order(fields, first, last)
    # A missing day is told above, and then no plan comes of it.
    return ReportPeriod(code, name, first or date.min, last or date.min, due or date.min)


def _parent(units: Names, fields: Fields) -> Parent:
    fields.known(("number", "issuer", "issued", "file", "group", "unit"))
    return Parent(
        number=fields.text("number", want="số, ký hiệu kế hoạch cấp trên", needed=True),
        issuer=fields.text("issuer", want="cơ quan ban hành"),
        issued=fields.day("issued"),
        file=fields.text("file", want="tệp của kế hoạch cấp trên"),
        group=fields.text("group", want="mã nhóm của xã, phường trong kế hoạch cấp trên"),
        unit=fields.term("unit", units, what="đơn vị", default="-").strip("-"),
    )
