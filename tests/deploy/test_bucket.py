"""S3-compatible storage: moto's server, asked over HTTP by boto3."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from moto.server import ThreadedMotoServer

from cchc.core.target import S3Target
from cchc.deploy.bucket import KEPT, Bucket
from cchc.deploy.errors import DeployError
from cchc.deploy.publishing import preview, publish, roll_back
from deploy.site_samples import FIRST, SECOND, wish, write_again, write_site

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

BUCKET = "trang-xa"
TARGET = S3Target(BUCKET, "cchc/")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Run the storage on a port of its own."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator["S3Client"]:
    """Make a bucket, and let the environment lead to it as the guide says."""
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "mau",
        "AWS_SECRET_ACCESS_KEY": "mau",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket=BUCKET)
    client.put_object(Bucket=BUCKET, Key="khac/giu-nguyen.txt", Body=b"of others")
    yield client
    for key in stored(client):
        client.delete_object(Bucket=BUCKET, Key=key)
    client.close()


def stored(s3: "S3Client") -> dict[str, str]:
    """Return every object with its text."""
    listed = s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return {
        each["Key"]: s3.get_object(Bucket=BUCKET, Key=each["Key"])["Body"].read().decode()
        for each in listed
    }


def site_there(s3: "S3Client") -> dict[str, str]:
    """Return what visitors find."""
    found = {key.removeprefix("cchc/"): text for key, text in stored(s3).items()}
    del found["khac/giu-nguyen.txt"]
    del found[KEPT]
    return found


def asked(s3: "S3Client", monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with what is asked of the storage from now on."""
    calls: list[str] = []

    def note(params: Mapping[str, object], model: object, **_: object) -> None:
        name = getattr(model, "name", "")
        if name in {"PutObject", "DeleteObjects"}:
            calls.append(f"{name} {str(params['url_path']).removeprefix('/cchc/')}")

    s3.meta.events.register("before-call.s3", note)
    monkeypatch.setattr("cchc.deploy.bucket._client", lambda: s3)
    return calls


def test_the_bucket_holds_the_site(s3: "S3Client", tmp_path: Path) -> None:
    """With types and times as the web servers give them; what others keep there is left alone."""
    packed = {"rss.xml.gz": "packed", "rss.xml.br": "packed", "tin-bai/2026/03/bai-1/a.pdf": "%PDF"}
    site = write_site(tmp_path / "site", {**FIRST, **packed})
    assert list(publish(TARGET, wish(site))) == [
        "s3://trang-xa/cchc: đã đưa trang lên; 6 tệp mới, 0 tệp đổi, 0 tệp bỏ."
    ]

    assert site_there(s3) == {**FIRST, "tin-bai/2026/03/bai-1/a.pdf": "%PDF"}
    told = {
        path: (head["ContentType"], head["CacheControl"])
        for path in site_there(s3)
        for head in [s3.head_object(Bucket=BUCKET, Key=f"cchc/{path}")]
    }
    assert told["index.html"] == ("text/html; charset=utf-8", "no-cache")
    assert told["rss.xml"] == ("application/rss+xml; charset=utf-8", "public, max-age=300")
    assert told["tin-bai/2026/03/bai-1/a.pdf"] == ("application/pdf", "public, max-age=86400")
    assert told["assets/stylesheets/0123456789ab.css"] == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )


def test_only_what_changed_goes_and_in_order(
    s3: "S3Client", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages need, then posts, then what names them; old files last; the same is not sent."""
    site = write_site(tmp_path / "site", FIRST)
    list(publish(TARGET, wish(site)))
    calls = asked(s3, monkeypatch)
    write_again(site)
    assert list(publish(TARGET, wish(site))) == ["s3://trang-xa/cchc: không có gì mới."]
    assert calls == []
    write_site(site, SECOND)
    assert list(preview(TARGET, wish(site)))[-1].endswith(
        "sẽ có 2 tệp mới, 1 tệp đổi, 2 tệp bỏ; chưa làm gì."
    )
    assert calls == []
    list(publish(TARGET, wish(site)))

    assert calls == [
        "PutObject assets/stylesheets/ba9876543210.css",
        "PutObject tin-bai/2026/03/bai-2/index.html",
        "PutObject index.html",
        f"PutObject {KEPT}",
        "DeleteObjects ?delete",
    ]
    assert site_there(s3) == SECOND
    assert stored(s3)["khac/giu-nguyen.txt"] == "of others"


def test_what_others_changed_or_lost_is_mended(
    s3: "S3Client", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was written over, one that is gone, one that was put there, a lost memory."""
    site = write_site(tmp_path / "site", FIRST)
    list(publish(TARGET, wish(site)))
    s3.put_object(Bucket=BUCKET, Key="cchc/index.html", Body=b"other")
    s3.delete_object(Bucket=BUCKET, Key="cchc/rss.xml")
    s3.put_object(Bucket=BUCKET, Key="cchc/la.html", Body=b"strange")
    calls = asked(s3, monkeypatch)
    list(publish(TARGET, wish(site)))
    assert site_there(s3) == FIRST
    assert sorted(calls) == [
        "DeleteObjects ?delete",
        f"PutObject {KEPT}",
        "PutObject index.html",
        "PutObject rss.xml",
    ]

    s3.put_object(Bucket=BUCKET, Key=f"cchc/{KEPT}", Body=b"[1, 2")
    list(publish(TARGET, wish(site)))
    assert site_there(s3) == FIRST


def test_one_that_breaks_off_is_taken_up_again(
    s3: "S3Client", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old pages and all that they need stand until the new ones do."""
    site = write_site(tmp_path / "site", FIRST)
    list(publish(TARGET, wish(site)))
    write_site(site, SECOND)
    remember = Bucket._remember  # noqa: SLF001 - the moment at which it breaks off
    monkeypatch.setattr("cchc.deploy.bucket.Bucket._remember", broken)
    with pytest.raises(DeployError, match="kho S3 báo: "):
        list(publish(TARGET, wish(site)))
    assert site_there(s3) == {**FIRST, **SECOND}

    monkeypatch.setattr("cchc.deploy.bucket.Bucket._remember", remember)
    list(publish(TARGET, wish(site)))
    assert site_there(s3) == SECOND


def broken(*_: object) -> None:
    """Break off as a network does."""
    raise EndpointConnectionError(endpoint_url="http://kho")


def test_a_bucket_that_is_not_there_is_told(s3: "S3Client", tmp_path: Path) -> None:
    """In the storage's words; and that it cannot go back."""
    site = write_site(tmp_path / "site", FIRST)
    with pytest.raises(DeployError, match=r"lên s3://khong-co; .*NoSuchBucket"):
        list(publish(S3Target("khong-co"), wish(site)))
    with pytest.raises(DeployError, match="kho S3 không giữ bản cũ"):
        list(roll_back(TARGET))
    assert list(stored(s3)) == ["khac/giu-nguyen.txt"]
