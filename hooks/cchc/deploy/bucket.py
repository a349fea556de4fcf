"""The site in a bucket of S3-compatible storage: only what changed is sent, old files go last.

A bucket knows no folders to turn to: pages that are sent one after the other are made safe by
their order. Who may write and where the bucket is, boto3 reads from the environment
(`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_ENDPOINT_URL`, `AWS_REGION`).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.core.target import S3Target
from cchc.deploy.errors import DeployError
from cchc.deploy.frozen import stamps
from cchc.deploy.headers import headers_of, rank
from cchc.deploy.releases import Changes

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import ObjectIdentifierTypeDef

AWAY = "Không đưa được trang lên {place}; kho S3 báo: {told}"
# What was sent, with what was said beside it: the storage lists neither digests nor headers.
KEPT = ".cchc-publish.json"
_AT_ONCE = 8
_AT_MOST_DELETED = 1000
# No bucket chooses between a file and its packed copy.
_COPIES = (".gz", ".br")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: how each file will be known, and what differs."""

    wanted: Mapping[str, str]
    changes: Changes


class Bucket:
    """What lies below a prefix of a bucket."""

    def __init__(self, target: S3Target) -> None:
        self._target = target
        self._s3 = _client()
        self._tags: dict[str, str] = {}
        self._has_memory = False

    @property
    def place(self) -> str:
        """What people call it."""
        return f"s3://{self._target.bucket}/{self._target.prefix}".rstrip("/")

    def plan(self, site: Path) -> Plan:
        """Return what would be done to bring the bucket to *site*."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - half a second

        try:
            there, known = self._listed(), self._known()
        except (BotoCoreError, ClientError) as error:
            raise DeployError(AWAY.format(place=self.place, told=error)) from error
        self._tags = there
        wanted = _wanted(site)
        kept = {path: mark for path, (mark, tag) in known.items() if there.get(path) == tag}
        changed = sorted(path for path in wanted if kept.get(path) != wanted[path])
        return Plan(
            wanted,
            Changes(
                [path for path in changed if path not in there],
                [path for path in changed if path in there],
                sorted(there.keys() - wanted.keys()),
            ),
        )

    def put(self, site: Path) -> Changes:
        """Bring the bucket to *site*; returns what was done."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - half a second

        plan = self.plan(site)
        if plan.changes:
            try:
                self._send(site, [*plan.changes.added, *plan.changes.changed])
                self._remember(plan.wanted)
                self._delete(plan.changes.removed)
            except (BotoCoreError, ClientError) as error:
                raise DeployError(AWAY.format(place=self.place, told=error)) from error
        return plan.changes

    def _send(self, site: Path, paths: Iterable[str]) -> None:
        """Send files, those of one rank side by side, each rank after the one before it."""
        ranked: dict[int, list[str]] = {}
        for path in paths:
            ranked.setdefault(rank(path), []).append(path)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for number in sorted(ranked):
                tags = pool.map(
                    lambda path: self._put(path, (site / path).read_bytes()), ranked[number]
                )
                self._tags.update(zip(ranked[number], tags, strict=True))

    def _put(self, path: str, content: bytes) -> str:
        """Send one file; returns what the storage calls its bytes."""
        told = headers_of(path)
        answer = self._s3.put_object(
            Bucket=self._target.bucket,
            Key=self._target.prefix + path,
            Body=content,
            ContentType=told.type,
            CacheControl=told.cache,
        )
        return answer["ETag"]

    def _delete(self, paths: Iterable[str]) -> None:
        keys: list[ObjectIdentifierTypeDef] = [
            {"Key": self._target.prefix + path} for path in paths
        ]
        for start in range(0, len(keys), _AT_MOST_DELETED):
            part = keys[start : start + _AT_MOST_DELETED]
            self._s3.delete_objects(Bucket=self._target.bucket, Delete={"Objects": part})

    def _remember(self, wanted: Mapping[str, str]) -> None:
        known = {path: (mark, self._tags[path]) for path, mark in wanted.items()}
        self._put(KEPT, json.dumps(known, sort_keys=True).encode())

    def _listed(self) -> dict[str, str]:
        """Return every file of ours in the bucket, with what the storage calls its bytes."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(
            Bucket=self._target.bucket, Prefix=self._target.prefix
        )
        found = {
            each["Key"].removeprefix(self._target.prefix): each["ETag"]
            for page in pages
            for each in page.get("Contents", ())
        }
        self._has_memory = found.pop(KEPT, None) is not None
        return found

    def _known(self) -> dict[str, tuple[str, str]]:
        if not self._has_memory:
            return {}
        key = self._target.prefix + KEPT
        answer = self._s3.get_object(Bucket=self._target.bucket, Key=key)
        try:
            return {path: (mark, tag) for path, (mark, tag) in json.load(answer["Body"]).items()}
        except (ValueError, AttributeError):
            return {}


def _wanted(site: Path) -> dict[str, str]:
    """Return each file to be there, with a digest of its bytes and of what is said beside them."""
    paths = stamps(site)
    return {
        path: _mark(site, path)
        for path in paths
        if not (path.endswith(_COPIES) and path.rpartition(".")[0] in paths)
    }


def _mark(site: Path, path: str) -> str:
    beside = "\0".join(headers_of(path)).encode()
    return hashlib.sha256(beside + b"\0" + (site / path).read_bytes()).hexdigest()


def _client() -> "S3Client":
    import boto3  # noqa: PLC0415 - half a second, and few publish to a bucket
    from botocore.config import Config  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415

    # Storage that is not Amazon's does not know its newer checksums.
    config = Config(
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        max_pool_connections=_AT_ONCE,
        connect_timeout=10,
    )
    try:
        return boto3.client("s3", config=config)
    except (BotoCoreError, ValueError) as error:
        raise DeployError(AWAY.format(place="S3", told=error)) from error
