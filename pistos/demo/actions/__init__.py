"""The demo's deeds: filling it, and playing it on."""
