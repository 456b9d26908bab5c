"""Tables as files for imports: what is taken, and what can be wrong with one."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import permissions
from palais.apps.office.intake import kinds
from palais.apps.office.intake.purposes import MIB, Purpose

PURPOSE = Purpose("import", kinds.TABLES, 250 * MIB, unpacked=1024 * MIB, may=permissions.may_import)
ARCHIVE = Purpose("import-files", ("zip",), 500 * MIB, unpacked=4096 * MIB, may=permissions.may_import)
SENTENCES = {
    "no-rows": _(
        "The file holds no table: no row stands below a row of headings. Choose another file or sheet."
    ),
    "no-file": _("The file is no longer kept. Upload it again."),
    "line-too-long": _(
        "Line %(line)s is longer than %(most)s characters, so this is no table of rows. Look at its line ends "
        "and columns, and save it anew."
    ),
    "too-many-columns": _("Line %(line)s has more than %(most)s columns. Keep only those that you need."),
    "too-many-rows": _("The file has more than %(most)s rows. Split it."),
    "not-csv": _(
        "From line %(line)s on, the file is no CSV: a quotation mark is missing, or a cell is longer than %(most)s "
        "characters."
    ),
    "wrong-encoding": _(
        "Somewhere after line %(line)s the file is not written in %(encoding)s. Choose another encoding."
    ),
    "table-broken": _(
        "The Excel table is not whole or was damaged on its way. Open it, save it anew, and send that."
    ),
}
