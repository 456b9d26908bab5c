"""The screens of the follow-up monitor at the editors' desk."""
