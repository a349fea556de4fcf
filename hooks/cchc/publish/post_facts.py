"""What else is known of a post: who wrote it, where else it stands, what it proves."""

from collections.abc import Iterator

from cchc.core.post import Post, Publication
from cchc.core.vocabulary import OWN_SITE
from cchc.publish.html import escape, link, listed, time_tag, told
from cchc.publish.view import View


def facts_of(view: View, post: Post) -> str:
    """Return what its front matter tells, as a list of names and values."""
    facts = [
        ("Tác giả", escape(post.author)),
        ("Sửa lần cuối", time_tag(post.updated.date()) if post.updated else ""),
        ("Chủ đề", ", ".join(map(view.topic_link, post.topics))),
        ("Đăng lần đầu", _earlier(post)),
        ("Đã đăng, phát trên", listed(_elsewhere(view, post))),
        ("Minh chứng cho nhiệm vụ", listed(_tasks(view, post))),
    ]
    rows = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return f'<dl class="cc-about">\n{rows}\n</dl>' if rows else ""


def _earlier(post: Post) -> str:
    if not post.first_published:
        return "Bài đăng lại từ trang khác" if post.cross_posted else ""
    return f"{escape(post.first_published.where)}, {time_tag(post.first_published.date)}"


def _elsewhere(view: View, post: Post) -> Iterator[str]:
    for publication in post.elsewhere:
        if publication.channel != OWN_SITE:
            yield _publication(view, publication)


def _publication(view: View, publication: Publication) -> str:
    name = view.channels.label(publication.channel)
    days = [
        f"gửi {told(publication.sent)}" if publication.sent else "",
        f"đăng {told(publication.published)}" if publication.published else "",
        "phát " + ", ".join(map(told, publication.aired)) if publication.aired else "",
    ]
    where = link(publication.url, name, attributes=' rel="noopener"') if publication.url else name
    return f"{where}: {', '.join(day for day in days if day)}"


def _tasks(view: View, post: Post) -> Iterator[str]:
    for task in post.tasks:
        yield f"{view.rule_link(task)}: {escape(view.rule(task).source.quote)}"
