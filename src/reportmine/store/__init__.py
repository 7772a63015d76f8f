"""What outlives a run.

record     the published record of a mined report, and its JSON Schema
restore    the way back from a record
database   the record as an SQLite file
"""
