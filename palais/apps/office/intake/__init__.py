"""The one way in for every uploaded file: what it is, whether it is taken, and a bounded child that looks inside.

Nothing here touches the database; `office.services.files` keeps what was taken. Modules that the child runs
(`child`, `faults`, `looking`, `containers`, `texts`, `markup`, `pictures`) know no Django.
"""
