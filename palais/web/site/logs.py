"""What never reaches a log: the links by which readers prove who they are."""

import logging
import re

LINKS = re.compile(r"(/subscriptions/)[^/\s?]+")


class WithoutLinks(logging.Filter):
    """Blanks the telling part of such an address wherever a message names one."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if LINKS.search(text):
            record.msg, record.args = LINKS.sub(r"\1…", text), ()
        return True
