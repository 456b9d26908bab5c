"""Page builders: what each wrote into a post, reduced to plain markup that `core.prose` reads.

They know no post but the one at hand. There is no law here.
"""
