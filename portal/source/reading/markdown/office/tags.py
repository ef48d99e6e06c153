"""Owns which HTML staff may use: tags, attributes, schemes of links; and which words are tags at all. docs/markdown.md describes it."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Tag → the attributes it keeps; "*" means all tags.
ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"lang", "dir"}),
    "a": frozenset({"href", "title", "class", "id"}),
    "abbr": frozenset({"title"}),
    "code": frozenset({"class"}),
    "details": frozenset({"open"}),
    "div": frozenset({"class"}),
    "img": frozenset({"src", "alt", "title"}),
    "li": frozenset({"value", "id"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "sup": frozenset({"id"}),
    "td": frozenset({"colspan", "rowspan", "class"}),
    "th": frozenset({"colspan", "rowspan", "scope", "class"}),
    "time": frozenset({"datetime"}),
}
TAGS = _words(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark"
    " ol p pre q s samp small strong sub summary sup table tbody td tfoot th thead time tr u ul var"
)
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})

# Tags that run, load or ask for something: they hold an article.
ACTIVE = _words(
    "applet base button embed form frame frameset iframe input link math meta object portal script select style svg template textarea"
)
_HARMLESS = _words(
    "acronym address area article aside audio bdi bdo bgsound big blink body canvas center col colgroup data datalist dialog dir fieldset"
    " font footer head header hgroup html ins label legend listing main map marquee menu meter nav nobr noembed noframes noscript optgroup"
    " option output param picture plaintext progress rb rp rt rtc ruby search section slot source span strike title track tt video wbr xmp"
)
KNOWN = TAGS | ACTIVE | _HARMLESS
OFFICE = frozenset({"a", "m", "mc", "o", "pic", "st1", "st2", "u1", "u2", "v", "w", "wp", "wps", "x", "xml"})  # prefixes of Word's own tags
APART = _words("address article aside center dialog dir fieldset footer header hgroup main menu nav search section")  # blocks; dropped
LOOSE = frozenset({"p", "div"})  # without an end they begin a line
VOID = _words("area base bgsound br col embed hr img input link meta param source track wbr")
OPTIONAL_END = _words("body colgroup dd dt head html li option tbody td tfoot th thead tr")
FLAGS = _words(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled hidden inert ismap itemscope loop multiple"
    " muted nohref noresize noshade novalidate nowrap open readonly required reversed selected"
)
BLOCKS = _words(
    "address article aside blockquote center details dd dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
