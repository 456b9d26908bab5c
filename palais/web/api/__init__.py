"""The door for programs: /api/v1/, read-only, without an account. It asks the same answers as the site."""
