"""XML: well-formed, without declarations that blow up, and without what a browser would run. Runs in the child."""

from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from palais.apps.office.intake.faults import Fault

ACTIVE = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}")
PLAIN_ACTIVE = {"html", "svg", "script", "iframe"}


def check(path: Path) -> None:
    """Read it once from end to end, keeping nothing."""
    try:
        for _event, element in iterparse(str(path), events=("start",), forbid_dtd=True):
            if element.tag.startswith(ACTIVE) or element.tag.lower() in PLAIN_ACTIVE:
                raise Fault("active")
            element.clear()
    except DefusedXmlException as error:
        raise Fault("xml-declares") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Fault("xml-broken") from error
