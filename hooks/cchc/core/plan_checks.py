"""What no part of a plan tells alone: codes and names used twice, rules that point nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cchc.core import sentences
from cchc.core.fields import Fields
from cchc.core.plan import Group, Unit
from cchc.core.rules import Duty, Quota, Rule, Task
from cchc.core.text import name_key
from cchc.core.tree import Scalar

_KINDS: Mapping[type[Rule], str] = {
    Quota: "chỉ tiêu",
    Task: "nhiệm vụ",
    Duty: "việc thường xuyên",
}


def check_codes(forms: Iterable[Fields], *, key: str) -> None:
    """Note a code that two of *forms* share."""
    seen: dict[str, int] = {}
    for form in forms:
        node = form.mapping.nodes.get(key)
        code = node.text.strip() if isinstance(node, Scalar) else ""
        if code in seen:
            form.tell(key, sentences.SAME_CODE.format(found=code, line=seen[code]))
        elif code:
            seen[code] = form.line(key)


def check_names(forms: Sequence[Fields], bearers: Sequence[Unit | Group]) -> None:
    """Note a code or name that two units or groups share: a post could not tell them apart."""
    check_codes(forms, key="code")
    owners = {name_key(bearer.code): bearer.code for bearer in bearers}
    for form, bearer in zip(forms, bearers, strict=True):
        for field, name in (("name", bearer.name), *(("aliases", each) for each in bearer.aliases)):
            owner = owners.setdefault(name_key(name), bearer.code)
            if owner != bearer.code:
                form.tell(field, sentences.SHARED_NAME.format(found=name, other=owner))


def check_references(forms: Sequence[Fields], rules: Sequence[Rule]) -> None:
    """Note an id that two rules share, and a rule that names another which cannot serve it."""
    check_codes(forms, key="id")
    by_id = {rule.id: rule for rule in rules}
    for form, rule in zip(forms, rules, strict=True):
        for field, found, want in _named(rule):
            sentence = _fault(found, want, by_id)
            if sentence:
                form.tell(field, sentence)
        for field, found in _parts(rule):
            if rule.id in _reached(found, by_id):
                form.tell(field, sentences.RULE_LOOP.format(found=found))


def _fault(found: str, want: type[Rule], by_id: Mapping[str, Rule]) -> str:
    if found not in by_id:
        return sentences.NOT_RULE.format(found=found)
    if isinstance(by_id[found], want):
        return ""
    kind = _KINDS[type(by_id[found])]
    return sentences.WRONG_RULE.format(found=found, kind=kind, want=_KINDS[want])


def _named(rule: Rule) -> Iterator[tuple[str, str, type[Rule]]]:
    """Yield each field that names another rule, the id found there, and what it must be."""
    yield from (("same_as", each, Rule) for each in rule.same_as)
    yield from (("conflicts_with", each, Rule) for each in rule.conflicts_with)
    yield from ((field, each, Quota) for field, each in _parts(rule))
    if isinstance(rule, Task):
        yield from (("also_met_by", each, Task) for each in rule.also_met_by)


def _parts(rule: Rule | None) -> Iterator[tuple[str, str]]:
    """Yield the quotas whose posts decide about those of *rule*."""
    if isinstance(rule, Quota):
        found = (("within", rule.within), ("apart_from", rule.apart_from))
        yield from ((field, each) for field, each in found if each)


def _reached(start: str, by_id: Mapping[str, Rule]) -> set[str]:
    """Return the ids that counting *start* leads to, itself among them."""
    reached, waiting = set[str](), [start]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(each for _, each in _parts(by_id.get(current)))
    return reached
