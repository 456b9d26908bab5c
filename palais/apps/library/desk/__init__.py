"""The library at the desk: documents brought in, doubts settled, readings published."""
