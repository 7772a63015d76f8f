"""What stands around the text of a web page: navigation, headers, footers, share bars; and the one header that
is no such bar, for it holds the page's title.

    is_bar(element)             whether an element stands around the text
    title_block(root, title)    the header around the only h1, if it is the title block of the text
"""

from __future__ import annotations

import re
from typing import Any, Final

from reportmine.text.normalize import squeeze

__all__ = ["BLOCKS", "is_bar", "title_block"]

_CHROME_TAGS: Final = frozenset(["nav", "header", "footer", "aside", "form", "menu", "dialog"])
_CHROME_ROLES: Final = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary", "menu"]
)
_CHROME: Final = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|header|footer|foot|copyright|share|sidebar|aside"
    r"|toolbar|pagination|pager|related|recommend|login|search|ads?|banner|bdshare|print|fontsize)(?:$|[-_\s\d])",
    re.I,
)
BLOCKS: Final = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
     "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip


_MOST_LINKS: Final = 0.3  # of a header's words, where it is the title block of a text


def is_bar(item: Any, *, named: bool = True, of_title: bool = False) -> bool:
    """Whether an element stands around the text, by its tag, its role or (`named`) what it
    is called; `of_title`: a header does not."""
    tag, role = item.tag.lower(), item.get("role") or ""
    names = f"{item.get('class') or ''} {item.get('id') or ''}"
    if of_title:
        tag, role, names = (
            re.sub("header|banner", "", told, flags=re.I) for told in (tag, role, names)
        )
    return bool(
        tag in _CHROME_TAGS
        or role in _CHROME_ROLES
        or (named and item.tag.lower() in BLOCKS and _CHROME.search(names))
    )


def title_block(root: Any, title: Any) -> Any:
    """The outermost header around the only h1, `title`, of the page; None where it is a bar of the site.

    A title block has hardly a link, and its title is no name of the whole site, which closes what the browser's
    tab says.
    """
    around = [e for e in (title, *title.iterancestors()) if isinstance(e.tag, str)]
    bars = [e for e in around if e.tag not in ("body", "html", "main", "article") and is_bar(e)]
    if not bars:
        return None
    words = len(squeeze("".join(bars[-1].itertext())))
    links = sum(len(squeeze("".join(link.itertext()))) for link in bars[-1].iter("a"))
    linked = title.find(".//a") is not None or any(e.tag == "a" for e in around)
    if linked or links > _MOST_LINKS * words:
        return None
    name = squeeze("".join(title.itertext()))
    in_text = any(e.tag in ("main", "article") for e in around)
    return bars[-1] if name and (in_text or _is_of_page(root, name)) else None


def _is_of_page(root: Any, name: str) -> bool:
    """Whether a name in a header is the page's own, and not the whole site's: 清河县图书馆2023年总结 | 清河县人民政府."""
    tab = squeeze("".join(root.findtext(".//title") or ""))
    return tab.startswith(name) or (name not in tab and root.find(".//h2") is None)
