"""What each fact of a visit assigns, for ever: until it takes place (agreement), and from then on (record)."""
