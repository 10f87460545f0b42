"""The structure tree of a document, built from WeasyPrint's laid-out boxes so that it holds for PDF/UA-1.

It takes the place of ``weasyprint.pdf.add_tags``. An HTML element becomes one structure element even when it
breaks over pages; what repeats (table heads, running lines) is an artifact; links, lists and table heads
are tied as ISO 14289-1 asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .tables import complete_table
from .text import SVG

ROLES = {
    "div": "Div",
    "header": "Div",
    "footer": "Div",
    "aside": "Div",
    "nav": "Div",
    "figure": "Div",
    "address": "P",
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    **{f"h{n}": f"H{n}" for n in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "img": "Figure",
    f"{SVG}svg": "Figure",
}
#: Elements that hold only other elements: text directly in them gets a paragraph of its own.
GROUPS = frozenset(
    ["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "L", "LI", "Table", "THead", "TBody", "TFoot", "TR"]
)
INLINE = frozenset({"Link", "Span"})
ARTIFACT = object()


class Node:
    """One structure element under construction; ``kids`` are nodes, (page, mcid) or (page, annotation)."""

    __slots__ = (
        "alt",
        "anonymous",
        "attributes",
        "element",
        "id",
        "kids",
        "lang",
        "made",
        "page",
        "parent",
        "reference",
        "role",
    )

    def __init__(self, role: str, parent: Node | None, element: Any, page: int) -> None:
        self.role, self.parent, self.element, self.page = role, parent, element, page
        self.kids: list[Any] = []
        self.attributes: dict[str, Any] = {}
        self.alt = self.lang = self.id = ""
        self.anonymous = False
        self.reference = b""
        self.made: pydyf.Dictionary | None = None
        if parent is not None:
            parent.kids.append(self)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if type(kid) is Node:
                yield from kid.walk()

    def prune(self) -> bool:
        """Drop what holds nothing (empty cells stay, the grid needs them). Returns whether this node stays."""
        self.kids = [kid for kid in self.kids if type(kid) is not Node or kid.prune()]
        return bool(self.kids) or self.role in {"TD", "TH", "Document"}


class Builder:
    """Turn the pages' boxes into nodes, and note which marked content is an artifact."""

    def __init__(self) -> None:
        self.root = Node("Document", None, None, 0)
        self.nodes: dict[Any, Any] = {}
        self.page = 0
        self.height = 0.0
        self.tags: dict[Any, dict[str, Any]] = {}
        self.artifacts: set[int] = set()
        self.dropped: set[bytes] = set()

    def add_page(self, number: int, page: Any, tags: dict[Any, dict[str, Any]]) -> set[int]:
        """Take in one page. Returns the ids of the marked content that is an artifact on it."""
        self.page, self.height, self.tags, self.artifacts = number, page.height, tags, set()
        for child in page._page_box.children:
            self.walk(child, self.root, artifact=isinstance(child, boxes.MarginBox))
        self.artifacts.update(kid["mcid"] for kid in tags.values())
        tags.clear()
        return self.artifacts

    def walk(self, box: Any, parent: Node, artifact: bool) -> None:
        """Place one box and what it holds."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            kid = self.tags.pop(box, None)
            if kid is not None:
                self.mark(parent, kid["mcid"], artifact)
            return
        node = parent
        if box.element is not None and (box.element is not parent.element or "::" in box.element_tag):
            found = self.find(box, parent)
            if found is ARTIFACT:
                artifact = True
            else:
                node = found
        artifact = artifact or box.is_leader
        if box.link_annotation is not None:
            self.link(box, node)
        if isinstance(box, boxes.ReplacedBox):
            kid = self.tags.pop(box, None)
            if kid is not None:
                hidden = artifact or node.role != "Figure"
                self.mark(node, kid["mcid"], hidden)
                if not hidden and "BBox" not in node.attributes:
                    node.attributes.update(O="/Layout", Placement="/Block", BBox=self.rectangle(box))
            return
        for child in box.children:
            self.walk(child, node, artifact)

    def mark(self, node: Node, mcid: int, artifact: bool) -> None:
        """Give marked content to a node, inside a paragraph where the node may hold no text itself."""
        if artifact:
            self.artifacts.add(mcid)
            return
        self.holder(node).kids.append((self.page, mcid))

    def holder(self, node: Node) -> Node:
        """Return the node, or the nameless paragraph at its end when it may not hold text itself."""
        if node.role not in GROUPS:
            return node
        last = node.kids[-1] if node.kids else None
        if type(last) is Node and last.anonymous:
            return last
        role = {"LI": "LBody", "L": "LI"}.get(node.role, "P")
        made = Node(role, node, None, self.page)
        made.anonymous = True
        return self.holder(made)

    def find(self, box: Any, parent: Node) -> Any:
        """Return the node of a box's element: the one it has from before, a new one, or ARTIFACT."""
        element, tag = box.element, box.element_tag
        if "::" in tag:
            return self.marker(element, parent) if tag == "li::marker" else parent
        known = self.nodes.get(element)
        if known is not None:
            if known is not ARTIFACT and known.role in {"THead", "TFoot"} and known.page != self.page:
                return ARTIFACT
            return known
        node = self.make(element, tag, parent)
        if node is ARTIFACT or node.element is element:
            self.nodes[element] = node
        return node

    def make(self, element: Any, tag: str, parent: Node) -> Any:
        """Make the node of an element seen for the first time; inline elements have none and use the parent's."""
        role = ROLES.get(tag)
        lang = element.get("lang", "")
        if role is None or (role == "Div" and parent.role == "L"):
            if not lang or tag in {"html", "body"}:
                return parent
            role = "Span"
        if role == "Figure":
            alt = alternative(element)
            if not alt:
                return ARTIFACT
            node = Node("Figure", parent, element, self.page)
            node.alt = alt
        elif role == "LI":
            item = Node("LI", parent, None, self.page)
            node = Node("LBody", item, element, self.page)
        elif role in {"Lbl", "LBody"}:
            fresh = role == "Lbl" or not (parent.kids and parent.kids[-1].role == "LI")
            item = Node("LI", parent, None, self.page) if fresh else parent.kids[-1]
            node = Node(role, item, element, self.page)
        else:
            if role in INLINE:
                parent = self.holder(parent)
            node = Node(role, parent, element, self.page)
        if role == "L":
            numbering = {"ul": "/Disc", "ol": "/Decimal"}.get(tag, "/None")
            node.attributes.update(O="/List", ListNumbering=numbering)
        node.lang = lang
        return node

    def marker(self, element: Any, parent: Node) -> Node:
        """Return the label of a list item, first in the item."""
        body = self.nodes.get(element) or self.find_item(element, parent)
        item: Any = body.parent
        first = item.kids[0]
        if first.role == "Lbl":
            return first
        label = Node("Lbl", item, None, self.page)
        item.kids.insert(0, item.kids.pop())
        return label

    def find_item(self, element: Any, parent: Node) -> Node:
        """Make the node of a list item whose marker comes before it."""
        node = self.nodes[element] = self.make(element, "li", parent)
        return node

    def link(self, box: Any, node: Node) -> None:
        """Tie an annotation to its link; WeasyPrint makes one for every box inside a link, pseudo elements too."""
        if "::" in box.element_tag or box.is_leader:
            self.dropped.add(box.link_annotation.reference)
            return
        known = self.nodes.get(box.element)
        target: Node | None = known if isinstance(known, Node) else node
        while target is not None and target.role != "Link":
            target = target.parent
        if target is None:
            target = Node("Link", self.holder(node), None, self.page)
        target.kids.append((self.page, box.link_annotation))

    def rectangle(self, box: Any) -> pydyf.Array:
        """Return a box's place on the page, in points from the lower left corner."""
        x, y = box.content_box_x(), box.content_box_y()
        corners = (x, self.height - y - box.height, x + box.width, self.height - y)
        return pydyf.Array([round(0.75 * value, 2) for value in corners])


