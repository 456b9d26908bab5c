"""What can be wrong with a file, as a code and values. The child knows no languages: the sentence comes later."""

from typing import Any


class Fault(Exception):
    """Something is wrong with a file. `code` has a sentence in `sentences.SENTENCES`; `values` stand in it."""

    def __init__(self, code: str, **values: Any) -> None:
        self.code, self.values = code, values
        super().__init__(code)
