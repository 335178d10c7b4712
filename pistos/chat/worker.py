"""The service worker that shows what a push brings; at the root, so that it may speak for all pages."""

import gzip
import hashlib
from pathlib import Path

from pistos.chat.widget import Script

_BODY = (Path(__file__).parent / "widget" / "push-worker.js").read_bytes()
SCRIPT = Script(_BODY, gzip.compress(_BODY, 9, mtime=0), hashlib.sha256(_BODY).hexdigest()[:16])
