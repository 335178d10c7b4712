"""What the desk's lists share stands in `components`: both edges of the desk page alike."""

from pistos.components.lists import Place, headers, key_of_day, links

__all__ = ["Place", "headers", "key_of_day", "links"]
