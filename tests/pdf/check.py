"""Reads finished PDFs as a reader's programs do, and says what is wrong with them.

    check.py FOLDER BRIEFING     the documents in FOLDER, beside the briefing.json of the same pack

Several programs look at each document: qpdf at its syntax, poppler at its letters, fonts and boxes, pikepdf at its tags and
outline, pdfua and outloud at what a reader needs who does not see it. The status is 1 where anything is wrong.
"""

import itertools
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf

POINTS_PER_MM = 72 / 25.4
# No printer reaches the edge of a sheet; in millimetres.
UNPRINTABLE = 4
# The position stands on one page, two at most.
BRIEF_PAGES = 2
HEADINGS = {f"/H{level}": level for level in range(1, 7)}

faults = []


def fault(document, words):
    """Notes what is wrong with a document."""
    faults.append(f"{document.name}: {words}")


def said(*command):
    """What a program prints; its complaints are its own, and no fault of the document's."""
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def letters(text):
    """Letters alone: where a line is broken, and by which hyphen or space, does not matter; nor which quotation marks are used."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u200b\-\u2010\u2011\"'‘’‚“”„«»]+", "", folded)


def sheets(path):
    """The letters of each page, in the order in which they are set."""
    _, text = said("pdftotext", "-raw", path, "-")
    return [letters(page) for page in text.split("\f")[:-1]]


def looks_sound(document, path):
    """Nothing is wrong with the file as such."""
    status, words = said("qpdf", "--check", path)
    if status != 0:
        fault(document, f"qpdf: {words.strip()}")


def looks_embedded(document, path):
    """Every font is in the file: it looks the same wherever it is opened."""
    _, table = said("pdffonts", path)
    fonts = [line.split() for line in table.splitlines()[2:]]
    if not fonts:
        fault(document, "has no fonts")
    for font in fonts:
        # From the end: object and generation, unicode map, subset, embedded.
        if font[-5] != "yes":
            fault(document, f"a font is not embedded: {font[0]}")
        if font[-3] != "yes":
            fault(document, f"what its letters mean is not told: {font[0]}")


def tags(element):
    """The names of an element's structure elements, in reading order."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from tags(child)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        if "/K" in element:
            yield from tags(element.K)


def outline(items, depth=1):
    """Titles of an outline with their depth, in reading order."""
    for item in items:
        yield item.title, depth
        yield from outline(item.children, depth + 1)


def looks_tagged(document, file):
    """It says what it is, in which language, and what each of its parts is; every heading is in its outline."""
    root = file.Root
    for name, there in {
        "language": "/Lang" in root,
        "mark of tagged files": "/MarkInfo" in root and bool(root.MarkInfo.get("/Marked")),
        "wish to show its title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "title": bool(str(file.docinfo.get("/Title", ""))),
        "date": bool(str(file.docinfo.get("/CreationDate", ""))),
    }.items():
        if not there:
            fault(document, f"has no {name}")
    with file.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            fault(document, "does not say that it keeps to PDF/UA-1")
    found = [HEADINGS[tag] for tag in tags(root.StructTreeRoot.K) if tag in HEADINGS]
    for before, level in zip([0, *found], found, strict=False):
        if level > before + 1:
            fault(document, f"a heading of level {level} follows one of level {before}")
    with file.open_outline() as tree:
        entries = list(outline(tree.root))
    if [depth for _, depth in entries] != found:
        fault(document, f"{len(found)} headings, {len(entries)} entries in its outline, or in another order")
    if not entries:
        fault(document, "has no outline")


