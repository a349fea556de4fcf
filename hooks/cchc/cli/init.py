"""`cchc init`: start a clean site for another commune from this project."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from cchc.cli import WRONG_CALL
from cchc.cli.door import project_root
from cchc.core.text import nfc, slugify
from cchc.store.clock import clock
from cchc.store.project import CONFIG, Project, read_plan_file
from cchc.store.samples import remove_sample_entries, remove_samples
from cchc.store.site_form import with_values
from cchc.store.text_files import read_text, write_new, write_text

SKELETON = """\
# Kế hoạch thông tin, tuyên truyền cải cách hành chính của {name} năm {year}.
# Hãy thay các dòng dưới bằng nội dung kế hoạch của xã, phường; xem mẫu trong thư mục plans/.
code: {code}
name: {name}
title: Kế hoạch thông tin, tuyên truyền cải cách hành chính của {name} năm {year}
issuer: UBND {name}
year: {year}
keeper: vhxh

units:
  - {{code: vhxh, name: Phòng Văn hóa – Xã hội}}
  - {{code: vp, name: Văn phòng HĐND và UBND}}
  - {{code: kt, name: Phòng Kinh tế}}

groups:
  - code: phong-chuyen-mon
    name: Các phòng chuyên môn
    members: [{{unit: vhxh}}, {{unit: vp}}, {{unit: kt}}]
"""
SAMPLE_RULES = """
rules:
  # Mỗi chỉ tiêu, nhiệm vụ của kế hoạch là một mục: nguyên văn ở quote, chỗ đứng ở place.
  - id: mau-1
    type: quota
    place: (ghi mục, dòng trong kế hoạch)
    quote: (chép nguyên văn câu giao chỉ tiêu)
    units: [phong-chuyen-mon]
    kinds: [tin-bai, bai-chuyen-sau]
    channels: [trang-ttdt]
    date: published
    at_least: 2
    per: month
"""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options; what is not given is asked."""
    parser.add_argument("--name", help="tên xã, phường, như: xã Hưng Đạo")
    parser.add_argument("--plan", help="tệp kế hoạch; tệp chưa có thì được tạo theo mẫu")
    parser.add_argument("--host", help="địa chỉ trang, như https://hungdao.hanoi.gov.vn/")
    parser.add_argument("--keep-samples", action="store_true", help="giữ lại các bài, mục mẫu")


def run(args: argparse.Namespace) -> int:
    """Set name, plan and address, and remove the samples."""
    project = Project(project_root())
    year = clock().year
    name = nfc(args.name or input("Tên xã, phường (như xã Hưng Đạo): ")).strip()
    proposed = f"plans/{slugify(name.removeprefix('xã ').removeprefix('phường '))}-{year}.yml"
    plan = args.plan or input(f"Tệp kế hoạch [{proposed}]: ").strip() or proposed
    host = args.host or input("Địa chỉ trang (như https://hungdao.hanoi.gov.vn/): ").strip()
    if not name or urlsplit(host).scheme not in {"http", "https"} or not urlsplit(host).hostname:
        print("Cần tên xã, phường và địa chỉ trang bắt đầu bằng https://", file=sys.stderr)
        return WRONG_CALL
    if not args.keep_samples:
        _clean(project)
    _set_up(project, name=name, plan=plan, host=host.rstrip("/") + "/")
    project.plan(project.settings())
    print(f"Đã đặt trang cho {name}: {host}\nKế hoạch: {plan}\nDựng trang: cchc build")
    return 0


def _clean(project: Project) -> None:
    settings = project.settings()
    vocabulary = project.vocabulary(settings, project.plan(settings))
    removed = remove_samples(project.root / settings.posts, vocabulary)
    entries = remove_sample_entries(project.root, vocabulary)
    print(f"Đã xóa {removed} bài mẫu, {entries} mục mẫu của danh mục.")


def _set_up(project: Project, *, name: str, plan: str, host: str) -> None:
    year = clock().year
    skeleton = SKELETON.format(name=name, year=year, code=Path(plan).stem) + SAMPLE_RULES
    if write_new(project.root / plan, skeleton):
        print(f"Đã tạo {plan} theo mẫu; hãy điền chỉ tiêu của kế hoạch vào đó.")
    path = project.root / CONFIG
    parent = read_plan_file(project.root / plan, file=plan).parent
    values = {
        "site_name": f"Trang thông tin điện tử {name}",
        "site_description": f"Tin bài, hướng dẫn và kết quả cải cách hành chính của {name}.",
        "site_author": f"UBND {name}",
        "site_url": host,
        "plan": plan,
        "agency": f"UBND {name}",
        "above": parent.issuer if parent else "",
    }
    write_text(path, with_values(read_text(path, file=CONFIG), values))
