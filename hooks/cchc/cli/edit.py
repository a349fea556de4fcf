"""`cchc edit`: run the web editor on this machine."""

import argparse
import getpass
import hashlib
import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import project_root

if TYPE_CHECKING:
    from cchc.editor.office import Office, Wishes

PORT = 8800
FIRST = "Chưa có tài khoản nào. Hãy tạo người quản trị đầu tiên."
SET_UP = "Chưa có tài khoản nào: mở địa chỉ này (dùng được một lần) để tạo người quản trị đầu tiên:"
RUNNING = "Trình biên tập: {address}bien-tap/ ; dừng bằng Ctrl+C."
DATA = "Tài khoản, nhật ký, chữ chưa lưu: {data} (hãy sao lưu thư mục này)."
NO_REPOSITORY = "Thư mục này chưa là kho Git có bài; hãy chạy git init, git add, git commit trước"
NO_REMOTE = "'{found}' không phải địa chỉ kho Git; hãy viết như https://… hoặc git@may-chu:xa/trang"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (chỉ máy này)")
    parser.add_argument("--port", type=int, default=PORT, help=f"cổng (mặc định: {PORT})")
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu, ngoài kho Git")
    parser.add_argument("--site-dir", type=Path, help="thư mục trang (mặc định: site)")
    parser.add_argument(
        "--address", help="địa chỉ mà trình duyệt dùng, như https://bien-tap.xa.gov.vn/"
    )
    parser.add_argument("--remote", default="", help="kho Git từ xa; chỉ cần ghi một lần")
    parser.add_argument("--sso-issuer", default="", help="nơi đăng nhập một lần (OpenID Connect)")
    parser.add_argument("--sso-client", default="", help="mã của trình biên tập ở nơi đó")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped with Ctrl+C or a signal."""
    import gc

    from cchc.editor.office import Office
    from cchc.store.remote import is_remote_address
    from cchc.store.repository import has_repository

    gc.enable()  # A server goes on for months.
    root = project_root()
    if not has_repository(root):
        print(NO_REPOSITORY, file=sys.stderr)
        return FAULTY
    if args.remote and not is_remote_address(args.remote):
        print(NO_REMOTE.format(found=args.remote), file=sys.stderr)
        return WRONG_CALL
    office = Office(_wishes(args, root))
    _make_first(office)
    print(DATA.format(data=office.wishes.data))
    print(RUNNING.format(address=office.wishes.address), flush=True)
    _serve(office, args)
    return 0


def data_folder(root: Path) -> Path:
    """Return where the editor of the project in *root* keeps what is no content."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    mark = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:8]
    return Path(base) / "cchc" / f"{root.resolve().name}-{mark}"


def _wishes(args: argparse.Namespace, root: Path) -> "Wishes":
    from cchc.editor.office import Wishes
    from cchc.editor.provider import Provider

    address = args.address or f"http://{args.host}:{args.port}/"
    # A secret does not stand on a command line, where everybody on the machine sees it.
    secret = os.environ.get("CCHC_SSO_SECRET", "")
    provider = Provider(args.sso_issuer, args.sso_client, secret) if args.sso_issuer else None
    return Wishes(
        project=root,
        data=(args.data or data_folder(root)).resolve(),
        site=(args.site_dir or root / "site").resolve(),
        address=address if address.endswith("/") else f"{address}/",
        remote=args.remote,
        provider=provider,
        hosts=(args.host,),
    )


def _make_first(office: "Office") -> None:
    """Let the first administrator make their account: here, or by an address that opens once."""
    if not office.cabinet.accounts.are_none:
        return
    if sys.stdin.isatty():
        _ask_first(office)
        return
    token = secrets.token_urlsafe(24)
    office.cabinet.database.set("set-up", token)
    print(f"{SET_UP}\n  {office.wishes.address}bien-tap/cai-dat/{token}", flush=True)


def _ask_first(office: "Office") -> None:
    from cchc.editor.accounts import PASSWORD, SHORTEST_PASSWORD, Wanted
    from cchc.editor.sign_in import make_first

    print(FIRST)
    while True:
        name, email = input("Họ và tên: "), input("Địa chỉ thư: ")
        wanted = Wanted(input("Tên đăng nhập: ").strip().lower(), name, email, is_admin=True)
        password = getpass.getpass("Mật khẩu: ")
        faults = office.cabinet.accounts.faults(wanted)
        if len(password) < SHORTEST_PASSWORD:
            faults["password"] = PASSWORD
        if not faults:
            make_first(office, wanted, password)
            return
        print("\n".join(faults.values()))


def _serve(office: "Office", args: argparse.Namespace) -> None:
    import uvicorn

    from cchc.editor.app import make_app

    uvicorn.run(
        make_app(office),
        host=args.host,
        port=args.port,
        log_level="warning",
        server_header=False,
        # The proxy on this machine tells where a browser is; nobody else is believed.
        forwarded_allow_ips="127.0.0.1",
        timeout_graceful_shutdown=10,
    )
