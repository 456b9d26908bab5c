"""The rooms of the pages' desk, hung into Wagtail's admin."""

from palais.cms.translating import hooks  # noqa: F401  registers itself
