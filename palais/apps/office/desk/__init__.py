"""The editors' desk: screens of the admin on which people correct facts, settle conflicts and answer reports."""
