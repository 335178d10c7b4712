"""Pure rules of listening: no database, no clock."""
