"""Words of four languages that say what something is. Structure comes first; these only name what structure found."""

import re
import unicodedata

from app.core.extraction.spans import Kind

# Letters with a mark, as they are typed in haste: one for one, so that every place stays what it was.
_UNMARKED = {
    code: base
    for code in range(0xC0, 0x250)
    if len(base := "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))) == 1
    and base != chr(code)
}


def unmarked(text: str) -> str:
    """Return `text` without accents and umlauts, of the same length."""
    return text.translate(_UNMARKED)


def _any(alternatives: str) -> str:
    parts = " ".join(alternatives.split()).split(" | ")
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"


def any_of(alternatives: str) -> re.Pattern[str]:
    """Return a pattern for any of the words, in any case: expressions parted by ` | `, on any number of lines."""
    return re.compile(_any(alternatives), re.IGNORECASE)


def words(alternatives: str) -> str:
    """Return such a pattern as text, to be looked for in unmarked text."""
    return _any(unmarked(alternatives))


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression for unmarked text, in any case."""
    return re.compile(unmarked(written), re.IGNORECASE | flags)


def said(alternatives: str = "", *, en: str = "", de: str = "", es: str = "", fr: str = "") -> re.Pattern[str]:
    """Return a pattern for any of the words of four languages, to be looked for in unmarked text."""
    return pattern(words(" | ".join(one for one in (alternatives, en, de, es, fr) if one)))


# What a label says its list is made of.
LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.CRITERION,
        said(
            r"""
        criteri(?:a|on) | acceptance | must[- ]haves? | nice to have | requirements? | what matters | rubric |
        weights? | must | must be | has to be | done when | what counts | judge\w* | weigh\w* | scor(?:e|ing|ed)
        (?:on|by|for) | judged? (?:on|by) | kriterien | kriterium | anforderung(?:en)? | muss | abnahme\w* | wichtig
        | entscheidend | maßgeblich | es zählt | es zählen | criterios? | requisitos? | imprescindibles? | debe
        tener | critères? | exigences? | indispensables? | obligatoire
    """
        ),
    ),
    (
        Kind.STAGE,
        said(
            r"""
        stages? | steps? | phases? | rounds? | pipeline | process | workflow | schritte? | phasen? | stufen? |
        runden? | ablauf | etappen? | etapas? | pasos? | fases? | rondas? | proceso | étapes? | phases? | tours? |
        déroulé | processus
    """
        ),
    ),
    (
        Kind.OPTION,
        said(
            r"""
        options? | candidates? | choices? | alternatives? | either | between | could be | shortlist | vendors? |
        suppliers? | hypothes[ei]s | optionen | alternativen? | kandidaten | entweder | zwischen | auswahl |
        opciones | opción | candidat[oa]s | alternativas? | entre | options? | choix | candidats? | entre | soit |
        pistes?
    """
        ),
    ),
    (
        Kind.PARAMETER,
        said(
            r"""
        parameters? | params? | inputs? | variables? | assumptions? | metrics? | numbers? | figures? | values? |
        estimates? | kpis? | rates? | quantit(?:y|ies) | fields? | kennzahlen | zahlen | annahmen | variablen |
        werte | größen | kennwerte | parámetros? | variables | supuestos | métricas | cifras | valores | datos |
        indicadores | paramètres? | variables | hypothèses | métriques | chiffres | valeurs | indicateurs | données
    """
        ),
    ),
    (
        Kind.PART,
        said(
            r"""
        sections? | cover | topics? | deliverables? | questions? | tasks? | contents? | agenda | items? | points? |
        todos? | to[- ]dos? | chapters? | pieces? | parts? | speakers? | includes? | including | list | themen |
        punkte | abschnitte | aufgaben | fragen | inhalte? | teile | kapitel | bitte noch | brauchen | temas |
        puntos | secciones | tareas | preguntas | contenidos? | partes | capítulos | entregables | incluir | sujets?
        | points? | sections? | tâches | questions? | contenu | parties | chapitres | livrables | inclure |
        rubriques
    """
        ),
    ),
)
# What a label says is no list of work.
NOT_WORK = pattern(
    r"^\W*(?:.*\b)?"
    + words(
        r"""
        notes? | p\.?s | fyi | context | background | contacts? | links? | subject | re | dates? | when | where |
        time | due | deadline | budget | expected | actual | tone | format | length | status | owner | attendees |
        done | already done | out of scope | not needed | no need | why | example | e\.g | update | hi | thanks |
        hinweis | hintergrund | erledigt | termin | frist | grund | nicht nötig | beispiel | nota | contexto | hecho
        | fecha | plazo | no hace falta | ejemplo | remarque | contexte | échéance | pas besoin | exemple | lieu |
        horaire | presupuesto | as in | that is | i\.e | stand | stand der dinge | bilan | state of play
    """
    )
    + r"\W*$"
)
# Verbs after which parallel nouns are what is wanted.
WANTED = said(
    r"""
        needs? | needed | wants? | would love | would like | i'd like | we'd like | looking for | after | send(?:
        me| us| over)? | prepare | prep | covers? | covering | looks? (?:at | into) | includes? | including | get(?:
        me| us)? | gather | collect | order | book | arrange | organi[sz]e | sort(?: out)? | check | review |
        compare | provide | list | bring | buy | estimate | calculate | work out | figure out | measure | track |
        update | draft | write(?: up)? | score(?: \w+){0,3} on | fill in | confirm | test | go through | pull(?:
        together)? | give me | give us | numbers? (?:for | on) | figures? (?:for | on) | estimates? (?:for | of) |
        quotes? (?:for | on) | list of | terms of | such as | namely | brauche[nt]? | benötig\w+ | bräuchte[nt]? |
        möchte[nt]? | schick\w* | prüf\w* | besorg\w* | bestell\w* | organisier\w* | schätz\w* | vergleich\w* |
        enthalten | enthält | kümmer\w* (?:dich | euch | sie sich)? ?um | zahlen (?:für | zu) | nämlich | necesit\w+
        | quier\w+ | queremos | prepar\w+ | env[ií]\w+ | inclu\w+ | revis\w+ | compar\w+ | estim\w+ | calcul\w+ |
        hac\w+ falta | faltan? | besoin (?:de | d') | faut | envoie\w* | envoyer | vérifi\w+ | rédig\w+ | voudrai\w+
        | veux | souhait\w+ | chiffr\w+ | comprend\w* | contien\w+ | conten\w+ | comport\w+ | mirando | considering
        | looking at | encarg\w+ (?:de)? | occupe\w* (?:de)? | nach | sort out | take care of | take on | in charge
        of | responsible for | mit | decide (?:between | on)? | go with | wants? | verlangt | exige\w* | pide\w*
    """
)
OPEN_VALUE = pattern(
    r"\W*(?:\?+|-+|n/?a|null|none|nil|todo|tbd|tbc|tba|fixme|xxx|_+|\.\.\.|empty|offen|leer|vacío|pendiente|vide|"
    r"à (?:définir|compléter)|por definir|~)?\W*"
)
VALUE_HEAD = said(
    r"""
        estimates? | values? | answers? | min | max | hours? | status | amount | figure | number | cost | price |
        state | done\?? | result | open\?? | wert | schätzung | antwort | stunden | stand | betrag | ergebnis |
        kosten | preis | valor | estimación | respuesta | horas | estado | importe | coste | precio | valeur |
        estimation | réponse | heures | statut | état | montant | coût | prix
    """
)
DONE_VALUE = said(
    r"done|finished|complete[d]?|closed|ok|yes|ready|erledigt|fertig|ja|hecho|listo|sí|fait|terminé|oui|✅|✔|✓"
)
# Small words that end or begin a noun phrase, by which the edges of an unlabelled list are found.
LEADING = pattern(
    r"(?:(?:and|or|then|first|finally|also|plus|maybe|perhaps|probably|possibly|vielleicht|eventuell|quizas?|peut-etre|erst|zuerst|primero|d'abord|enfin|und|oder|sowie|"
    r"dann|y|e|o|u|luego|et|ou|puis|&|is|are|ist|es|est|out|up|over|through|down)\s+)+"
    r"|(?:(?:roughly|about|the following|das|die|der|den|dem|el|la|los|las|le|les|the|a|an|our|your|your own|unser\w*|"
    r"nuestr\w+|notre|nos)\s+)(?=\w)"
)
# What ends a list inside its last entry: the list is open, the entry ends before it.
AND_SO_ON = pattern(r"\s+(?:etc|usw|u\. ?s\. ?w|etcétera|et cetera|and so on|y demás|y así)\.*\s*$")
TRAILING = pattern(
    r"\s+(?:for|by|before|so|until|because|since|when|if|once|as|that|that's|i'm|which|who|is|are|was|were|will|"
    r"would|should|could|"
    r"then|but|from|please|pls|asap|today|tomorrow|tonight|this|next|meaning|we|i|you|they|he|she|wir|ich|"
    r"nous|on|für|bis|damit|weil|wenn|ist|sind|wird|werden|"
    r"bitte|aber|para|antes|porque|si|es|son|será|pero|pour|avant|afin|car|parce|est|sont|sera|mais|d'ici|"
    r"into|onto|to|in order|at|on monday|on tuesday|on wednesday|on thursday|on friday|(?:am|im|el|le)"
    r"(?=\s+(?:\d|\w+tag\b|lunes|martes|mi|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi)))(?:\s|$).*",
    re.DOTALL,
)
ETC = pattern(
    r"\W*(?:etc|usw|u\. ?s\. ?w|etcétera|et cetera|and so on|so on|and so forth|the like|und so weiter|y demás|y así|"
    r"et ainsi de suite|and more|more|others|whatever else|something else|stuff|things|anything else|"
    r"(?:was|what|whatever|lo que|ce qu\w*)[ -](?:\w+[ -]){0,3}?(?:sonst|noch|else|mas|d'autre)|anything else|"
    r"(?:u )?otra cosa|another one|others?|o\. ?ä|u\. ?ä|ähnliches|sonstiges|that kind of thing|that sort of thing|"
    r"otros|autres|tbd|tbc|tba|tk)\b.{0,12}|\W*"
)
OPEN_END = said(r"etc | usw | and so on | etcétera | und so weiter | y demás | tbd | tbc | tba | tk")
NUMBER_OR_DATE = pattern(
    r"\W*(?:(?:\d[\d.,:/-]*|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|"
    r"jan\w*|feb\w*|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|am|pm|%|"
    r"[€$£]|th|st|nd|rd|"
    r"eur|usd|gbp|k|to|by|on|at|h|hours?|days?|min|montag|dienstag|mittwoch|donnerstag|freitag|lunes|martes|miércoles|"
    r"jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi)\W*)+"
)
COUNT_WORDS = {
    word: number
    for number, row in enumerate(
        (
            "two dos deux zwei",
            "three tres trois drei",
            "four cuatro quatre vier",
            "five cinco cinq fünf",
            "six seis sechs",
            "seven siete sept sieben",
            "eight ocho huit acht",
            "nine nueve neuf neun",
            "ten diez dix zehn",
            "eleven once onze elf",
            "twelve doce douze zwölf",
        ),
        2,
    )
    for word in unmarked(row).split()
}
