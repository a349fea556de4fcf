"""Whether anything at all has changed in a project since a build ended."""

import hashlib

from cchc.store.scan import UNKNOWN, Scan


def fingerprint(scan: Scan) -> str:
    """Return a digest of the stamps of a project's files.

    Where a file could change unseen there is no fingerprint, but "": one that was touched just now,
    or that lies behind a link to a folder.
    """
    if any(scan.sure(file) == UNKNOWN for file in scan.stamps):
        return ""
    told = repr(sorted(scan.stamps.items())).encode(errors="surrogateescape")
    return hashlib.blake2b(told, digest_size=16).hexdigest()
