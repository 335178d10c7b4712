"""What can go wrong with a private cluster, in words for the person at the keyboard."""


class ClusterError(Exception):
    """The private PostgreSQL cannot be used; the text says why and what to do."""
