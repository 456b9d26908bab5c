"""Documents read per second, by format, beside bare text extraction of the same files.

    python -m bench.documents [--quick] [--folder FOLDER] [--files N]

Bare extraction is what the library of the format gives in its shortest form: no order of lines, no numbers, no
paragraphs. The last column is the whole way, each file in a bounded child of its own. Files are made up from a seed
unless a folder is given.
"""

import argparse
import io
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from bench.measure import report, un_documents
from palais.apps.library.reading import parsing
from palais.core import documents
from palais.core.documents.formats import format_of
from palais.reference.layers import read_layers
from palais.reference.names import spellings

WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
RECOMMENDATIONS, IN_CHILDREN = 150, 5

Files = list[tuple[str, bytes]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, extract, print both, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.documents", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few files: only to see that it works")
    parser.add_argument("--folder", type=Path, help="real documents, instead of made ones")
    parser.add_argument("--files", type=int, default=30, help="how many files of each format (default 30)")
    options = parser.parse_args(arguments)
    known = report.begin("Documents per second", quick=options.quick)
    count = 2 if options.quick else options.files
    groups = from_folder(options.folder) if options.folder else made(count)
    names = spellings(read_layers())
    states = documents.States(names)
    figures, rows = {}, []
    for form, several in groups.items():
        found = measure(form, several, states, names)
        figures[form] = found
        rows.append(
            [
                form,
                str(found["files"]),
                str(found["pages"] or "–"),
                f"{found['read_per_second']:.1f}",
                f"{found['bare_per_second']:.1f}",
                report.ratio(found["bare_per_second"], found["read_per_second"]),
                f"{found['in_children_per_second']:.1f}",
            ]
        )
    head = ["format", "files", "pages", "read /s", "bare text /s", "bare÷read", "in children /s"]
    print(report.table("Documents per second, one thread", head, rows))
    kept = {"made": options.folder is None, "formats": figures}
    print(f"\nAll figures: {report.write('documents', kept, known=known, quick=options.quick)}")
    return 0 if groups else 1


def made(count: int) -> dict[str, Files]:
    texts = [un_documents.paragraphs(number, RECOMMENDATIONS) for number in range(count)]
    return {
        form: [(f"{number}.{form}", write(one)) for number, one in enumerate(texts)]
        for form, write in un_documents.WRITERS.items()
    }


def from_folder(folder: Path) -> dict[str, Files]:
    """The files of a folder that can be read, by what they are."""
    found: dict[str, Files] = {}
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        try:
            form = format_of(content, limits=documents.LIMITS).value
        except documents.DocumentRefused:
            continue
        found.setdefault(form, []).append((file.name, content))
    return found


def measure(
    form: str, several: Files, states: documents.States, names: dict[str, Sequence[str]]
) -> dict[str, float]:
    read, refused, pages, findings = [], 0, 0, 0
    bare = []
    for name, content in several:
        began = time.perf_counter()
        try:
            document = documents.read(content, states=states, file_name=name)
        except documents.DocumentRefused:
            refused += 1
            continue
        read.append(time.perf_counter() - began)
        pages, findings = pages + document.pages, findings + len(document.recommendations)
        began = time.perf_counter()
        BARE[form](content)
        bare.append(time.perf_counter() - began)
    return {
        "files": len(read),
        "refused": refused,
        "bytes": sum(len(content) for _name, content in several),
        "pages": pages,
        "findings": findings,
        "read_per_second": round(len(read) / sum(read), 2) if read else 0.0,
        "bare_per_second": round(len(bare) / sum(bare), 2) if bare else 0.0,
        "in_children_per_second": round(in_children(several[:IN_CHILDREN], names), 2),
    }


def in_children(several: Files, names: dict[str, Sequence[str]]) -> float:
    """Files per second where each is read as the site does it."""
    with tempfile.TemporaryDirectory() as folder, parsing.reader(names) as read:
        paths = []
        for place, (name, content) in enumerate(several):
            path = Path(folder) / str(place)
            path.write_bytes(content)
            paths.append((path, name))
        began = time.perf_counter()
        for path, name in paths:
            read(path, name)
        return len(paths) / (time.perf_counter() - began)


def of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "".join(found)


def of_docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return "".join(one.text or "" for one in tree.iter(WORD_TEXT))


def of_html(content: bytes) -> str:
    return str(LexborHTMLParser(content).text())


BARE: dict[str, Callable[[bytes], str]] = {
    "pdf": of_pdf,
    "docx": of_docx,
    "html": of_html,
    "text": lambda content: content.decode("utf-8", "replace"),
}

if __name__ == "__main__":
    sys.exit(main())
