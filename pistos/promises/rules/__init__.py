"""The rules of promises, as pure functions: their life, their due time, their commitments."""
