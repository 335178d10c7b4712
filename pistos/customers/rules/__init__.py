"""Pure rules of customers, by noun."""
