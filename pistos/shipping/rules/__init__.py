"""What shipping costs, when a parcel can leave, and what a border asks: pure functions."""
