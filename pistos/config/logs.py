"""One line of JSON per log record, so that any collector reads it."""

import logging

import structlog
from structlog.typing import EventDict, WrappedLogger

from pistos.kit.cards import mask_cards


def formatter() -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _without_cards,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _without_cards(_logger: WrappedLogger, _method: str, said: EventDict) -> EventDict:
    """No card number reaches a log, whoever wrote the line: request, error or trace."""
    return {
        key: mask_cards(value) if isinstance(value, str) else value for key, value in said.items()
    }
