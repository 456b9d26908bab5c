"""Why a deed on people is refused. The words are for the person who asked for it."""


class NotAllowed(PermissionError):
    """This person may not do it."""


class Refused(ValueError):
    """It cannot be done; the sentence says why and what to do."""
