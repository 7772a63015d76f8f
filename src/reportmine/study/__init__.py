"""Across reports: departments, years and indicators side by side (`compare`)."""
