"""Dates, and the periods that they mean. `dates` asks the `shapes` in order, and knows words like 去年同期."""
