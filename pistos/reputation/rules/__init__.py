"""Rules of the shop's name: how it is earned and lost, when it fell and came back, what is healthy."""
