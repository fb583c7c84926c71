"""News in XML: NewsML-G2 with what agencies put inside it, and NITF."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

import pytest

from summarizer import DocumentError
from summarizer.documents.newsml import read_newsml

if TYPE_CHECKING:
    from pathlib import Path

ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency.example:1" standard="NewsML-G2"
 standardversion="2.30" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><provider><name>Kestrian News Agency</name></provider>
<versionCreated>2025-03-05T23:10:00+01:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>2025-03-04T09:00:00Z</contentCreated><by>Hana Wick</by>
<headline>Two libraries to close</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""

XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>ignored</title></head><body><p>Councillors voted by <b>23</b>
to 19.</p><!-- 9,999 --><p>“It is bad,” said Ada&#160;Quist.</p></body></html></inlineXML>"""

NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata><date.issue norm="20250305T231000Z"/>
</docdata></head><body><body.head><hedline><hl1>Two libraries to close</hl1></hedline><byline>Hana Wick</byline>
</body.head><body.content><block><p>Councillors voted by <num>23</num> to 19.</p><media><media-caption>Mill Lane in
1958</media-caption></media><p>“It is bad,” said <person>Ada&#160;Quist</person>.</p></block></body.content></body>
</nitf>"""

HTML = "<p>Councillors voted by 23 to 19.</p><p>“It is bad,” said Ada&nbsp;Quist.</p>"
TEXT = "Two libraries to close\n\nCouncillors voted by 23 to 19.\n\n“It is bad,” said Ada\u00a0Quist."


def item(content: str) -> bytes:
    return ITEM.format(content=content).encode()


@pytest.mark.parametrize(
    "content",
    [
        XHTML,
        f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>',
        f'<inlineData contenttype="text/html">{escape(HTML)}</inlineData>',
        "<inlineData>Councillors voted by 23 to 19.\n\n“It is bad,” said Ada\u00a0Quist.</inlineData>",
    ],
    ids=["XHTML", "NITF", "HTML as text", "text"],
)
def test_every_form_of_content_gives_the_same_article(content: str) -> None:
    article = read_newsml(item(content), "item.xml")
    assert article.text == TEXT
    assert (article.title, article.author, article.site) == (
        "Two libraries to close",
        "Hana Wick",
        "Kestrian News Agency",
    )
    assert (article.published, article.language) == (date(2025, 3, 5), "en-GB")


def test_nitf_alone_is_read_too() -> None:
    article = read_newsml(NITF.encode(), "item.xml")
    assert (article.text, article.author, article.published) == (TEXT, "Hana Wick", date(2025, 3, 5))


def test_a_message_with_one_article_is_that_article() -> None:
    one = item(XHTML).decode().partition("?>")[2]
    picture = one.partition("<contentSet>")[0] + '<contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>'
    message = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>'
    assert read_newsml(message.format(picture + one).encode(), "message.xml").text == TEXT
    with pytest.raises(DocumentError, match="holds 2 articles"):
        read_newsml(message.format(one + one).encode(), "message.xml")


def test_a_sender_may_be_named_by_an_attribute() -> None:
    data = item(XHTML).replace(
        b"<provider><name>Kestrian News Agency</name></provider>", b'<provider literal="Kestrian News Agency"/>'
    )
    assert read_newsml(data, "item.xml").site == "Kestrian News Agency"


def test_an_item_that_was_called_back_is_said() -> None:
    (notice,) = read_newsml(item(XHTML).replace(b"stat:usable", b"stat:canceled"), "item.xml").notices
    assert "marked as canceled" in notice


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<rss><channel/></rss>", "its element <rss> is not an article"),
        (b"<newsItem>", "cut off or damaged"),
        (b"<newsItem/>", "without a text"),
        (b"<nitf><body/></nitf>", "without a text"),
        (b"", "well-formed"),
        (b"\xff\xfe<newsItem/>", "well-formed"),
        (b"<a>" * 5000, "well-formed"),
    ],
)
def test_what_is_no_article_is_said(data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        read_newsml(data, "item.xml")


def test_entities_within_entities_do_not_grow() -> None:
    """ "Billion laughs": ten levels of ten would be ten thousand million words."""
    entities = '<!ENTITY l0 "27 hurt ">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    bomb = f"<!DOCTYPE nitf [{entities}]><nitf><body><body.content><p>One. &l10;</p></body.content></body></nitf>"
    with pytest.raises(DocumentError, match="declares entities of its own"):
        read_newsml(bomb.encode(), "item.xml")


@pytest.mark.parametrize("declaration", ['<!ENTITY x SYSTEM "{}">', '<!ENTITY % d SYSTEM "{}"> %d;'])
def test_no_file_is_read_for_an_entity(tmp_path: Path, declaration: str) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "the password is hush">', encoding="utf-8")
    declared = declaration.format(secret.as_uri())
    spy = f"<!DOCTYPE nitf [{declared}]><nitf><body><body.content><p>One. &x;</p></body.content></body></nitf>"
    with pytest.raises(DocumentError) as refused:
        read_newsml(spy.encode(), "item.xml")
    assert "hush" not in str(refused.value)


def test_a_document_type_is_not_fetched() -> None:
    data = b'<!DOCTYPE nitf SYSTEM "http://127.0.0.1:1/nitf.dtd">' + NITF.encode()
    assert read_newsml(data, "item.xml").text == TEXT
