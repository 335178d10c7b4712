"""Making good on the desk: deciding, approving, what is due, and the owner's rules."""