def alternative(element: Any) -> str:
    """Return the text that stands for a picture: ``alt``, or an SVG's own title and description."""
    if element.tag != f"{SVG}svg":
        return (element.get("alt") or "").strip()
    parts = [
        "".join(found.itertext()) for name in ("title", "desc") if (found := element.find(SVG + name)) is not None
    ]
    joined = ". ".join(text.rstrip(".") for part in parts if (text := " ".join(part.split())))
    return joined or (element.get("aria-label") or "").strip()


def hide(stream: pydyf.Stream, artifacts: set[int]) -> None:
    """Turn marked content into artifacts in a page's stream (ISO 32000-1, 14.8.2.2)."""
    items = stream.stream
    for index, item in enumerate(items):
        if type(item) is pydyf.Dictionary and item.get("MCID") in artifacts and items[index + 1] == b"BDC":
            items[index - 1], items[index], items[index + 1] = "/Artifact", b"", b"BMC"


def add_tags(pdf: pydyf.PDF, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:
    """Write the structure tree, as ``weasyprint.pdf.add_tags`` would be called to."""
    builder = Builder()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        if artifacts := builder.add_page(number, page, stream._tags):
            hide(stream, artifacts)
    kept: list[Any] = [pdf.objects[number] for number in pdf.pages["Kids"][::3]] if builder.dropped else []
    for page in kept:
        if "Annots" in page:
            page["Annots"] = pydyf.Array(ref for ref in page["Annots"] if ref not in builder.dropped)
    root = builder.root
    for node in root.walk():
        if node.role == "Link" and not any(type(kid) is tuple and not isinstance(kid[1], int) for kid in node.kids):
            node.role = "Span"
    root.prune()
    names = [
        name
        for number, table in enumerate(n for n in root.walk() if n.role == "Table")
        for name in complete_table(table, number)
    ]
    write(pdf, root, len(page_streams), names)


def write(pdf: pydyf.PDF, root: Node, pages: int, named: list[Node]) -> None:
    """Turn the nodes into the objects of the file, and tie marked content and annotations back to them."""
    parents = pydyf.Dictionary({})
    pdf.add_object(parents)
    tree = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
    pdf.add_object(tree)
    by_page: list[dict[int, bytes]] = [{} for _ in range(pages)]
    annotations: list[tuple[bytes, Any]] = []
    references = pdf.page_references
    nodes = list(root.walk())
    for node in nodes:
        node.made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}"})
        pdf.add_object(node.made)
        node.reference = node.made.reference
    for node in nodes:
        made = node.made
        assert made is not None
        made["P"] = node.parent.reference if node.parent is not None else tree.reference
        made["Pg"] = references[node.page]
        kids: list[Any] = []
        for kid in node.kids:
            if type(kid) is Node:
                kids.append(kid.reference)
                continue
            page, what = kid
            if isinstance(what, int):
                by_page[page][what] = node.reference
                kids.append(
                    what
                    if page == node.page
                    else pydyf.Dictionary({"Type": "/MCR", "Pg": references[page], "MCID": what})
                )
            else:
                annotations.append((node.reference, what))
                kids.append(pydyf.Dictionary({"Type": "/OBJR", "Pg": references[page], "Obj": what.reference}))
        if kids:
            made["K"] = pydyf.Array(kids)
        if node.attributes:
            made["A"] = pydyf.Dictionary(node.attributes)
        if node.alt:
            made["Alt"] = pydyf.String(node.alt)
        if node.lang:
            made["Lang"] = pydyf.String(node.lang)
        if node.id:
            made["ID"] = pydyf.String(node.id)
    numbers = pydyf.Array()
    for page, found in enumerate(by_page):
        last = max(found, default=-1)
        numbers.extend((page, pydyf.Array([found.get(mcid, b"null") for mcid in range(last + 1)])))
    for key, (reference, annotation) in enumerate(annotations, start=pages):
        numbers.extend((key, reference))
        annotation["StructParent"] = key
    parents["Nums"] = numbers
    tree["ParentTreeNextKey"] = pages + len(annotations)
    tree["K"] = pydyf.Array([root.reference])
    if named:
        names = pydyf.Array()
        for node in sorted(named, key=lambda n: n.id):
            names.extend((pydyf.String(node.id), node.reference))
        tree["IDTree"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["StructTreeRoot"] = tree.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
