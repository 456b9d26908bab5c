"""The log without personal data: addresses of people and the secret parts of links are taken out of every line."""

import logging
import re

EMAIL = re.compile(r"[^\s@<>\"'()\[\],;:=&/?]+(?:@|%40)[^\s@<>\"'()\[\],;:=&/?]+")
SECRET_PATHS = re.compile(r"(/(?:invitation|subscriptions|password/reset/key|confirm-email)/)[^\s/?\"']+")
SECRET_VALUES = re.compile(r"([?&](?:code|token|key|state|email)=)[^\s&\"']+")


def quiet(text: str) -> str:
    """The text with […] in place of what tells who it was, or what would let another in."""
    text = SECRET_PATHS.sub(r"\1[…]", text)
    text = SECRET_VALUES.sub(r"\1[…]", text)
    return EMAIL.sub("[…]", text)


class Quiet(logging.Formatter):
    """Writes a record, with its traceback, through `quiet`."""

    def format(self, record: logging.LogRecord) -> str:
        return quiet(super().format(record))
