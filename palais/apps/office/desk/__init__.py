"""The editors' desk: screens of the admin on which people correct facts and answer reports of errors."""
