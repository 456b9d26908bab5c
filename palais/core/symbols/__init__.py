"""UN document symbols: read, write, compare, refuse.

This package knows the shapes of the symbols of the treaty bodies, the Human Rights Council and the organs
above them, and the few single documents whose symbol says too little.
It does not know whether a document exists, what it is called, or the names of States.
The law is United Nations practice: the domain reference, section 6; ``docs/rules/symbols.md`` has the cases.

    parse("crc/c/mar/co/3–4")                  the symbol, or SymbolNotUnderstood with place and reason
    parse_partial("CO/3-4")                    a short citation
    parse_reference("CRC/C/MAR/CO/3-4#23(a)")  one paragraph of a document
    parse_file_name("crc-c-85-d-28-2017.pdf")  a file named by its symbol, or one of the treaty-body database
    find(text), survey(text)                   symbols in running text; survey also tells the doubtful places
    write(kind=…, body=…, …)                   a symbol from its parts
    describe(symbol)                           what it is, without language: for pages
    in_words(symbol, state_name=…)             what it is, in English: for the command line
"""

from palais.core.symbols.errors import Reason, SymbolNotUnderstood
from palais.core.symbols.file_names import DatabaseFile, SymbolFile, parse_file_name
from palais.core.symbols.finding import Doubt, Found, Survey, find, survey
from palais.core.symbols.kinds import Body, Kind
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.parsing import parse, parse_partial
from palais.core.symbols.references import Reference, parse_reference
from palais.core.symbols.symbol import Suffix, Symbol
from palais.core.symbols.wording import CycleForm, Description, describe, in_words
from palais.core.symbols.writing import write

__all__ = [
    "Body",
    "CycleForm",
    "DatabaseFile",
    "Description",
    "Doubt",
    "Found",
    "Kind",
    "KnownDocument",
    "Reason",
    "Reference",
    "Suffix",
    "Survey",
    "Symbol",
    "SymbolFile",
    "SymbolNotUnderstood",
    "describe",
    "find",
    "in_words",
    "parse",
    "parse_file_name",
    "parse_partial",
    "parse_reference",
    "survey",
    "write",
]
