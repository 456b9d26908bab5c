"""Themes: what is known by which words, and what a recommendation is about.

This package knows names of themes in several languages, rules made of word lists, and a linear model that is trained on
labelled texts and served without any library. It does not know the themes themselves: they are facts and passed in.
There is no law here: docs/rules/tags.md has the choices; the clusters are those of the Committee's guidelines.

    Themes(…).other_words(question)        other words for what a question names
    TagRules(kinds).suggest(text, …)       tags by word lists, each with a confidence and the words that set it
    train(examples), Model.read(bytes)     a model; `model.suggest(text)`, `model.written()`
    measure(wanted, given)                 precision, recall and F1 by label and in all
"""

from palais.core.themes.features import Features, features
from palais.core.themes.measuring import Measured, Measures, measure
from palais.core.themes.model import Model, ModelNotUnderstood
from palais.core.themes.names import Theme, Themes, ThemeWord
from palais.core.themes.rules import Suggested, TagKind, TagRules
from palais.core.themes.training import Example, NothingToLearn, Settings, train

__all__ = [
    "Example",
    "Features",
    "Measured",
    "Measures",
    "Model",
    "ModelNotUnderstood",
    "NothingToLearn",
    "Settings",
    "Suggested",
    "TagKind",
    "TagRules",
    "Theme",
    "ThemeWord",
    "Themes",
    "features",
    "measure",
    "train",
]
