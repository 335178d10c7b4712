"""The five steps in the reply screen: what is next, and nothing to look up in a manual."""
