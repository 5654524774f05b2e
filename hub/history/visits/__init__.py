"""Visits of a history; importing this registers their lines."""

from hub.history.visits import arrangements, offers, records

__all__ = ["arrangements", "offers", "records"]
