"""Make the files of this folder anew, with the programs that newsrooms make such files with.

    python tests/files/make.py [office] [browser] [news]

needs LibreOffice Writer (``soffice``) with English hyphenation, and Chromium (``chromium``), both on the path, and
the package websocket-client. The texts are the invented articles of ``examples/``; the files are kept in the
repository, so that the tests need none of these programs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
SITE = "thornby-post.example"

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)

_STYLES = """
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties fo:font-family="Liberation Serif"
  fo:font-size="10pt" fo:language="en" fo:country="GB" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
  fo:hyphenation-push-char-count="2"/></style:default-style>
 <style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
  fo:text-indent="0.4cm"/></style:style>
 <style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/>
  <style:text-properties fo:font-size="20pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>
 <style:style style:name="Footer" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
 </style:style>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Columns" style:family="section"><style:section-properties><style:columns
  fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
 <style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm"
  fo:margin="1.5cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style>
 </style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sheet">
 <style:header><text:p text:style-name="Footer">The Thornby Post, Wednesday edition</text:p></style:header>
 <style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number>
 </text:p></style:footer></style:master-page></office:master-styles>"""

_EDITED = """
<text:tracked-changes><text:changed-region text:id="cut"><text:deletion><office:change-info><dc:creator>Desk
</dc:creator><dc:date>2025-03-05T21:00:00</dc:date></office:change-info><text:p>seven</text:p></text:deletion>
</text:changed-region><text:changed-region text:id="new"><text:insertion><office:change-info><dc:creator>Desk
</dc:creator><dc:date>2025-03-05T21:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="Title">Two libraries to close</text:p>
<text:p text:style-name="Standard">Councillors in Thornby voted to close <text:change text:change-id="cut"/>
<text:change-start text:change-id="new"/>two<text:change-end text:change-id="new"/> of five libraries, to save
£410,000<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Of
a budget of £96m, according to the finance officer.</text:p></text:note-body></text:note> a year<text:span
text:style-name="Hidden">, and 9,999 people know why</text:span>.</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Library</text:p></table:table-cell><table:table-cell><text:p>Cost a year
</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Mill Lane</text:p></table:table-cell><table:table-cell><text:p>£187,500
</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="Standard">The museum waits.</text:p>"""

_PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} | Thornby Post</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":{title_json},
"datePublished":"2025-03-05T23:10:00+00:00","author":{{"@type":"Person","name":"Hana Wick"}},
"publisher":{{"@type":"Organization","name":"Thornby Post"}}}}</script>
<meta name="author" content="Hana Wick"><meta property="og:site_name" content="Thornby Post">
<style>.members {{ display: none }} body {{ font-family: serif; max-width: 40em }}</style></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
<article id="story"><h1>{title}</h1></article>
<footer>© 2019 Thornby Post. All 7,777 rights reserved.</footer>
<script>
const story = document.getElementById("story");
for (const words of {paragraphs}) {{
  const p = document.createElement("p"); p.textContent = words; story.append(p);
}}
const hidden = document.createElement("p"); hidden.className = "members";
hidden.textContent = "Members read on: the vote cost 8,888 pounds in overtime, it is said, and nobody denies it.";
story.append(hidden);
</script></body></html>"""


_NEWS_ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:thornby-post.example:20250305:1" version="1"
 standard="NewsML-G2" standardversion="2.30" conformance="power" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Thornby Post"/>
<versionCreated>2025-03-05T23:10:00+00:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>Hana Wick</by><language tag="en-GB"/><headline>{title}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>{title}</title></head><body>{markup}</body></html></inlineXML></contentSet></newsItem>
"""


def paragraphs(name: str) -> list[str]:
    return (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


def manuscript(title: str, body: str) -> str:
    """A flat OpenDocument text."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>{escape(title)}</dc:title>'
        "<meta:initial-creator>Hana Wick</meta:initial-creator><dc:creator>Hana Wick</dc:creator>"
        "<meta:creation-date>2025-03-05T23:10:00</meta:creation-date><dc:date>2025-03-06T08:00:00</dc:date>"
        f"</office:meta>{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def article(name: str, *, columns: bool = False) -> str:
    title, *rest = map(escape, paragraphs(name))
    body = "".join(f'<text:p text:style-name="Standard">{words}</text:p>' for words in rest)
    if columns:
        body = f'<text:section text:style-name="Columns" text:name="Story">{body}</text:section>'
    return manuscript(title, f'<text:p text:style-name="Title">{title}</text:p>{body}')


