"""The deeds on promises."""

from pistos.promises.actions.recording import RecordedPromises, record_promises

__all__ = ["RecordedPromises", "record_promises"]
