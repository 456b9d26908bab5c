"""What in a story may endanger a child, as far as a machine can see it: hints for the moderator, never a decision.

They are looked for in any language with letters, so they point too often rather than too seldom.
"""

import re
from dataclasses import dataclass

from palais.apps.followup.models import Story


def either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


CAPITALISED = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zà-öø-ÿа-яё'’-]{1,}"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
LINK = re.compile(r"https?://\S+|\bwww\.\S+|(?<!\w)@\w{3,}")
PHONE = re.compile(r"(?<!\d)\+?\d[\d\s()./-]{6,}\d(?!\d)")
BIRTH = either(
    r"\b(?:born (?:on|in)|née? le|naci[óo]|birthday|anniversaire|cumpleaños)\b",
    "родил|день рождения|出生|生日|ولد(?:ت)? في|تاريخ الميلاد",
)
AGE = either(
    r"\b\d{1,2}[- ]?(?:years?[- ]old|ans\b|años)",
    r"\b\d{1,2} (?:лет|года)\b|\d{1,2} ?岁|عمر(?:ي|ه|ها) \d",
    r"\b(?:I am|I'm|I’m) \d{1,2}\b",
)
SCHOOL = either(
    r"\b(?:school|college|lycée|collège|école|escuela|colegio|instituto|liceo)\b",
    "школ|гимнази|лице[йя]|学校|小学|中学|مدرسة|ثانوية",
)
STREET = either(
    r"\b\d{1,4},? (?:rue|avenue|street|road|lane)\b",
    r"\b(?:street|avenue|rue|calle|avenida|road)\s+\w+",
    r"\bул\.|улиц|街道?\d|شارع",
)
FULL_NAME = re.compile(rf"(?<![.!?…]\s)(?<!^)\b{CAPITALISED}\s{CAPITALISED}\b", re.MULTILINE)
DANGER = either(
    r"\b(?:threat|police|arrest|beaten|abuse|violen|hurt me|menac|arrêt|amenaz|deten)\w*",
    "угроз|полици|арест|насили|威胁|警察|暴力|تهديد|شرطة|اعتقال|عنف",
)


@dataclass(frozen=True, slots=True)
class Hint:
    """`code` says what, `found` where: the words, empty where it is not about words."""

    code: str
    found: str = ""


PATTERNS = {
    "e-mail": ADDRESS,
    "link": LINK,
    "phone": PHONE,
    "birth": BIRTH,
    "age": AGE,
    "school": SCHOOL,
    "street": STREET,
    "full-name": FULL_NAME,
    "danger": DANGER,
}


def hints(*, story: Story) -> list[Hint]:
    """Everything worth a second look, each kind once, the gravest first."""
    text = f"{story.title}\n{story.text}\n{story.place}\n{story.answer}"
    found = [
        Hint(code, one[0].strip()[:60]) for code, pattern in PATTERNS.items() if (one := pattern.search(text))
    ]
    if len(story.called.split()) > 1:
        found.insert(0, Hint("called", story.called))
    named = story.called or any(hint.code == "full-name" for hint in found)
    if story.picture_id and (story.place or story.state) and named:
        found.insert(0, Hint("together"))
    if story.picture_id:
        found.append(Hint("picture"))
    return found
