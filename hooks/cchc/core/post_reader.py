"""Read a post from its file's text (DESIGN.md, §3 "A post")."""

import re
from dataclasses import replace
from datetime import date

from cchc.core import sentences
from cchc.core.body import body_problems, is_file_name
from cchc.core.fields import Fields
from cchc.core.front_matter import split_source
from cchc.core.names import Names
from cchc.core.post import Earlier, Image, Permission, Post, Publication, Withdrawal, opening_of
from cchc.core.text import shown, slugify
from cchc.core.tree import parse_tree
from cchc.core.vocabulary import BROADCAST, CATEGORIES, KINDS, TOPICS, Vocabulary

POST_FIELDS = (
    "title",
    "unit",
    "category",
    "date",
    "updated",
    "summary",
    "author",
    "kind",
    "topics",
    "image",
    "publications",
    "quantity",
    "tasks",
    "first_published",
    "cross_posted",
    "on_site",
    "formerly",
    "old_addresses",
    "personal_data",
    "withdrawn",
    "draft",
    "sample",
)
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_FORMER = re.compile(rf"(?:\d{{4}}/\d{{2}}/)?{_SLUG.pattern}")
# The path of a page on a former site; a query belongs to it, a fragment does not.
_OLD_ADDRESS = re.compile(r"/(?!/)[^\s#\\<>\"'{}|^`]+")
_TITLE_LENGTH = 200
_SUMMARY_LENGTH = 500


def read_post(text: str, vocabulary: Vocabulary, *, file: str, root: str = "posts") -> Post:
    """Read the post in *file* (its path below *root*), or raise all its problems together."""
    told = f"{root}/{file}"
    source = split_source(text, file=told)
    fields = Fields(parse_tree(source.form, file=told, offset=1), file=told)
    post = replace(_post(fields, vocabulary, file), body=source.body, body_line=source.body_line)
    _check_together(fields, post, vocabulary)
    fields.problems.extend(body_problems(post, root=root))
    fields.raise_problems()
    return post


def _post(fields: Fields, vocabulary: Vocabulary, file: str) -> Post:
    fields.known(POST_FIELDS)
    moment = fields.moment("date", needed=True) or date(2000, 1, 1)
    updated = fields.moment("updated")
    return Post(
        file=file,
        title=fields.text("title", want="tiêu đề trên một dòng", needed=True, limit=_TITLE_LENGTH),
        units=fields.terms("unit", vocabulary.units, what="đơn vị", needed=True) or ("",),
        category=fields.term("category", CATEGORIES, what="lĩnh vực"),
        moment=opening_of(moment),
        updated=opening_of(updated) if updated else None,
        summary=fields.text("summary", want="một hai câu tóm tắt", limit=_SUMMARY_LENGTH),
        author=fields.text("author", want="tên hoặc bút danh người viết", limit=_TITLE_LENGTH),
        kind=fields.term("kind", KINDS, what="loại", default="tin-bai"),
        topics=fields.terms("topics", TOPICS, what="chủ đề"),
        image=fields.read("image", _image, example="src: anh.jpg, alt: mô tả hình"),
        elsewhere=_publications(fields, vocabulary.channels),
        quantity=fields.number("quantity", default=1),
        tasks=fields.terms("tasks", vocabulary.rules, what="mã nhiệm vụ"),
        first_published=fields.read(
            "first_published", _earlier, example="date: 2026-02-01, where: …"
        ),
        cross_posted=fields.flag("cross_posted", default=False),
        on_site=fields.flag("on_site", default=True),
        formerly=fields.texts("formerly", example="dia-chi-cu"),
        old_addresses=_old_addresses(fields),
        personal_data=_permissions(fields),
        withdrawn=fields.read("withdrawn", _withdrawal, example="date: 2026-08-20, reason: …"),
        draft=fields.flag("draft", default=False),
        sample=fields.flag("sample", default=False),
    )


def _image(fields: Fields) -> Image:
    fields.known(("src", "alt", "caption"))
    src = fields.text("src", want="tên tệp hình đặt cạnh bài, như mot-cua.jpg", needed=True)
    if not is_file_name(src):
        fields.tell("src", sentences.MISSING_FILE.format(found=shown(src)))
    return Image(
        src=src,
        alt=fields.text("alt", want="lời mô tả hình cho người không nhìn thấy", needed=True),
        caption=fields.text("caption", want="chú thích hình"),
    )


