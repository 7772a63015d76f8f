"""Many files at once: which files there are, and each of them mined within limits.

expand(["reports/", "2014/*.pdf"])   ─▶ the files that can be read
mine_all(files)                      ─▶ one Mined for each, in order, whatever happens

files     what the user pointed at, as a list of files       archive  the reports in a zip archive
run       one after the other, or several at once            crew     worker processes: lent out, replaced when they die
worker    the process that mines a document within limits    wire     what travels between it and us
"""

from __future__ import annotations

from reportmine.batch.files import expand
from reportmine.batch.run import mine_all
from reportmine.read.guard import Limits

__all__ = ["Limits", "expand", "mine_all"]
