"""How to use a product, to keep or to print."""

from django.utils.translation import gettext as _

from pistos.invoices.rules.papers.setting import gap, paper, said


def guide_paper(*, title: str, text: str, warnings: str, version: str, language: str) -> bytes:
    """Headings in the language in force; `language` is that of the text."""
    story = [said(title, "title"), said(_("How to use it"), "head"), said(text)]
    if warnings:
        story += [gap(2), said(_("Safety"), "head"), said(warnings)]
    return paper(story, title=title, foot=f"{title} · {version}", language=language)
