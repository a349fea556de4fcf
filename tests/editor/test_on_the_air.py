"""Approval puts the site on the air by the same command as everybody else; a fault is told."""

from pathlib import Path

from cchc.store.alone import alone
from editor.editing import client, form, free_port, open_office, serving, write_project
from git_folder import git

FIGURES = "    figures: public\n"


def test_what_is_approved_is_on_the_air(tmp_path: Path) -> None:
    """While another holds the place the reviewer reads so; the next round puts it there."""
    root, air = write_project(tmp_path / "project", whole=True), tmp_path / "cong-bo"
    config = root / "mkdocs.yml"
    told = config.read_text("utf-8").replace(FIGURES, f"{FIGURES}    publish: {air}\n")
    config.write_text(told, "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=Nơi đưa trang lên")
    office = open_office(root, port=free_port())
    with serving(office) as address:
        writer, reviewer = client(address, "ha"), client(address, "lan")
        sent = form("Bài bai-1", "Đã lên mạng.", version=writer.version("bai-1"), act="gui")
        writer.post("bai/bai-1", sent)
        with alone(air / ".lock"):
            decided = {"version": reviewer.version("bai-1"), "act": "dang"}
            page = reviewer.post("bai/bai-1/duyet", decided).text
            assert f"Đang có một lệnh khác đưa trang lên {air}" in page
            assert not (air / "current").exists()
        office.go_round()

    shown = air / "current" / "tin-bai" / "2026" / "03" / "bai-1" / "index.html"
    assert "Đã lên mạng." in shown.read_text("utf-8")
