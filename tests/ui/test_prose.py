"""Plain text as paragraphs and lists."""

from __future__ import annotations

from omstilling.ui.prose import opening, prose


def test_blank_lines_part_paragraphs_and_dashes_make_lists():
    html = prose("Første avsnitt\nmed to linjer.\n\nVi gjør dette:\n- ett\n- to\r\n\r\nSlutt.")
    assert html == (
        '<p class="ds-paragraph">Første avsnitt<br>med to linjer.</p>\n'
        '<p class="ds-paragraph">Vi gjør dette:</p>\n'
        '<ul class="ds-list"><li>ett</li><li>to</li></ul>\n'
        '<p class="ds-paragraph">Slutt.</p>'
    )


def test_nothing_in_the_text_is_markup():
    html = prose("<script>alert(1)</script>\n\n- <b>fet</b> & «sitat»")
    assert "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;" in html and "&lt;b&gt;fet&lt;/b&gt; &amp; «sitat»" in html


def test_an_empty_text_is_nothing():
    assert prose("") == prose(" \n\n \n") == ""


def test_a_minus_in_a_sentence_is_no_list():
    assert "<ul" not in prose("-5 grader\n−12 500 kr")


def test_the_opening_is_the_first_paragraph_cut_at_a_word():
    assert opening("Kort tekst.\n\nMer.") == "Kort tekst."
    cut = opening("ord " * 100, 20)
    assert cut == "ord ord ord ord ord …"
