"""名册: schools, studios, people, partners and appointments enter the hub from a sheet, once they have been looked through."""
