"""People with accounts, organisations, the seats people hold there, invitations, and what somebody agreed to."""

from palais.apps.people.models.consents import Consent
from palais.apps.people.models.country_desks import CountryDesk
from palais.apps.people.models.groups import WorkingGroup, WorkingGroupMember, WorkingGroupText
from palais.apps.people.models.invitations import Invitation
from palais.apps.people.models.organisations import Organisation, OrganisationName
from palais.apps.people.models.reach import OrganisationLanguage, OrganisationState, OrganisationTopic
from palais.apps.people.models.seats import Seat
from palais.apps.people.models.users import User, UserManager

__all__ = [
    "Consent",
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
