"""What in a story may endanger a child, as far as a machine can see it: hints for the moderator, never a decision.

They point too often rather than too seldom. Names are seen by their capitals, in Latin and Cyrillic letters alone;
where a story has others, a hint says that names were not looked for.
"""

import re
import unicodedata
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
MY_NAME = either(
    r"\b(?:my name is|I am called|je m[’']appelle|mon nom est|me llamo|mi nombre es)\s+\w+(?:\s\w+)?",
    r"меня зовут\s+\w+(?:\s\w+)?|мо[её] имя\s+\w+|我叫\w+|我的名字(?:是|叫)?\w+|(?:اسمي|أدعى)(?:\s+\w+){1,3}",
)
TWO_CAPITALISED = re.compile(rf"\b{CAPITALISED}\s{CAPITALISED}\b")
UNPARTED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
"""Two letters or more of scripts that write family name and first name without a space."""
PARTS = re.compile(r"[^\s_.·・•]+")
SEARCHED = ("LATIN", "CYRILLIC", "MODIFIER", "FEMININE", "MASCULINE")
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
    "my-name": MY_NAME,
    "danger": DANGER,
}


def hints(*, story: Story) -> list[Hint]:
    """Everything worth a second look, each kind once, the gravest first."""
    told = (story.title, story.text, story.place, story.answer, story.organisation, story.called)
    text = "\n".join(told)
    found = [
        Hint(code, one[0].strip()[:60]) for code, pattern in PATTERNS.items() if (one := pattern.search(text))
    ]
    if has_other_script(text):
        found.append(Hint("script"))
    if is_full_name(story.called):
        found.insert(0, Hint("called", story.called))
    named = story.called or any(hint.code in ("full-name", "my-name") for hint in found)
    if story.picture_id and (story.place or story.state) and named:
        found.insert(0, Hint("together"))
    if story.picture_id:
        found.append(Hint("picture"))
    return found


def is_full_name(name: str) -> bool:
    """Whether a name may be a full one: it has two parts, or two letters of a script that does not part them."""
    return len(PARTS.findall(name)) > 1 or UNPARTED.search(name) is not None


def may_hold_full_name(words: str) -> bool:
    """Whether a short text, such as what a picture shows, may hold a full name."""
    return TWO_CAPITALISED.search(words) is not None or MY_NAME.search(words) is not None


def has_other_script(text: str) -> bool:
    """Whether there are letters in which names are not looked for."""
    return any(one.isalpha() and not unicodedata.name(one, "").startswith(SEARCHED) for one in text)
