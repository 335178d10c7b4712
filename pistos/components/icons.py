"""Our icons: strokes on a 24 × 24 grid, drawn in the colour of the text around them."""

_RING = '<circle cx="12" cy="12" r="8.5"/>'
_HAND = '<path d="M12 7.5V12l3 2"/>'
_ARC = '<path d="M20 10.2A8.5 8.5 0 1 0 20.4 13"/>'

ICONS: dict[str, str] = {
    # states of a promise
    "open": _RING + _HAND,
    "due_soon": _ARC + '<path d="M12 7.5V12l3 2M20.5 4.5v4"/>',
    "at_risk": '<path d="M12 4 21 19.5H3Z"/><path d="M12 10v4.2M12 16.8v.2"/>',
    "overdue": _RING + '<path d="M12 7.5v5.2M12 16v.2"/>',
    "broken": _RING + '<path d="m9 9 6 6M15 9l-6 6"/>',
    "kept": _RING + '<path d="m8.2 12.3 2.7 2.7 5-5.6"/>',
    "moved": '<path d="M4 12h15M14 7l5 5-5 5"/><path d="M4 8v8"/>',
    "fulfilled_late": _ARC + '<path d="m8.2 12.3 2.7 2.7 5-5.6"/>',
    "unproven": _RING + '<path d="M9.7 10a2.4 2.4 0 1 1 3.3 2.2c-.7.3-1 .8-1 1.5M12 16.4v.2"/>',
    "corrected": '<path d="m3.5 12.5 4 4 7-8M11.5 15.5l1 1 7-8"/>',
    "overturned": '<path d="M8.5 5.5 5 9l3.5 3.5"/><path d="M5 9h9a5 5 0 0 1 0 10H9"/>',
    "withdrawn": _RING + '<path d="M8.5 12h7"/>',
    # places and things
    "home": '<path d="m4 11 8-6.5 8 6.5V19.5h-5.5V14h-5v5.5H4Z"/>',
    "promises": '<path d="M6 4h12v16l-6-4-6 4Z"/><path d="m9 9.8 2.2 2.2 3.9-4.3"/>',
    "orders": '<path d="M4.5 8 12 4l7.5 4v8.5L12 20.5 4.5 16.5Z"/><path d="M4.5 8 12 12l7.5-4M12 12v8.5"/>',
    "cart": '<path d="M3 4h2.2l2.3 11h10l2-8H6.3M9 18v2.4M16.5 18v2.4"/>',
    "parcel": '<path d="M4.5 7.5h15v12h-15ZM9.5 7.5v4.5h5V7.5M4.5 7.5 7 4.5h10l2.5 3"/>',
    "customers": '<circle cx="12" cy="8.5" r="3.7"/><path d="M5 19.5c.6-3.7 3.4-5.5 7-5.5s6.4 1.8 7 5.5"/>',
    "partners": '<path d="M3.5 7h10v9h-10ZM13.5 10h4l3 3v3h-7"/><circle cx="7.5" cy="17.5" r="1.7"/>'
    '<circle cx="16.5" cy="17.5" r="1.7"/>',
    "imports": '<path d="M12 4v10.5M8 10.5l4 4 4-4M4.5 16v3.5h15V16"/>',
    "upload": '<path d="M12 15V4.5M8 8.5l4-4 4 4M4.5 16v3.5h15V16"/>',
    "audit": '<path d="M6 4h12v16H6ZM9 8.5h6M9 12h6M9 15.5h4"/>',
    "indicators": '<path d="M4 19.5h16M7 16v-4M12 16V6M17 16V9"/>',
    "team": '<circle cx="9" cy="9" r="3"/><path d="M3.5 18.5c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5"/>'
    '<path d="M15 6.3a3 3 0 0 1 0 5.4M17 14.5c2 .5 3.2 1.8 3.5 4"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1"/><circle cx="15" cy="7" r="2"/>'
    '<circle cx="9" cy="12" r="2"/><circle cx="17" cy="17" r="2"/>',
    "shop": '<path d="M4.5 10v9.5h15V10M3.5 9l2-4.5h13l2 4.5c0 1.5-1 2.5-2.8 2.5S15 10.5 14.9 9.5'
    'c-.2 1.2-1.2 2-2.9 2s-2.7-.8-2.9-2C9 10.5 8 11.5 6.3 11.5S3.5 10.5 3.5 9Z"/>',
    "inbox": '<path d="M4 13.5 6.5 5h11l2.5 8.5V19H4Z"/><path d="M4 13.5h4.5l1.2 2.5h4.6l1.2-2.5H20"/>',
    "mail": '<path d="M3.5 6h17v12.5h-17ZM4 6.5l8 6.5 8-6.5"/>',
    "trust": '<path d="M12 3.8 19 6.3v5.2c0 4.2-2.8 7.2-7 8.9-4.2-1.7-7-4.7-7-8.9V6.3Z"/>'
    '<path d="m8.8 11.8 2.4 2.4 4.2-4.6"/>',
    "calendar": '<path d="M4.5 6h15v13.5h-15ZM4.5 10.2h15M8.5 3.8V7M15.5 3.8V7"/>',
    "chat": '<path d="M4 5.5h16v10.5h-8.5L7 20v-4H4Z"/>',
    "form": '<path d="M5 4h14v16H5ZM8.5 8.5h7M8.5 12h7M8.5 15.5h3.5"/>',
    "phone": '<path d="M6 4h3.2l1.6 4-2 1.7a11 11 0 0 0 5.5 5.5l1.7-2 4 1.6V18a2 2 0 0 1-2 2'
    'A14.5 14.5 0 0 1 4 6a2 2 0 0 1 2-2Z"/>',
    "sms": '<path d="M7 3.5h10v17H7ZM10.5 17.5h3"/>',
    "snooze": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z"/>',
    "waiting_for": '<path d="M7 4h10M7 20h10M8 4c0 5 8 6 8 12v4M16 4c0 5-8 6-8 12v4"/>',
    "spam": '<path d="M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7Z"/><path d="M12 8v5M12 16v.2"/>',
    "stranger": '<circle cx="10" cy="8.5" r="3.5"/><path d="M4 19.5c.5-3.5 2.9-5.5 6-5.5"/>'
    '<path d="M16 14.3a1.9 1.9 0 1 1 2.6 1.8c-.5.3-.7.6-.7 1.2M17.9 19.8v.1"/>',
    "machine": '<path d="M5 8.5h14v10H5ZM12 8.5V5M9 5h6M2.5 12v3M21.5 12v3"/>'
    '<path d="M9 12.5v.8M15 12.5v.8M9.5 16h5"/>',
    "note": '<path d="M5 4h14v11l-5 5H5ZM14 20v-5h5M8.5 8.5h7M8.5 12h4"/>',
    "attach": '<path d="m18.5 11-7 7a4.2 4.2 0 0 1-6-6l7.5-7.5a2.8 2.8 0 0 1 4 4L9.7 15.8'
    'a1.4 1.4 0 0 1-2-2l6.3-6.3"/>',
    "keyboard": '<path d="M3 6.5h18v11H3ZM6.5 10v.1M10 10v.1M14 10v.1M17.5 10v.1M8 14h8"/>',
    "send": '<path d="M4 11.5 20 4l-5 16-3.5-6.5Z"/>',
    "bin": '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5"/>',
    "percent": '<path d="M6 18 18 6"/><circle cx="7.5" cy="7.5" r="2.3"/>'
    '<circle cx="16.5" cy="16.5" r="2.3"/>',
    "tag": '<path d="M4 4.5h7l9 9-6.5 6.5-9-9Z"/><path d="M8 8.5v.1"/>',
    # signs
    "plus": '<path d="M12 5.5v13M5.5 12h13"/>',
    "minus": '<path d="M5.5 12h13"/>',
    "star": '<path d="m12 4 2.5 5.1 5.6.8-4 4 .9 5.6-5-2.6-5 2.6.9-5.6-4-4 5.6-.8Z"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "info": _RING + '<path d="M12 11v5.2M12 7.8v.2"/>',
    "left": '<path d="m14.5 6-6 6 6 6"/>',
    "right": '<path d="m9.5 6 6 6-6 6"/>',
    "up": '<path d="m6 14.5 6-6 6 6"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "sort": '<path d="m8 10 4-4 4 4M8 14l4 4 4-4"/>',
    "rise": '<path d="M12 19V5.5M6.5 11 12 5.5l5.5 5.5"/>',
    "fall": '<path d="M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5"/>',
    "level": '<path d="M5 9.5h14M5 14.5h14"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "more": '<path d="M6 12h.01M12 12h.01M18 12h.01"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "copy": '<path d="M8.5 8.5h11v11h-11ZM15.5 8.5v-4h-11v11h4"/>',
    "download": '<path d="M12 4v10.5M8 10.5l4 4 4-4M4.5 19.5h15"/>',
    "external": '<path d="M13.5 4.5h6v6M19.5 4.5l-8 8M10 6.5H4.5v13h13V14"/>',
    "language": _RING + '<path d="M3.5 12h17M12 3.5c2.5 2.4 3.7 5.2 3.7 8.5s-1.2 6.1-3.7 8.5'
    'c-2.5-2.4-3.7-5.2-3.7-8.5s1.2-6.1 3.7-8.5Z"/>',
    "theme": '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor"/>',
    "leave": '<path d="M10 4.5H4.5v15H10M14.5 8l4 4-4 4M18 12H9.5"/>',
}
