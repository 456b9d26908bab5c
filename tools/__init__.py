"""What builds and runs the project itself: the commands behind `make`. Nothing in `palais` uses it."""