def _publications(fields: Fields, channels: Names) -> tuple[Publication, ...]:
    forms = fields.each("publications", example="channel: trang-cchc-tp, sent: 2026-03-12")
    return tuple(_publication(form, channels) for form in forms)


def _publication(fields: Fields, channels: Names) -> Publication:
    fields.known(("channel", "sent", "published", "aired", "url"))
    publication = Publication(
        channel=fields.term("channel", channels, what="kênh"),
        sent=fields.day("sent"),
        published=fields.day("published"),
        aired=fields.days("aired"),
        url=fields.address("url"),
    )
    _check_publication(fields, publication)
    return publication


def _check_publication(fields: Fields, publication: Publication) -> None:
    if not any(name in fields for name in ("sent", "published", "aired")):
        fields.tell("channel", sentences.NO_PUBLICATION_DAY)
    sent, published = publication.sent, publication.published
    if sent and published and published < sent:
        sentence = sentences.PUBLISHED_BEFORE_SENT
        fields.tell("published", sentence.format(published=published, sent=sent))
    if publication.aired and publication.channel not in BROADCAST and publication.channel:
        fields.tell("aired", sentences.AIRED_ON_PAGE.format(found=publication.channel))


def _earlier(fields: Fields) -> Earlier:
    fields.known(("date", "where"))
    day = fields.day("date", needed=True) or date(2000, 1, 1)
    return Earlier(day, fields.text("where", want="nơi đã đăng", needed=True))


def _old_addresses(fields: Fields) -> tuple[str, ...]:
    found = fields.texts("old_addresses", example="/2019/05/ten-bai/")
    for address in found:
        if not _OLD_ADDRESS.fullmatch(address):
            fields.tell("old_addresses", sentences.NOT_OLD_ADDRESS.format(found=shown(address)))
    return found


def _permissions(fields: Fields) -> tuple[Permission, ...]:
    forms = fields.each("personal_data", example="found: 0912 345 678, reason: …")
    return tuple(_permission(form) for form in forms)


def _permission(fields: Fields) -> Permission:
    fields.known(("found", "reason"))
    return Permission(
        found=" ".join(
            fields.text("found", want="đúng các chữ đang có trong bài", needed=True).split()
        ),
        reason=fields.text("reason", want="lý do được đăng", needed=True),
    )


def _withdrawal(fields: Fields) -> Withdrawal:
    fields.known(("date", "reason"))
    day = fields.day("date", needed=True) or date(2100, 1, 1)
    return Withdrawal(day, fields.text("reason", want="lý do gỡ bài", needed=True))


def _check_together(fields: Fields, post: Post, vocabulary: Vocabulary) -> None:
    """Note what no field tells alone."""
    if not _SLUG.fullmatch(post.slug):
        instead = slugify(post.slug) or "ten-bai"
        sentence = sentences.FILE_NAME.format(found=f"{post.slug}.md", instead=f"{instead}.md")
        fields.tell("", sentence, line=0)
    if post.withdrawn and "date" in fields and post.withdrawn.date < post.date:
        found, day = post.withdrawn.date, post.date
        fields.tell("withdrawn", sentences.WITHDRAWN_EARLY.format(found=found, date=day))
    if post.updated and "date" in fields and post.updated.date() < post.date:
        found, day = post.updated.date(), post.date
        fields.tell("updated", sentences.UPDATED_EARLY.format(found=found, date=day))
    _check_formerly(fields, post)
    _check_tasks(fields, post, vocabulary)


def _check_formerly(fields: Fields, post: Post) -> None:
    for old in post.formerly:
        if not _FORMER.fullmatch(old):
            fields.tell("formerly", sentences.NOT_SLUG.format(found=shown(old)))
        elif old in (post.slug, post.place):
            fields.tell("formerly", sentences.FORMERLY_SELF.format(found=old))


def _check_tasks(fields: Fields, post: Post, vocabulary: Vocabulary) -> None:
    for task in post.tasks:
        if vocabulary.rule_kinds[task] != "task":
            kind = {"quota": "chỉ tiêu", "duty": "việc thường xuyên"}[vocabulary.rule_kinds[task]]
            fields.tell("tasks", sentences.NOT_A_TASK.format(found=task, kind=kind))
