"""A target is read as people write it, and nothing that could lead elsewhere is one."""

import pytest

from cchc.core.target import FolderTarget, S3Target, SshTarget, Target, read_target

READ = {
    "/srv/trang-xa/cong-bo": FolderTarget("/srv/trang-xa/cong-bo"),
    "/srv/Trang xã": FolderTarget("/srv/Trang xã"),
    r"C:\trang-xa\cong-bo": FolderTarget(r"C:\trang-xa\cong-bo"),
    "may-chu:/srv/trang": SshTarget("may-chu", "/srv/trang"),
    "xa@may-chu.gov.vn:/srv/trang": SshTarget("xa@may-chu.gov.vn", "/srv/trang"),
    "ssh://xa@10.0.0.5:2222/srv/trang": SshTarget("xa@10.0.0.5", "/srv/trang", 2222),
    "s3://trang-xa": S3Target("trang-xa"),
    "s3://trang-xa/cchc/": S3Target("trang-xa", "cchc/"),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_target_is_read(text: str, expected: Target) -> None:
    """A folder, a folder of another machine, a bucket."""
    assert read_target(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "cong-bo",
        "../cong-bo",
        "/srv/../etc",
        "-oProxyCommand=x:/srv/a",
        "xa@-oProxyCommand=x:/srv/a",
        "may-chu:/srv/a;reboot",
        "may-chu:/srv/$(id)",
        "may-chu:/srv/a b",
        "may-chu:cong-bo",
        "ftp://may-chu/srv",
        "s3://",
        "s3://A_B",
    ],
)
def test_what_could_lead_elsewhere_is_none(text: str) -> None:
    """No option of ssh, no word of a shell, no way up, no protocol that we do not know."""
    assert read_target(text) is None
