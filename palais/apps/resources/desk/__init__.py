"""The screens of the resources in the editors' desk."""
