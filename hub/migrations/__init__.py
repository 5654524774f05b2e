"""Migrations of the private store: the only store that cannot be computed anew from the log."""
