"""What `palais symbol` says of a symbol, or of a file that is named by one."""

from collections.abc import Iterator

from palais.core import symbols
from palais.core.symbols import Description, SymbolNotUnderstood
from palais.reference.layers import read_layers


def lines(text: str) -> Iterator[str]:
    """What it is in words, then its parts. Raises SymbolNotUnderstood for what is neither symbol nor file name."""
    try:
        symbol = symbols.parse(text)
    except SymbolNotUnderstood as error:
        yield from of_file(text, error)
        return
    yield symbols.in_words(symbol, state_name=names_in_sentences().get(symbol.state or ""))
    for name, value in parts(symbols.describe(symbol)).items():
        yield f"  {name:12} {value}"


def of_file(text: str, error: SymbolNotUnderstood) -> Iterator[str]:
    """A file's name is no symbol; what it says is said all the same."""
    try:
        file = symbols.parse_file_name(text)
    except SymbolNotUnderstood:
        raise error from None
    if isinstance(file, symbols.SymbolFile):
        yield f"The name of a file that holds {symbols.in_words(file.symbol)}"
        return
    yield "A file of the treaty-body database without a symbol (the letters of its kind are unverified)"
    for name in ("body", "state", "session", "type", "identifier", "language"):
        value = getattr(file, name)
        if value is not None:
            yield f"  {name:12} {value}"


def names_in_sentences() -> dict[str, str]:
    """The English names of States as they stand inside a sentence, from the shipped facts."""
    return {
        row.text("iso3"): row.text("name_in_sentence_en") or row.text("name_en")
        for row in read_layers()["states"]
    }


def parts(description: Description) -> dict[str, object]:
    """What a symbol holds, leaving out what it does not."""
    cycle = (description.cycle_from, description.cycle_to)
    found = {
        "symbol": description.symbol,
        "kind": description.kind,
        "body": description.body,
        "treaty": description.instrument,
        "state": description.state,
        "cycle": "-".join(map(str, dict.fromkeys(cycle))) if cycle[0] else None,
        "session": description.session,
        "number": description.number,
        "year": description.year,
        "suffixes": ", ".join(map(str, description.suffixes)) or None,
        "also": ", ".join(other.symbol for other in description.joint) or None,
    }
    return {name: value for name, value in found.items() if value is not None}
