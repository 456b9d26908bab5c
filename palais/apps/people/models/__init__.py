"""People with accounts, the organisations they work for, the seats they hold there, and whom they were invited by."""

from palais.apps.people.models.country_desks import CountryDesk
from palais.apps.people.models.groups import WorkingGroup, WorkingGroupMember, WorkingGroupText
from palais.apps.people.models.invitations import Invitation
from palais.apps.people.models.organisations import Organisation, OrganisationName
from palais.apps.people.models.reach import OrganisationLanguage, OrganisationState, OrganisationTopic
from palais.apps.people.models.seats import Seat
from palais.apps.people.models.users import User, UserManager

__all__ = [
    "CountryDesk",
    "Invitation",
    "Organisation",
    "OrganisationLanguage",
    "OrganisationName",
    "OrganisationState",
    "OrganisationTopic",
    "Seat",
    "User",
    "UserManager",
    "WorkingGroup",
    "WorkingGroupMember",
    "WorkingGroupText",
]
