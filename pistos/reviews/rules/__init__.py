"""The rules of reviews: pure, one module a matter."""
