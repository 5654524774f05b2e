"""What can be done: one use case for each thing a person can do, and the composition of all parts."""

__version__ = "0.1.0"
