"""Searches to be held against each other: a site each, and how its search is asked."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmark.measuring import output
from benchmark.mkdocs_peers import Pages
from benchmark.ours import Ours
from benchmark.programs import finish, venv

PAGEFIND = "pagefind[bin]==1.5.2"
_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tìm</title>
<input id="q"><ol id="found"></ol><script type="module">
const pagefind = await import('/pagefind/pagefind.js')
const list = document.getElementById('found')
let turn = 0
document.getElementById('q').addEventListener('input', async event => {
  const mine = ++turn
  const found = await pagefind.search(event.target.value)
  const told = await Promise.all(found.results.slice(0, 10).map(each => each.data()))
  if (mine !== turn) return
  list.replaceChildren(...told.map(each => Object.assign(document.createElement('li'),
    {textContent: each.meta.title})))
  list.dataset.done = event.target.value
})
document.body.dataset.ready = ''
</script></html>
"""


@dataclass(frozen=True, slots=True)
class Finder:
    """One search: where its page is, its field, its results' titles, and when it is ready."""

    name: str
    folder: Path
    page: str
    field: str
    titles: str
    ready: str = "true"


def ours(program: Ours, folder: Path) -> Finder:
    """Build this project's site."""
    output(program.build(folder))
    ready = "document.getElementById('tk-form')"
    return Finder("This project", folder, "/tim-kiem/", "#tk-q", "#tk-ket-qua h2", ready)


def lunr(program: Pages, folder: Path) -> Finder:
    """Build Material's site with its own search, as it comes for Vietnamese (`language: vi`)."""
    output(program.build(folder))
    ready = "!/khởi|nitial/i.test(document.querySelector('.md-search-result__meta').textContent)"
    titles = ".md-search-result__item article:first-of-type h1"
    return Finder("Material 9.8.1 (lunr)", folder, "/", ".md-search__input", titles, ready)


def pagefind(site: Path, home: Path, folder: Path) -> Finder:
    """Let Pagefind index the posts of this project's *site*, asked from a bare page."""
    python = venv(home, PAGEFIND)
    for path in (site / "tin-bai").glob("20*/*/*/index.html"):
        copied = folder / path.relative_to(site)
        copied.parent.mkdir(parents=True)
        shutil.copy(path, copied)
    finish([str(python), "-m", "pagefind", "--site", str(folder), "--root-selector", "article"])
    (folder / "index.html").write_text(_PAGE, "utf-8")
    ready = "'ready' in document.body.dataset"
    return Finder("Pagefind 1.5.2, API", folder, "/", "#q", "#found li", ready)
