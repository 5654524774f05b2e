"""What each fact of an exchange assigns, for ever; nothing is decided here, these functions run again at every replay."""
