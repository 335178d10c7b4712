"""What staff write in the help pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.components.topics import TOPICS
from pistos.help.actions.articles import LONGEST_BODY, LONGEST_TITLE, Writing
from pistos.help.models import Article, Topic
from pistos.kit.languages import LANGUAGES


class ArticleForm(forms.Form):
    """The question and the answer in each of the shop's languages; at least one must be written."""

    topic = forms.ChoiceField(label=_("Topic"), choices=list(TOPICS.items()))
    position = forms.IntegerField(
        label=_("Place within its topic"), min_value=0, max_value=999, initial=0, required=False
    )

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for code in languages:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Question (%(language)s)") % {"language": LANGUAGES[code]},
                max_length=LONGEST_TITLE,
                required=False,
                widget=forms.TextInput(attrs={"lang": code}),
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Answer (%(language)s)") % {"language": LANGUAGES[code]},
                help_text=_(
                    "An empty line begins a paragraph, “- ” a list, “## ” a heading. Begin with “> ” and"
                    " what it says in short."
                ),
                max_length=LONGEST_BODY,
                required=False,
                widget=forms.Textarea(attrs={"lang": code, "rows": 8}),
            )

    def writing(self, article: Article | None = None) -> Writing:
        """What was written; texts in languages that the shop no longer speaks stay."""
        data = self.cleaned_data
        title = dict(article.title) if article else {}
        body = dict(article.body) if article else {}
        title |= {code: data[f"title_{code}"] for code in self.languages}
        body |= {code: data[f"body_{code}"] for code in self.languages}
        return Writing(title, body, data["topic"], data["position"] or 0)

    @staticmethod
    def initial_of(article: Article) -> dict[str, Any]:
        return {
            "topic": article.topic,
            "position": article.position,
            **{f"title_{code}": text for code, text in article.title.items()},
            **{f"body_{code}": text for code, text in article.body.items()},
        }

    @staticmethod
    def initial_for(words: str, language: str) -> dict[str, Any]:
        """A new article for words that were sought in vain."""
        return {"topic": Topic.OTHER, f"title_{language}": words}
