"""The metadata that says one file is both PDF/A-2a and PDF/UA-1.

WeasyPrint writes the PDF/A part; the PDF/UA identifier and the extension schema that PDF/A demands for it
(ISO 19005-2, 6.6.2.3) must stand inside the same rdf:RDF.
"""

from xml.sax.saxutils import escape

END = b"</rdf:RDF>"

PDFUA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
LANGUAGE = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language></rdf:Description>
"""


def complete(metadata: bytes, language: str) -> bytes:
    """Return the XMP packet with the PDF/UA-1 identifier, its schema and the language. ValueError without rdf:RDF."""
    head, end, tail = metadata.rpartition(END)
    if not end:
        raise ValueError("The metadata has no rdf:RDF.")
    return head + (PDFUA + LANGUAGE.format(escape(language))).encode() + end + tail
