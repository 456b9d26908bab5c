"""The screens of statements at the editors' desk."""
