"""Which kinds of files are known, how their names end and as what they are given out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind, told from the content alone. The first ending is the usual one; `content_type` is for downloads."""

    key: str
    endings: tuple[str, ...]
    content_type: str


OFFICE = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
KINDS: dict[str, FileKind] = {
    kind.key: kind
    for kind in (
        FileKind("jpeg", ("jpg", "jpeg"), "image/jpeg"),
        FileKind("png", ("png",), "image/png"),
        FileKind("webp", ("webp",), "image/webp"),
        FileKind("gif", ("gif",), "image/gif"),
        FileKind("pdf", ("pdf",), "application/pdf"),
        FileKind("docx", ("docx",), f"{OFFICE}wordprocessingml.document"),
        FileKind("xlsx", ("xlsx",), f"{OFFICE}spreadsheetml.sheet"),
        FileKind("pptx", ("pptx",), f"{OFFICE}presentationml.presentation"),
        FileKind("odt", ("odt",), f"{ODF}text"),
        FileKind("ods", ("ods",), f"{ODF}spreadsheet"),
        FileKind("odp", ("odp",), f"{ODF}presentation"),
        FileKind("text", ("txt", "csv", "tsv", "md", "srt", "vtt", "json"), "text/plain; charset=utf-8"),
        FileKind("xml", ("xml",), "application/xml"),
        FileKind("wxr", ("xml", "wxr"), "application/xml"),
        FileKind("html", ("html", "htm"), "text/html; charset=utf-8"),
        FileKind("zip", ("zip",), "application/zip"),
        FileKind("ics", ("ics",), "text/calendar; charset=utf-8"),
    )
}
IMAGES = ("jpeg", "png", "webp", "gif")
DOCUMENTS = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "text", "xml", *IMAGES)
TABLES = ("text", "xlsx", "ics")
