"""See docs/apps/listening.md."""
