"""Whether all is well, for administrators: every check with its sentence, and the backups on this machine."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from palais.apps.office import backup, health, permissions
from palais.apps.office.desk.pages import DeskPage

WORDS = {
    health.Verdict.WELL: _("Well"),
    health.Verdict.DOUBTFUL: _("Have a look"),
    health.Verdict.BAD: _("Not well"),
}
SHOWN = 20


class Health(DeskPage):
    page_title = _("Health")
    header_icon = "circle-check"
    template_name = "office/desk/health.html"
    may = staticmethod(permissions.may_see_health)

    def get(self, request: HttpRequest) -> HttpResponse:
        looked = health.look()
        return self.show(
            lines=[(one.check.label, WORDS[one.finding.verdict], one.finding.words) for one in looked],
            is_well=all(one.finding.verdict is not health.Verdict.BAD for one in looked),
            backups=[
                (one.file.name, one.at, one.file.stat().st_size)
                for one in backup.kept_in(backup.folder())[:SHOWN]
            ],
        )
