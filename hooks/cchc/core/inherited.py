"""What the plan of the level above asks of this commune as one of many (reading R26).

To the city a commune is one bearer among others: its rules are counted with every post of the
commune, whichever of its offices wrote it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cchc.core.counting import count, posts_of_year
from cchc.core.plan import Plan, Unit
from cchc.core.post import Post
from cchc.core.rules import Bearers, Rule, Scope
from cchc.core.tally import Count


def inherited(above: Plan, *, group: str, commune: Unit) -> Plan:
    """Return the rules of *above* that bind the group of communes, as rules of *commune* alone."""
    rules = tuple(_for(rule, commune) for rule in above.rules if group in rule.bearers.members)
    ids = {rule.id for rule in rules}
    known = tuple(
        replace(
            rule,
            same_as=tuple(each for each in rule.same_as if each in ids),
            conflicts_with=tuple(each for each in rule.conflicts_with if each in ids),
        )
        for rule in rules
    )
    return replace(above, rules=known, units=(commune,), groups=(), keeper=commune.code)


def count_inherited(plan: Plan, posts: Iterable[Post], *, until: date) -> Count:
    """Count the posts of a whole commune against *plan*, which `inherited` made."""
    return count(plan, posts_of_commune(plan, posts), until=until)


def posts_of_commune(plan: Plan, posts: Iterable[Post]) -> Iterator[Post]:
    """Yield the posts that can count against *plan*, each as the commune's own."""
    commune = plan.units[0].code
    return (replace(post, units=(commune,)) for post in posts_of_year(posts, plan.year))


def _for(rule: Rule, commune: Unit) -> Rule:
    return replace(rule, bearers=Bearers(Scope.EACH, (commune.code,)))