def by_libreoffice(text: str, target: str, export: str, work: Path) -> None:
    source = work / f"{Path(target).stem}.fodt"
    source.write_text(text, encoding="utf-8")
    run("soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", export, source.name,
        folder=work)  # fmt: skip
    (work / target).replace(HERE / target)


def run(*command: str, folder: Path) -> bytes:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout  # noqa: S603


def by_chromium(work: Path) -> None:
    title, *rest = paragraphs("council-meeting")
    script = json.dumps(rest, ensure_ascii=False)
    page = _PAGE.format(title=escape(title), title_json=json.dumps(title), paragraphs=script)
    (work / "council.html").write_text(page, encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(work))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = (
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/browser",
            f"--host-resolver-rules=MAP {SITE} 127.0.0.1:{server.server_port}",
        )  # fmt: skip
        address = f"http://{SITE}/council.html"
        (HERE / "council-saved.html").write_bytes(run(*browser, "--dump-dom", address, folder=work))
        run(*browser, "--no-pdf-header-footer", "--print-to-pdf=printed.pdf", address, folder=work)
        (work / "printed.pdf").replace(HERE / "council-printed.pdf")
        run(*browser, "--window-size=500,700", "--screenshot=shot.png", address, folder=work)
        (work / "scan.html").write_text("<img src=shot.png>", encoding="utf-8")
        run(*browser, "--no-pdf-header-footer", "--print-to-pdf=scan.pdf", f"http://{SITE}/scan.html", folder=work)
        (work / "scan.pdf").replace(HERE / "scan.pdf")
        (HERE / "council-saved.mhtml").write_bytes(snapshot(browser, address, work))
        server.shutdown()


def snapshot(browser: tuple[str, ...], address: str, work: Path) -> bytes:
    """The page as "Save as… single file" writes it, asked for by the DevTools protocol."""
    from websocket import create_connection

    with subprocess.Popen(  # noqa: S603
        [*browser, "--remote-debugging-port=9333", "--remote-allow-origins=*", address], cwd=work
    ) as process:
        time.sleep(4)
        with urlopen("http://127.0.0.1:9333/json/list") as listing:
            target = next(page for page in json.load(listing) if page["type"] == "page")
        connection = create_connection(target["webSocketDebuggerUrl"])
        connection.send(json.dumps({"id": 1, "method": "Page.captureSnapshot", "params": {"format": "mhtml"}}))
        answer = json.loads(connection.recv())
        connection.close()
        process.terminate()
    return str(answer["result"]["data"]).encode()


def by_newsrooms() -> None:
    """The formats of the IPTC, for which there is no program to ask: written after its guidelines."""
    title, *rest = paragraphs("council-meeting")
    markup = "".join(f"<p>{escape(words)}</p>" for words in rest)
    item = {
        "uri": f"https://{SITE}/items/1",
        "standard": {"name": "ninjs", "version": "3.0"},
        "type": "text",
        "versionCreated": "2025-03-05T23:10:00+00:00",
        "language": "en-GB",
        "headlines": [{"role": "main", "value": title}],
        "by": "Hana Wick",
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": " ".join(rest)},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": markup},
        ],
    }
    (HERE / "council.ninjs.json").write_text(json.dumps(item, indent=1), encoding="utf-8", newline="\n")
    (HERE / "council.newsml.xml").write_text(
        _NEWS_ITEM.format(title=escape(title), markup=markup), encoding="utf-8", newline="\n"
    )


def main() -> None:
    wanted = sys.argv[1:] or ["office", "browser", "news"]
    with tempfile.TemporaryDirectory() as folder:
        if "office" in wanted:
            by_office(Path(folder))
        if "browser" in wanted:
            by_chromium(Path(folder))
        if "news" in wanted:
            by_newsrooms()


def by_office(work: Path) -> None:
    by_libreoffice(article("council-meeting"), "council.docx", "docx", work)
    by_libreoffice(manuscript("Two libraries to close", _EDITED), "edited.docx", "docx", work)
    by_libreoffice(article("council-meeting"), "council.pdf", "pdf", work)
    by_libreoffice(article("ferry-inquiry", columns=True), "ferry-columns.pdf", "pdf", work)
    locked = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": "hush"},
    }
    export = f"pdf:writer_pdf_Export:{json.dumps(locked)}"
    by_libreoffice(manuscript("Locked", "<text:p>27 were hurt.</text:p>"), "locked.pdf", export, work)


if __name__ == "__main__":
    main()
