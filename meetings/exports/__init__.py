"""Meetings, cases, decisions and votes as JSON, in the names of Popolo and eInnsyn. ``docs/exports.md`` tells all."""

from .build import case_export, decision_export, meeting_export, vote_export
from .text import write_json

__all__ = ["case_export", "decision_export", "meeting_export", "vote_export", "write_json"]
