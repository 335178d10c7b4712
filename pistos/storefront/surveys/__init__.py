"""Surveys as those see them who are asked: one screen on a phone, by link, mail or QR code."""
