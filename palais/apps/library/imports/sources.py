"""How a row of each kind of file becomes a finding."""

from collections.abc import Callable, Mapping, Sequence

from palais.apps.library.choices import Origin
from palais.apps.library.imports import names
from palais.core import thematic_rows, uhri, upr_info
from palais.core.indexed import Indexed

Texts = Mapping[str, Sequence[str]]
Read = Callable[[Texts], Indexed]
LISTS = ("states", "themes", "groups", "sdgs", "recommenders")


def reader_of(origin: Origin, *, about: str = "") -> Read:
    """Made once for a run: names of States and bodies are read at its beginning.

    `about` is the State of the whole file, where its name has one.
    """
    states = names.states()
    if origin == Origin.UPR_INFO:
        return lambda texts: upr_info.read(texts, states=states)
    bodies = names.bodies()
    if origin == Origin.UHRI:
        return lambda texts: uhri.read(texts, states=states, bodies=bodies)
    if origin == Origin.THEMATIC_LIST:
        return lambda texts: thematic_rows.read(texts, states=states, bodies=bodies, about=about)
    return lambda texts: uhri.read(parted(texts), states=states, bodies=bodies)


def parted(texts: Texts) -> dict[str, list[str]]:
    """Lists of a table somebody made by hand: parted by | or ; as well as by lines."""
    found = {name: list(several) for name, several in texts.items()}
    for name in LISTS:
        if name in found:
            found[name] = [cell.replace("|", "\n").replace(";", "\n") for cell in found[name]]
    return found
