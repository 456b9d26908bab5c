"""One answer as it is kept: compressed once, with a strong tag for each of its two forms."""

import gzip
import hashlib
import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

PUBLIC = "public, max-age=0, must-revalidate"
GZIP = re.compile(r"(?i)\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
SMALLEST = 200
OF_THE_BODY = {"content-length", "content-type", "content-encoding", "content-disposition"}


@dataclass(frozen=True, slots=True)
class Kept:
    """`body` is compressed where `packed`; `headers` are those of the answer but length, encoding and tag."""

    body: bytes
    packed: bool
    length: int
    digest: str
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        return len(self.body) + 400

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The whole answer, its head alone, or 304 where the reader has it already."""
        packed = self.packed and bool(GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        tags = {False: f'"{self.digest}"', True: f'"{self.digest}-gzip"'}
        known = self.known_tag(request, tags)
        if known:
            return self.unchanged(known)
        body = self.body if packed or not self.packed else b""
        length = len(body) if packed or not self.packed else self.length
        if request.method == "HEAD":
            body = b""
        elif self.packed and not packed:
            body = gzip.decompress(self.body)
        response = HttpResponse(body)
        for name, value in self.headers:
            response.headers[name] = value
        response.headers["ETag"] = tags[packed]
        response.headers["Content-Length"] = str(length)
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return response

    def known_tag(self, request: HttpRequest, tags: dict[bool, str]) -> str:
        """The tag that the reader holds and that is still good; empty where there is none."""
        asked = request.META.get("HTTP_IF_NONE_MATCH", "")
        if not asked:
            return ""
        held = {tag.removeprefix("W/") for tag in parse_etags(asked)}
        return next((tag for tag in tags.values() if tag in held or "*" in held), "")

    def unchanged(self, tag: str) -> HttpResponse:
        response = HttpResponseNotModified()
        for name, value in self.headers:
            if name.lower() not in OF_THE_BODY:
                response.headers[name] = value
        response.headers["ETag"] = tag
        return response


def keep(response: HttpResponse) -> Kept:
    """What is kept of a whole answer, plain as its view made it."""
    response.headers.setdefault("Cache-Control", PUBLIC)
    patch_vary_headers(response, ("Accept-Encoding",))
    plain = response.content
    small = gzip.compress(plain, compresslevel=6, mtime=0) if len(plain) >= SMALLEST else plain
    packed = len(small) < len(plain) * 0.95
    leave = {"etag", "content-length", "content-encoding"}
    return Kept(
        body=small if packed else plain,
        packed=packed,
        length=len(plain),
        digest=hashlib.sha256(plain).hexdigest()[:32],
        headers=tuple((name, value) for name, value in response.headers.items() if name.lower() not in leave),
    )
