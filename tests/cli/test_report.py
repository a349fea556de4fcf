"""`cchc report` and `cchc plan`, run as people run them."""

from pathlib import Path

import pytest
from docx import Document

from cli.project_folder import cchc, start_project, write_post


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one post."""
    project = start_project(tmp_path)
    write_post(project, "bai", "2026-07-17")
    return project


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["2026-Q3"], ["bao-cao-2026-quy-3.docx"]),
        (["6-thang", "--unit", "Phòng Kinh tế"], ["bao-cao-2026-6-thang-kt.docx"]),
        (["2026-08", "--format", "xlsx"], ["bao-cao-2026-08.xlsx"]),
        (["2026-07-01..2026-08-15"], ["bao-cao-2026-07-01-den-2026-08-15.docx"]),
        (
            ["nam", "--theo-lich", "--format", "csv"],
            [f"bao-cao-2026-nam-{name}.csv" for name in ("so-sanh", "minh-chung", "thang")],
        ),
    ],
)
def test_files_are_named_by_their_period(project: Path, words: list[str], names: list[str]) -> None:
    """In the folder for reports, which Git leaves alone."""
    ran = cchc(project, "report", *words)

    assert ran.code == 0, ran.err
    assert [Path(line).name for line in ran.out.splitlines()] == names
    assert all((project / "bao-cao" / name).is_file() for name in names)


def test_a_file_may_be_named(project: Path) -> None:
    """`--out` with the ending of the file."""
    cchc(project, "report", "2026-Q3", "--out", "ra/bc.docx")

    assert (project / "ra" / "bc.docx").is_file()


def test_the_short_section_is_printed(project: Path) -> None:
    """To paste into the report on reform."""
    ran = cchc(project, "report", "2026-Q3", "--text")

    assert ran.out.startswith("Về công tác thông tin, tuyên truyền CCHC: Thực hiện Kế hoạch số 108")


def test_the_offices_own_words_are_used(project: Path) -> None:
    """From `loi-van.yml`, of which `--loi-van` shows what there is."""
    shown = cchc(project, "report", "--loi-van").out
    (project / "loi-van.yml").write_text("ky-xa: KT. CHỦ TỊCH | PHÓ CHỦ TỊCH\n", "utf-8")
    cchc(project, "report", "2026-Q3", "--out", "bc.docx")
    word = Document(str(project / "bc.docx"))

    assert "ky-xa: TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH" in shown
    assert any("PHÓ CHỦ TỊCH" in table.cell(0, 1).text for table in word.tables)


def test_faults_of_its_words_stop_it(project: Path) -> None:
    """With file, line and what to write."""
    (project / "loi-van.yml").write_text("ket: Hết {thang}\n", "utf-8")

    ran = cchc(project, "report", "2026-Q3")

    assert (ran.code, ran.err) == (
        1,
        "loi-van.yml:1: ket: không có chỗ điền {thang} trong câu này; chỉ dùng được: co_quan, ky\n",
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["2025-Q3"], "không có kỳ báo cáo '2025-Q3' trong năm 2026; hãy viết như 2026-Q3"),
        ([], "không có kỳ báo cáo '' trong năm 2026"),
        (["2026-Q3", "--unit", "xyz"], "không có đơn vị 'xyz'"),
    ],
)
def test_wrong_calls_are_told(project: Path, words: list[str], told: str) -> None:
    """In one sentence, with exit code 2."""
    ran = cchc(project, "report", *words)

    assert ran.code == 2
    assert ran.err.startswith(told)


def test_a_period_to_come_has_no_report(project: Path) -> None:
    """Its first day is told."""
    ran = cchc(project, "report", "2026-Q4", day="2026-07-01")

    assert (ran.code, ran.err) == (2, "kỳ quý IV năm 2026 chưa bắt đầu (từ ngày 15/09/2026)\n")


def test_a_units_plan_is_drafted(project: Path) -> None:
    """By code or by name."""
    ran = cchc(project, "plan", "--unit", "Phòng Kinh tế")

    assert ran.code == 0, ran.err
    assert (project / "bao-cao" / "ke-hoach-2026-kt.docx").is_file()
    assert cchc(project, "plan", "--unit", "xyz").code == 2
