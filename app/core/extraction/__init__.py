"""Finding what a text asks for: items, what is undecided, what it does not say. It proposes; people decide.

Pure rules, no language model. Every proposal is a literal piece of the text, with its place.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from app.core.assignment import Archetype
from app.core.extraction import lexicon
from app.core.extraction.archetypes import scores_of
from app.core.extraction.blocks import Blocks, blocks_of, without_mail_heads
from app.core.extraction.conflicts import miscounted
from app.core.extraction.cues import opens_of
from app.core.extraction.giving import as_message, chance_of
from app.core.extraction.items import items_of
from app.core.extraction.language import language_of
from app.core.extraction.learnt import Learnt, shipped
from app.core.extraction.lexicon import pattern
from app.core.extraction.normal import Normal, normalise
from app.core.extraction.slots import Reading, reading_of, slots_of
from app.core.extraction.spans import Cue, Found, Kind, Open, Span
from app.core.extraction.times import Role, moments
from app.core.extraction.traits import of_work

__all__ = ["Cue", "Extraction", "Item", "Kind", "OpenPoint", "extract"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing the text asks for: its literal words, their place, its sort, whether the text leaves it open."""

    text: str
    start: int
    kind: Kind
    undecided: bool
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """A literal piece of the text that shows something to be undecided."""

    text: str
    start: int
    cue: Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in a text. Places are counted in code points."""

    archetype: Archetype
    items: tuple[Item, ...]
    undecided: tuple[OpenPoint, ...]
    slots_present: tuple[str, ...]
    slots_missing: tuple[str, ...]
    stated_count: int | None
    brittle_cue: str | None
    language: str = ""


_DEFAULT_KINDS = {
    Archetype.PARAMETERS: Kind.PARAMETER,
    Archetype.PROCESS: Kind.STAGE,
    Archetype.HIRING: Kind.CRITERION,
    Archetype.CHORE: Kind.STAGE,
    Archetype.PURCHASE: Kind.PART,
    Archetype.DECISION: Kind.OPTION,
}
_NOTHING_ASKED = lexicon.said(
    r"""
        no action (?:needed | required) | nothing (?:you (?:need | have) )?to do | no need to (?:do anything | reply |
        act) | just (?:so you know | fyi) | for your information | all (?:settled | done) now | nichts zu tun | nur
        zur info | zur info | zur kenntnis | kein handlungsbedarf | no hay que hacer nada | solo para informar | rien
        à faire | pour info
    """
)
_CHATTER = pattern(
    r"\W*(?:@\S+\W+)?(?:(?:oh|so|ok|ach|och|bueno|bon|hi|hey|hello|hallo|hola|salut|coucou|moin|leute|folks|"
    r"all|everyone|team|zusammen|"
    r"a todos|a todas|tout le monde|todos)\W+){0,3}"
    + lexicon.words(
        r"""
        lovely | brilliant | fantastic | thanks | thank you | thx | cheers | congrat\w* | well done | (?:great |
        good | cracking) (?:game | night | match | party | day | weekend) | great job | nice work | happy birthday |
        welcome | fyi | (?:does | do | did | has | have) (?:anyone | anybody | someone) (?:\w+ )?\w+ | anyone
        (?:know | seen | else | got | want | fancy | up for) | who (?:knows | ate | took | left | stole | has |
        wants | else) | guess (?:who | what) | riddle | joke | good (?:morning | evening | night) | morning all |
        happy (?:friday | monday) | (?:quick | small | little )?(?:update | reminder that | heads[- ]up | news) |
        just back from | what a (?:day | week | night | game | mess) | (?:i can't believe | can you believe) | lol |
        haha | oh (?:wonderful | great | joy | look) | good news | great news | danke | vielen dank | glückwunsch |
        herzlichen | (?:weiß | weiss) (?:\w+ )?(?:jemand | wer) | hat (?:\w+ )?(?:jemand | wer) | wer (?:hat | war |
        kommt | will | kennt) | kurzer stand | guten morgen | na toll | schöne[ns]? (?:wochenende | feierabend) |
        super arbeit | rätsel | kurzes update | toll gemacht | gracias | enhorabuena | (?:alguien | sabe alguien |
        sabéis)(?: \w+)? (?:sabe | tiene | ha | si) | alguien sabe | buen (?:trabajo | finde) | felicidades | feliz
        | qué (?:partido | día | bien | risa) | quién (?:ha | se ha | viene) | adivina\w* | noticias? | buenos días
        a | merci (?:à | pour | beaucoup | encore | infiniment) | bravo | félicitations | (?:est-ce que )?quelqu'un
        (?:sait | a | aurait | connaît) | qui (?:a | veut | vient | aurait) | petite? (?:devinette | bilan | blague
        | info | rappel) | devinette | joyeux | bon (?:week-end | anniversaire) | quelle (?:journée | soirée)
    """
    )
)
_ASKING = lexicon.said(
    r"""
        please | pls | could you | can you | would you | need(?: you| it| this | s)? (?:to | by | from) | by
        (?:monday | tuesday | wednesday | thursday | friday) | bitte | kannst du | könntest du | könnt ihr | por
        favor | porfa | hace falta | hay que | puedes | podrías | necesit\w+ | s'il te plaît | s'il vous plaît |
        peux-tu | pourrais-tu | pouvez-vous | tu peux | merci de | il faut | deadline
    """
)
# A question to nobody in particular, on no work.
_TO_ALL = pattern(
    lexicon.words(
        r"""
        (?:has | have | did | does | do) (?:anyone | anybody | someone | somebody) | (?:hat | weiß | kennt |
        will | mag) (?:hier | vielleicht | zufällig)? ?(?:jemand | wer | irgendwer) | (?:alguien | quién)
        (?:sabe | ha | tiene | vio | quiere) | quelqu'un (?:sait | a | aurait | connaît | veut)
    """
    )
)
TO_ALL_READ = 160
_LAUGHED = pattern(r"\W*(?:haha+|ha ha|(?:ja){2,}|hihi|lol|mdr|ptdr)\b")
_JOKE = re.compile(r"[😂🤣😹😆😜🤪]\W*$|\b(?:jk|just kidding|scherz)\W*$", re.IGNORECASE)
_LAUGH = re.compile(r"\b(?:lol|haha+|jaja+|mdr|ptdr)\W*$", re.IGNORECASE)
# With a wish for the day people end what is said for its own sake.
_WISHED = pattern(
    lexicon.words(
        r"""
        happy (?:friday | monday | weekend)(?: everyone | all | folks)? | (?:good | great | nice) weekend(?: all |
        everyone | folks)? | schöne[sn]? (?:wochenende | feierabend)(?: alle\w* | zusammen | euch)? | bis morgen |
        (?:buen | feliz) (?:finde | fin de semana | viernes)(?: a tod\w+)? | bon (?:week-end | dimanche)(?: à tous |
        les amis | à toutes)?
    """
    )
    + r"\W*$"
)
_BRITTLE = lexicon.said(
    r"""
        bottom line | every (?:single )?(?:one | number | figure | value | item)(?: of (?:them | these))? (?:matters
        | counts | must | has to) | all (?:of them )?(?:must | have to | need to) be (?:right | correct | exact |
        accurate) | must all be (?:right | correct) | one (?:wrong | mistake | error | bad) .{0,40}(?:ruins | spoils
        | sinks | breaks | kills | and) .{0,20} | whole \w+ (?:is | becomes | would be) (?:garbage | useless |
        worthless | void | wrong) | can'?t (?:be )?(?:move | moved | change | changed | undo | undone | fix |
        corrected) (?:it )?(?:afterwards | later | after) | go(?:es | ing)? (?:straight | directly )?(?:to | into |
        in) the (?:board | regulator | bid | contract | court | judge | tender | insurer | ministry | auditor | tax
        office) | signed off (?:on | by)? | no (?:room for error | margin) | zero tolerance | must not be wrong |
        (?:legally )?binding | can'?t afford (?:a | any) (?:mistake | error)s? | geht (?:so | direkt )?an (?:den
        vorstand | die behörde | das amt | die aufsicht | die bank | das gericht) | jede\w* (?:einzelne\w* )?(?:zahl
        | wert) (?:zählt | muss stimmen) | muss alles stimmen | alle\w* müssen stimmen | darf nichts falsch | lässt
        sich (?:danach | später) nicht mehr | va (?:directo | derecho )?(?:al consejo | a la junta | al contrato |
        al regulador | a hacienda | al ministerio) | todas? tienen? que (?:estar bien | ser correct\w*) | un (?:solo
        )?error .{0,30} | no se puede (?:cambiar | corregir | mover) (?:después | luego) | part (?:directement
        )?(?:au conseil | chez le | à la préfecture | au contrat | au régulateur | à l'administration) | chaque
        (?:chiffre | valeur) compte | tout doit être (?:juste | exact) | une (?:seule )?erreur .{0,30} | on ne
        (?:peut | pourra) (?:plus | pas) (?:le | la | les )?(?:changer | corriger | modifier)
    """
)
_COUNT = pattern(
    rf"(?<![\w.,:/-])(?:about | around |~ ?|roughly | all | the | these | unsere | die | los | las | les | ces |"
    rf"estos | estas )*(?P<count>\d{{1,2}}|{'|'.join(lexicon.COUNT_WORDS)})(?: \w+){{0,2}}? "
    r"(?:parameters?|params|inputs?|variables?|numbers?|figures?|values?|items?|things|stages?|steps?|"
    r"phases?|rounds?|points?|questions?|sections?|topics?|findings?|tasks?|options?|criteria|metrics?|"
    r"assumptions?|deliverables?|chapters?|parts?|estimates?|rates?|"
    r"zahlen|werte|punkte|fragen|schritte|phasen|aufgaben|themen|kennzahlen|annahmen|dinge|sachen|"
    r"kriterien|optionen|parámetros|cifras|valores|puntos|preguntas|pasos|etapas|tareas|temas|cosas|datos|"
    r"criterios|opciones|secciones|paramètres|chiffres|valeurs|points|questions|étapes|tâches|sujets|"
    r"choses|critères|rubriques|données)(?!\w)"
)
_POINTS_INSIDE = lexicon.said(
    r"""
        this one | the quote | below | see (?:below | forwarded) | forwarded | following | above | siehe unten | unten |
        folgende\w* | abajo | siguiente | reenvi\w+ | ci-dessous | suivant\w*
    """
)
TASK_WORDS = 8
DEFINING_WORDS = 4
SHORT = 300
MORE_THAN_GUESSED = 0.3  # below it the likeliest kind of work is more often wrong than right
ENOUGH = 3  # things of a named kind that make a list
CHATTER = 0.12  # prose that is less likely to give work than this is taken for talk
MOST_READ = 40_000  # the longest message Slack takes
TASK_READ = 20_000  # what a task is about stands near its beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A text taken apart: its blocks, the items and the open points in them, whether it seems to ask for anything."""

    normal: Normal
    blocks: Blocks
    items: list[Found]
    opens: list[Open]
    asks: bool


def extract(raw: str, *, given: bool = False, learnt: Learnt | None = None) -> Extraction:
    """Return what the first `MOST_READ` signs of `raw` ask for, as far as the rules and what was `learnt` tell.

    What somebody has `given` as a task is not taken for talk because it sounds like it.
    """
    models = learnt or shipped()
    parts = parts_of(raw)
    normal = parts.normal
    likely_task = given or _lists_things(parts) or chance_of(as_message(normal.text), models.tasks) >= CHATTER
    asked = parts.asks and likely_task
    likely = models.work.chances(work_traits(parts, models.work.weights)) if asked else {}
    archetype = _archetype(likely)
    asks = archetype is not Archetype.NONE
    found, opens = (_with_kinds(parts.items, archetype), parts.opens) if asks else ([], [])
    present, missing = slots_of(evidence_for(parts, archetype), archetype, likely, models.slots) if asks else ((), ())
    brittle = _BRITTLE.search(normal.text)
    return Extraction(
        archetype=archetype,
        items=tuple(_item(normal, one) for one in found),
        undecided=tuple(_point(normal, one) for one in opens),
        slots_present=present,
        slots_missing=missing,
        stated_count=_stated(normal.text) if asks else None,
        brittle_cue=_literal(normal, brittle) if brittle and asks else None,
        language=language_of(normal.text),
    )


def parts_of(raw: str) -> Parts:
    """Return the first `MOST_READ` signs of `raw`, taken apart."""
    normal = normalise(raw[:MOST_READ])
    blocks = blocks_of(normal)
    _leave_out_quotes(normal, blocks)
    found, opens = _found(normal, blocks)
    return Parts(normal=normal, blocks=blocks, items=found, opens=opens, asks=_asks_for_something(normal, blocks))


def work_traits(parts: Parts, known: Container[str]) -> dict[str, float]:
    """Return what tells which kind of work a text asks for; `known` are the words worth reading."""
    text = parts.normal.text[:TASK_READ]
    return of_work(text, parts.blocks, parts.items, scores_of(text, parts.items), known)


def evidence_for(parts: Parts, archetype: Archetype) -> Reading:
    """Return what slots are told by, if the text asks for this kind of work."""
    found = _with_kinds(parts.items, archetype)
    defined = sum(1 for one in found if one.tail and len(parts.normal.read(one.tail).split()) > 1)
    told = without_mail_heads(parts.normal.text[:TASK_READ])
    return reading_of(told, moments(told), found, parts.opens, defined)


def _archetype(likely: Mapping[Archetype, float]) -> Archetype:
    """Return the likeliest kind of work; `other` where even that is a mere guess, `none` where nothing is asked."""
    if not likely:
        return Archetype.NONE
    best = max(likely, key=lambda name: likely[name])
    return best if likely[best] >= MORE_THAN_GUESSED else Archetype.OTHER


def _with_kinds(found: list[Found], archetype: Archetype) -> list[Found]:
    kind = _DEFAULT_KINDS.get(archetype, Kind.PART)
    return [replace(one, kind=one.kind or kind) for one in found if one.only in (None, archetype)]


def _found(normal: Normal, blocks: Blocks) -> tuple[list[Found], list[Open]]:
    """Return the items and the open points of a text that asks for something."""
    opens = opens_of(normal, blocks, blocks.prose)
    found = items_of(normal, blocks, blocks.prose, opens)
    return found, sorted([*opens, *miscounted(normal, found)], key=lambda one: one.span.start)


def _literal(normal: Normal, match: re.Match[str]) -> str:
    return normal.literal(Span(start=match.start(), end=match.end()))[0].strip()


def _item(normal: Normal, found: Found) -> Item:
    text, start = normal.literal(found.span)
    tail = normal.literal(found.tail)[0] if found.tail and not found.undecided else ""
    definition = tail if len(tail.split()) >= DEFINING_WORDS else ""
    return Item(text=text, start=start, kind=found.kind or Kind.PART, undecided=found.undecided, definition=definition)


def _point(normal: Normal, one: Open) -> OpenPoint:
    text, start = normal.literal(one.span)
    stripped = text.strip()
    return OpenPoint(text=stripped, start=start + len(text) - len(text.lstrip()), cue=one.cue)


def _leave_out_quotes(normal: Normal, blocks: Blocks) -> None:
    """Leave a quote out where the text around it is a task by itself, does not point into it, and lists no less."""
    if not _lists(blocks, quoted=False) and _lists(blocks, quoted=True):
        return
    own = " ".join(normal.read(text.span) for text in blocks.prose if not text.quoted)
    quoted = any(text.quoted for text in blocks.prose) or any(one.quoted for one in blocks.lists)
    if quoted and len(own.split()) >= TASK_WORDS and not _POINTS_INSIDE.search(own):
        blocks.prose = [text for text in blocks.prose if not text.quoted]
        blocks.lists = [one for one in blocks.lists if not one.quoted]
        blocks.tables = [one for one in blocks.tables if not one.quoted]


def _lists(blocks: Blocks, *, quoted: bool) -> bool:
    lists = [one.quoted for one in blocks.lists] + [one.quoted for one in blocks.tables]
    return quoted in lists


def _asks_for_something(normal: Normal, blocks: Blocks) -> bool:
    """Whether the text wants anything: not where it says that it does not, thanks, wonders aloud, or jokes."""
    text = normal.text
    if not any(sign.isalpha() for sign in text):
        return False
    if len(text) < SHORT and _JOKE.search(normal.raw.strip()):
        return False
    own = " ".join(normal.read(one.span) for one in blocks.prose if not one.quoted) or text
    if _NOTHING_ASKED.search(own) and not _ASKING.search(own):
        return False
    if (_LAUGH.search(text) or _WISHED.search(text)) and not (_ASKING.search(text) or _is_due(text)):
        return False
    if _has_rows(blocks) or _ASKING.search(text):
        return True
    if _LAUGHED.match(own) or _TO_ALL.search(own, 0, TO_ALL_READ):
        return False
    return not _CHATTER.match(text) or any(one.quoted for one in blocks.prose)


def _lists_things(parts: Parts) -> bool:
    """Whether a text lists things, by its form or by a word that says what they are."""
    named = sum(1 for one in parts.items if one.kind is not None)
    return _has_rows(parts.blocks) or named >= ENOUGH


def _has_rows(blocks: Blocks) -> bool:
    return bool(blocks.lists or blocks.tables or blocks.code)


def _is_due(text: str) -> bool:
    return any(one.role is Role.DEADLINE for one in moments(text[-TASK_READ:]))


def _stated(text: str) -> int | None:
    match = _COUNT.search(text)
    if match is None:
        return None
    word = match["count"].casefold()
    return int(word) if word.isdigit() else lexicon.COUNT_WORDS[word]
