"""The deeds of imports."""

from pistos.imports.actions.running import ImportRunning, import_files, rehearse_files

__all__ = ["ImportRunning", "import_files", "rehearse_files"]
