"""Bank transfer: the customer's bank sends the money; a statement of ours tells that it came."""
