"""Statements for the demonstration: made up, marked so in their titles and first lines, sent to nobody.

The two facts in them are those of the domain reference: the Committee's day of general discussion on children as
human rights defenders was held on 28 September 2018, and organisations ask for sessions to be announced early.
"""

from datetime import UTC, datetime, time

from palais.apps.people.models import Organisation
from palais.apps.signons.choices import StatementKind
from palais.apps.signons.models import Statement
from palais.apps.signons.services import signatories, statements, texts
from palais.apps.signons.services.pasted import Entry
from palais.apps.signons.services.statements import StatementWords
from palais.apps.signons.services.texts import TextWords

LETTER = "2021-03-22-example-joint-letter-announce-sessions-early"
STATEMENT = "2018-09-28-example-joint-statement-children-as-human-rights-defenders"
STATES = (
    *("MAR", "LUX", "TUN", "CHE", "BEL", "IND", "SEN", "MDA", "SWE", "CHL"),
    *("KEN", "NPL", "PER", "BOL", "UKR", "FRA", "DEU", "ESP", "ITA", "NLD"),
)
OTHERS = 60

EARLY = (
    TextWords(
        "en",
        "Example joint letter: announce sessions early",
        "Members of the Committee on the Rights of the Child",
        "<p><b>This letter is an example. It was written for a demonstration and sent to nobody.</b></p>"
        "<p>Children prepare for months to meet the Committee. When a session is announced late, or moved, visas and "
        "journeys cannot be arranged in time.</p>"
        "<p>We ask that:</p><ul><li>sessions be announced a year ahead,</li>"
        "<li>every scenario be told as long as none is certain.</li></ul>",
    ),
    TextWords(
        "fr",
        "Exemple de lettre commune : annoncer les sessions à l’avance",
        "Membres du Comité des droits de l’enfant",
        "<p><b>Cette lettre est un exemple. Elle a été écrite pour une démonstration et n’a été envoyée à "
        "personne.</b></p>"
        "<p>Des enfants se préparent pendant des mois à rencontrer le Comité. Quand une session est annoncée tard, ou "
        "déplacée, ni les visas ni les voyages ne peuvent être organisés à temps.</p>"
        "<p>Nous demandons :</p><ul><li>que les sessions soient annoncées un an à l’avance,</li>"
        "<li>que tous les scénarios soient communiqués tant qu’aucun n’est certain.</li></ul>",
        "Organisation exemple B",
    ),
    TextWords(
        "es",
        "Ejemplo de carta conjunta: anunciar los períodos de sesiones con antelación",
        "Miembros del Comité de los Derechos del Niño",
        "<p><b>Esta carta es un ejemplo. Se escribió para una demostración y no se envió a nadie.</b></p>"
        "<p>Niñas y niños se preparan durante meses para encontrarse con el Comité. Cuando un período de sesiones se "
        "anuncia tarde, o se traslada, no es posible organizar a tiempo ni los visados ni los viajes.</p>"
        "<p>Pedimos:</p><ul><li>que los períodos de sesiones se anuncien con un año de antelación,</li>"
        "<li>que se comuniquen todos los escenarios mientras ninguno sea seguro.</li></ul>",
    ),
    TextWords(
        "ru",
        "Пример совместного письма: объявлять о сессиях заранее",
        "Членам Комитета по правам ребёнка",
        "<p><b>Это письмо — пример. Оно написано для демонстрации и никому не отправлено.</b></p>"
        "<p>Дети месяцами готовятся к встрече с Комитетом. Когда о сессии объявляют поздно или её переносят, "
        "оформить визы и поездки вовремя невозможно.</p>"
        "<p>Мы просим:</p><ul><li>объявлять о сессиях за год,</li>"
        "<li>сообщать обо всех вариантах, пока ни один из них не определён.</li></ul>",
    ),
)
DEFENDERS = (
    TextWords(
        "en",
        "Example joint statement: children as human rights defenders",
        "States\nThe Committee on the Rights of the Child",
        "<p><b>This statement is an example. It was written for a demonstration and made nowhere.</b></p>"
        "<p>On 28 September 2018 the Committee holds its day of general discussion on children as human rights "
        "defenders.</p><h2>What children need</h2><p>Safety, information, and adults who answer.</p>",
    ),
    TextWords(
        "fr",
        "Exemple de déclaration commune : les enfants, défenseurs des droits humains",
        "États\nComité des droits de l’enfant",
        "<p><b>Cette déclaration est un exemple. Elle a été écrite pour une démonstration et n’a été faite nulle "
        "part.</b></p><p>Le 28 septembre 2018, le Comité tient sa journée de débat général sur les enfants défenseurs "
        "des droits humains.</p><h2>Ce dont les enfants ont besoin</h2><p>Sécurité, information, et des adultes qui "
        "répondent.</p>",
    ),
)


def show() -> None:
    """Make what is missing; a second time changes nothing."""
    letter = StatementWords(
        kind=str(StatementKind.LETTER),
        language="en",
        dated="2021-03-22",
        body="crc",
        session="crc-87",
        topics=("crc-reporting", "treaty-body-strengthening", "child-participation"),
        states=("LUX", "TUN"),
    )
    put(LETTER, letter, EARLY, entries(OTHERS))
    defenders = StatementWords(
        kind=str(StatementKind.JOINT_STATEMENT),
        language="en",
        dated="2018-09-28",
        body="crc",
        treaty="crc",
        session="crc-79",
        topics=("child-human-rights-defenders",),
    )
    put(STATEMENT, defenders, DEFENDERS, entries(0))


def put(key: str, words: StatementWords, several: tuple[TextWords, ...], signed: list[Entry]) -> None:
    if Statement.objects.filter(key=key).exists():
        return
    made = statements.add(words=words, title=several[0].title, by=None, is_demo=True)
    for text in several:
        texts.put(key=made.key, version=None, words=text, by=None)
    signatories.put(key=made.key, version=None, entries=signed, by=None)
    statements.publish(key=made.key, version=None, by=None)
    at = datetime.combine(made.first_day, time(12), UTC)
    Statement.objects.filter(pk=made.pk).update(published_at=at, changed_at=at)


def entries(others: int) -> list[Entry]:
    """The example organisations that are listed, then examples of others that signed."""
    own = Organisation.objects.filter(is_demo=True, is_listed=True).order_by("key")
    signed = [Entry(one.name, one.state, one.pk) for one in own]
    more = [
        Entry(f"Example signatory {number}", STATES[number % len(STATES)]) for number in range(1, others + 1)
    ]
    return [*signed, *more]
