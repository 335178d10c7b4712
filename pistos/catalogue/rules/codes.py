"""Trade numbers."""


def is_gtin(code: str) -> bool:
    """Whether 8, 12, 13 or 14 digits end in the check digit that GS1 asks for."""
    if not (code.isascii() and code.isdigit()) or len(code) not in (8, 12, 13, 14):
        return False
    total = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(code[:-1]))
    )
    return (10 - total % 10) % 10 == int(code[-1])
