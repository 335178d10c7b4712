"""An invitation's calendar part, told in a few lines of text."""

import re
from datetime import UTC, datetime

LONGEST = 200_000
_NAMES = ("SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER", "DESCRIPTION")
_LINE = re.compile(r"^([A-Z\-]{1,30})((?:;[^:\n]{0,500})?):(.*)$")
_ESCAPED = re.compile(r"\\([,;\\nN])")
_TIME = re.compile(r"(\d{8})(?:T(\d{4})\d{0,2}(Z?))?")


def calendar_summary(text: str) -> str:
    """The first event: what, when, where, who, each on its line; empty when there is none."""
    text = text[:LONGEST].replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    _before, begin, event = text.partition("BEGIN:VEVENT")
    if not begin:
        return ""
    found: dict[str, str] = {}
    for line in event.partition("END:VEVENT")[0].split("\n"):
        matched = _LINE.match(line.strip())
        if matched and matched[1] in _NAMES and matched[1] not in found:
            found[matched[1]] = _value(matched[1], matched[2], matched[3])
    when = " – ".join(found[name] for name in ("DTSTART", "DTEND") if found.get(name))
    lines = [found.get("SUMMARY", ""), when, found.get("LOCATION", ""), found.get("ORGANIZER", "")]
    lines.append(found.get("DESCRIPTION", "")[:2_000])
    return "\n".join(line for line in lines if line)


def _value(name: str, parameters: str, value: str) -> str:
    if name in {"DTSTART", "DTEND"}:
        return _time(parameters, value)
    if name == "ORGANIZER":
        return value.removeprefix("mailto:").removeprefix("MAILTO:")
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()


def _time(parameters: str, value: str) -> str:
    found = _TIME.match(value)
    if not found:
        return ""
    try:
        day = datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return ""
    if not found[2]:
        return f"{day:%Y-%m-%d}"
    zone = parameters.partition("TZID=")[2].partition(";")[0].strip('"')
    mark = " UTC" if found[3] else f" ({zone})" if zone else ""
    return f"{day:%Y-%m-%d} {found[2][:2]}:{found[2][2:]}{mark}"
