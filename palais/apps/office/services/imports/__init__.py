"""Import runs: starting one, reading it into a preview, applying it, undoing it; and what each kind does with rows."""
