"""Taking a file in at the door: sealed while it arrives, so that it never lies there in the open."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from candour.evidence import kinds, models, store
from candour.vault import keys, sealing

PATHS = (
    "/complain/files",
    "/complain/signed-form",
    "/consent/signed",
    "/my-complaint/signed-form",
    "/review/letter-files",
    "/review/proof-files",
)
"""How the addresses end at which a file is taken; everywhere else nothing is."""
NAME_MOST = 200


class Arrived(UploadedFile):
    """A file that arrived whole or not. `keep` makes it stay; otherwise nothing of it is left."""

    def __init__(self, name: str) -> None:
        super().__init__(file=None, name=name, size=0)
        self.file_id, self.key = uuid4(), sealing.new_key()
        self.head = b""
        self.too_big = self.not_kept = False
        self.writer: store.Writer | None = None
        try:
            self.writer = store.Writer(self.file_id, self.key)
        except OSError:
            self.not_kept = True

    def take(self, data: bytes) -> None:
        """The next bytes. What is too big, or cannot be written, is counted and let go."""
        self.size = (self.size or 0) + len(data)
        self.head += data[: kinds.HEAD_BYTES - len(self.head)]
        self.too_big = self.size > settings.UPLOAD_MOST_BYTES
        if self.writer is None or self.too_big or self.not_kept:
            return
        try:
            self.writer.write(data)
        except OSError:
            self.not_kept = True

    @property
    def sha256(self) -> str:
        """The hash of what arrived, in hexadecimal."""
        assert self.writer is not None
        return self.writer.digest.hexdigest()

    def keep(self, *, now: datetime) -> dict[str, Any]:
        """Keeps the file for good, and gives what the answers remember of it: id, name, size and hash.

        Raises OSError when it cannot be written; the database's own errors when that is away.
        """
        assert self.writer is not None
        self.writer.finish()
        kept = {
            "id": str(self.file_id),
            "name": (self.name or "")[-NAME_MOST:],
            "size": self.writer.size,
            "sha256": self.sha256,
        }
        plain = json.dumps(kept | {"key": self.key.hex()}, ensure_ascii=False).encode()
        sealed = sealing.seal_to(keys.keyring().need("intake_public"), plain, context=context(self.file_id))
        try:
            models.Upload(id=self.file_id, at=now, sealed=sealed).save(force_insert=True)
        except BaseException:
            # Without its row nobody would ever know of it, nor remove it.
            store.remove(self.file_id)
            raise
        return kept

    def close(self) -> None:
        """Django closes what was uploaded at the end of the request."""
        if self.writer is not None:
            self.writer.close()


class Sealing(FileUploadHandler):
    """Django's way to take in what is uploaded, at the addresses where files are taken."""

    chunk_size = 64 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begins a file. Elsewhere than at those addresses nothing is taken."""
        super().new_file(*args, **kwargs)
        if self.request is None or not self.request.path.endswith(PATHS):
            raise SkipFile
        self.arrived = Arrived(self.file_name or "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """The next bytes of the file."""
        self.arrived.take(raw_data)

    def file_complete(self, file_size: int) -> Arrived:
        """The whole file has arrived."""
        return self.arrived

    def upload_interrupted(self) -> None:
        """The connection broke: nothing is left of the file."""
        if hasattr(self, "arrived"):
            self.arrived.close()


def about(said: Any) -> dict[str, Any]:
    """What was sealed with an upload, once it is sure that it can be worked with. Raises ValueError."""
    kinds = {"id": str, "name": str, "size": int, "sha256": str, "key": str}
    if not isinstance(said, dict) or any(type(said.get(field)) is not kind for field, kind in kinds.items()):
        raise ValueError("This is not what the door seals with a file.")
    if len(bytes.fromhex(said["key"])) != sealing.KEY_BYTES:
        raise ValueError("A file without its key cannot be opened.")
    return said


def context(file_id: UUID) -> str:
    """What the seal of an upload is bound to."""
    return f"upload:{file_id}"