def marked(element, page=None, heading=None):
    """In reading order, the page of each piece of content, with the heading that it belongs to."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from marked(child, page, heading)
    elif isinstance(element, pikepdf.Dictionary):
        page = element.get("/Pg", page)
        if str(element.get("/S", "")) in HEADINGS:
            heading = element
        if "/K" in element:
            yield from marked(element.K, page, heading)
        elif "/MCID" in element:
            yield page, heading
    else:
        yield page, heading


def looks_led_in(document, file):
    """No heading is the last on its page: what it leads in follows it there."""
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    pieces = [(numbers[page.objgen], heading) for page, heading in marked(file.Root.StructTreeRoot.K) if page is not None]
    for (page, heading), (following, _) in itertools.pairwise(pieces):
        if heading is not None and following != page:
            fault(document, f"page {page}: a heading alone at its end: {heading.get('/T', '')}")


def looks_inside(document, path):
    """Nothing stands where no printer reaches."""
    _, markup = said("pdftotext", "-bbox", path, "-")
    for number, page in enumerate(markup.split("<page ")[1:], 1):
        width, height = (float(size) for size in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)
        for *box, word in words:
            left, top, right, bottom = map(float, box)
            if min(left, top, width - right, height - bottom) < UNPRINTABLE * POINTS_PER_MM:
                fault(document, f"page {number}: cut off at the edge: {word}")


def looks_signed(document, pages, briefing):
    """Every page but a cover says of which briefing it is, and which of how many."""
    title = letters(briefing["title"])
    for number, page in enumerate(pages, 1):
        is_cover = number == 1 and len(pages) > BRIEF_PAGES and document.name == "pack.pdf"
        if is_cover:
            continue
        if title not in page:
            fault(document, f"page {number}: does not say of which briefing it is")
        if not re.search(rf"{number}\D{{1,6}}{len(pages)}(?!\d)", page):
            fault(document, f"page {number}: does not say that it is one of {len(pages)}")
        if (marking := briefing.get("marking")) and letters(marking) not in page:
            fault(document, f"page {number}: is not marked")


def looks_whole(document, pages, statements):
    """Every statement and all exact words are there, each on one page."""
    if not statements:
        fault(document, "no statement was expected in it")
    for statement in statements:
        for words in [statement["says"], *(passage["words"] for passage in statement["passages"])]:
            if not any(letters(words) in page for page in pages):
                fault(document, f"{statement['id']}: not whole on any page: {words[:60]}")


def is_judged_well(document, path, n_pages):
    """Programs that look for what keeps a reader out find nothing."""
    # outloud knows a running head by its being on three pages: on fewer it takes one for text that is kept from readers.
    skipped = ["--skip", "TAG-002"] if n_pages < 3 else []
    for name, *command in (["pdfua", "check", "--min-severity", "error"], ["outloud", "--no-info", *skipped]):
        program = str(Path(sys.executable).with_name(name))
        status, words = said(program, *command, path)
        if status != 0:
            fault(document, f"{name}: {words.strip()}")


def wanted(name, briefing):
    """The statements that a document holds in full."""
    shown = [statement for statement in briefing["statements"] if not statement.get("withdrawn")]
    if name == "pack.pdf":
        return shown
    topic = f"topics/{name.removeprefix('topic-').removesuffix('.pdf')}.html"
    return [statement for statement in shown if topic in statement["topics"]]


def look(document, briefing):
    """Looks at one document, and tells its length."""
    path = str(document)
    pages = sheets(path)
    looks_sound(document, path)
    looks_embedded(document, path)
    with pikepdf.open(path) as file:
        looks_tagged(document, file)
        looks_led_in(document, file)
        if len(file.pages) != len(pages):
            fault(document, f"{len(file.pages)} pages, of which {len(pages)} have text")
    looks_inside(document, path)
    looks_signed(document, pages, briefing)
    if document.name == "brief.pdf":
        if len(pages) > BRIEF_PAGES:
            fault(document, f"{len(pages)} pages, more than {BRIEF_PAGES}")
    else:
        looks_whole(document, pages, wanted(document.name, briefing))
    is_judged_well(document, path, len(pages))
    return f"{document.name} {len(pages)} pages, {document.stat().st_size / 1000:.0f} kB"


def main():
    """Looks at all documents of a folder."""
    folder, briefing = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    documents = sorted(folder.glob("*.pdf"))
    topics = {f"topic-{Path(topic['href']).stem}.pdf" for topic in briefing["topics"]}
    for name in sorted({"brief.pdf", "pack.pdf", *topics} - {document.name for document in documents}):
        faults.append(f"{name}: is not there")
    lengths = [look(document, briefing) for document in documents]
    print(f"      {'; '.join(lengths)}")
    for words in faults[:60]:
        print(f"fault {words}")
    if faults:
        sys.stdout.flush()
        sys.exit(f"{len(faults)} faults in PDFs")
    print("ok    pdf: syntax, fonts, tags, outline, headings, heads, every statement and passage, two judges")


main()
