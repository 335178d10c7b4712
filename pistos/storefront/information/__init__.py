"""The shop's pages of information: our own texts in four languages, filled with how the shop is really set
up, and what the shop adds in its own words."""
