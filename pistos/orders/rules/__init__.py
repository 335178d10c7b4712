"""The rules of orders, as pure functions over facts."""
