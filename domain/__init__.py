"""What happens: the aggregates and events of a district's studios, free of storage, web and clock."""
