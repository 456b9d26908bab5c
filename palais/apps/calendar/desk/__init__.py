"""The calendar's screens at the editors' desk."""
