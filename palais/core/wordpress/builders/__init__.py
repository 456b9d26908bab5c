"""Page builders: what each wrote into a post, reduced to plain markup that `core.prose` reads."""
