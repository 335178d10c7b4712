"""What a confidence tool must hold to be of use, and what it works out. Pure: no database, no clock."""
