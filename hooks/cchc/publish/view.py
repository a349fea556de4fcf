"""What every page is made from: the content, its records, its count, and links into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cchc.core.content import Content
from cchc.core.digest import digest
from cchc.core.inherited import count_inherited
from cchc.core.names import Names
from cchc.core.plan import Unit
from cchc.core.rules import Rule
from cchc.core.settings import Settings
from cchc.core.tally import Count
from cchc.core.vocabulary import CATEGORIES, TOPICS
from cchc.publish import addresses
from cchc.publish.html import escape, link
from cchc.publish.record import Record
from cchc.publish.tallies import Tallies


@dataclass(frozen=True)
class View:
    """One build's content; *records* are the news, newest first, as `Content.news` has them."""

    content: Content
    records: Sequence[Record]
    count: Count

    @property
    def settings(self) -> Settings:
        """The settings of the site."""
        return self.content.settings

    @property
    def shows_figures(self) -> bool:
        """Whether the public may see who has what, or only what the plan asks for."""
        return self.settings.figures == "public"

    @cached_property
    def words(self) -> str:
        """A digest of all that any page says beside its own content: names, links, settings."""
        plan, above = self.content.plan, self.content.above
        units = [(unit.code, unit.name, unit.about) for unit in self.listed_units]
        names = [(unit.code, unit.name) for unit in plan.units]
        rules = [
            (rule.id, rule.source.place, rule.source.quote)
            for each in (plan, above)
            for rule in (each.rules if each else ())
        ]
        rules += [(rule.id, rule.source.place, rule.source.quote) for rule in plan.former]
        about = (plan.parent, plan.code, plan.name, plan.number, self.content.words)
        told = (self.settings, units, names, rules, about)
        return digest(repr(told))

    @cached_property
    def units(self) -> Names:
        """The units' names."""
        return self.content.plan.vocabulary().units

    @property
    def field_names(self) -> dict[str, str]:
        """The names of the fields of reform, by their codes."""
        return {code: term.label for code, term in CATEGORIES.terms.items()}

    @cached_property
    def channels(self) -> Names:
        """The channels' names."""
        return self.content.plan.vocabulary().channels

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The plan's rules by their ids."""
        return {rule.id: rule for rule in self.content.plan.rules}

    @cached_property
    def rules_above(self) -> dict[str, Rule]:
        """What the plan of the level above asks of this commune, by the rules' ids."""
        return {rule.id: rule for rule in self.content.above.rules} if self.content.above else {}

    @cached_property
    def rules_before(self) -> dict[str, Rule]:
        """The rules of the years before, which posts of those years name."""
        return {rule.id: rule for rule in self.content.plan.former}

    @cached_property
    def tallies(self) -> Tallies:
        """The count, sorted by rule and by unit."""
        return Tallies(self.count)

    @cached_property
    def tallies_above(self) -> Tallies | None:
        """The count by the plan of the level above, if we have it."""
        content = self.content
        if not content.above:
            return None
        return Tallies(count_inherited(content.above, content.posts, until=content.day))

    @cached_property
    def listed_units(self) -> tuple[Unit, ...]:
        """The units that have a page: those that the plan grades, and others that write.

        A unit keeps its page when its posts are withdrawn: the feeds there are subscribed to.
        """
        day, posts = self.content.day, self.content.posts
        writing = {unit for post in posts if post.published_by(day) for unit in post.units}
        return tuple(
            unit for unit in self.content.plan.units if unit.graded or unit.code in writing
        )

    @cached_property
    def by_unit(self) -> dict[str, list[Record]]:
        """The news of each unit, newest first."""
        found: dict[str, list[Record]] = {unit.code: [] for unit in self.listed_units}
        for record in self.records:
            for unit in record.post.units:
                found[unit].append(record)
        return found

    @cached_property
    def by_category(self) -> dict[str, list[Record]]:
        """The news of each field of reform, newest first; a field without news is there too."""
        found: dict[str, list[Record]] = {code: [] for code in CATEGORIES}
        for record in self.records:
            found[record.post.category].append(record)
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[Record]]:
        """The news of each topic in use, newest first, in the vocabulary's order."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for topic in record.post.topics:
                found.setdefault(topic, []).append(record)
        return {code: found[code] for code in TOPICS if code in found}

    @cached_property
    def by_month(self) -> dict[str, list[Record]]:
        """The news of each month's folder (`2026/03`), the newest month first."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            found.setdefault(record.post.folder, []).append(record)
        return dict(sorted(found.items(), reverse=True))

    def at(self, path: str) -> str:
        """Return the address of *path* as pages link to it."""
        return self.settings.base + path

    def full(self, address: str) -> str:
        """Return an address on this site, as pages link to it, with the host before it."""
        if not address.startswith("/"):
            return address
        return self.settings.url + address.removeprefix(self.settings.base)

    def unit_link(self, code: str) -> str:
        """Return the unit's name, linked to its list."""
        if code not in self._unit_links:
            return self.units.label(code)
        return self._unit_links[code]

    def rule(self, rule: str) -> Rule:
        """Return a rule of the plan, of the plan above it, or of a year before."""
        return self.rules.get(rule) or self.rules_above.get(rule) or self.rules_before[rule]

    def rule_address(self, rule: str) -> str:
        """Return where a rule is told: on its own page, or with the commune's unit (R26)."""
        parent = self.content.plan.parent
        if rule in self.rules or not parent:
            return self.at(addresses.rule_path(rule))
        return self.at(f"{addresses.unit_path(parent.unit)}#{rule}")

    def rule_link(self, rule: str) -> str:
        """Return the rule's place in the plan, linked to where it is told, if that is here."""
        if rule not in self.rules and rule not in self.rules_above:
            # The pages of a year that is over went with its plan; its posts stay.
            return f"{escape(self.rule(rule).source.place)} (kế hoạch năm trước)"
        return link(self.rule_address(rule), self.rule(rule).source.place)

    def category_link(self, code: str) -> str:
        """Return the field's name, linked to its list."""
        return self._category_links[code]

    def topic_link(self, code: str) -> str:
        """Return the topic's name, linked to its list."""
        return link(self.at(addresses.topic_path(code)), TOPICS.label(code))

    def post_link(self, record: Record, *, attributes: str = "") -> str:
        """Return the post's title, linked to its page."""
        address = self.at(addresses.post_path(record.post))
        return link(address, record.post.title, attributes=attributes)

    @cached_property
    def _unit_links(self) -> dict[str, str]:
        return {
            unit.code: link(self.at(addresses.unit_path(unit.code)), unit.name)
            for unit in self.listed_units
        }

    @cached_property
    def _category_links(self) -> dict[str, str]:
        return {
            code: link(self.at(addresses.category_path(code)), term.label)
            for code, term in CATEGORIES.terms.items()
        }
