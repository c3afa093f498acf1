"""What a text itself shows to be undecided, in English, German, Spanish and French."""

import re
from collections.abc import Iterator

from app.core.extraction.blocks import Blocks, Text, sentences
from app.core.extraction.lexicon import any_of, words
from app.core.extraction.normal import Normal
from app.core.extraction.spans import Cue, Open, Span

_TBD = re.compile(
    words(
        r"""
    tbd | tbc | tba | tk | xxx | t\.b\.[dca]\.? | to be (?:decided | agreed | confirmed | determined | announced |
    discussed | defined | finali[sz]ed | advised | chosen | fixed | set) |
    (?:noch )?zu (?:klären | bestimmen | entscheiden) |
    wird noch (?:\w+ )?(?:geklärt | entschieden | festgelegt | bekannt\w* | bestätigt | mitgeteilt) |
    (?:está | queda )?por (?:definir | decidir | confirmar | determinar | concretar) | a confirmar | a definir |
    pendientes? de \w+ | à (?:définir | confirmer | décider | préciser | déterminer | valider | voir)
    """
    )
    + r"|\?{2,}|\(\?\)|\[\.\.\.\]|\[\s?\?\s?\]|_{3,}",
    re.IGNORECASE,
)
_NOT_YET = r"(?:yet | quite | fully | really | actually | even | still | completely | all)"
_SETTLE = r"""
    (?:decided? | agreed? | settled? | fixed | chosen | chose | choose | picked? | finali[sz]ed? |
    confirm(?:ed)? | landed? | nailed | figured | worked out | made up | signed off | heard back | resolved? |
    locked | committed | got a date | set | pinned)
    """
_PHRASE = any_of(
    rf"""
    (?:not | isn'?t | aren'?t | wasn'?t | ain'?t) (?:{_NOT_YET} )?(?:sure | certain | decided | agreed |
    settled | clear | fixed | final | finali[sz]ed | confirmed | known | set in stone | signed off |
    resolved)(?: yet)? | un(?:decided | resolved | settled | determined | confirmed | clear) | (?:haven'?t |
    hasn'?t | have not | has not | hadn'?t | didn'?t | did not | can'?t | cannot |
    couldn'?t) (?:{_NOT_YET} )?{_SETTLE.strip()} | (?:we | they | nobody | no one | noone) (?:never | has |
    have)?\s?(?:yet )?(?:{_SETTLE.strip()}) that | (?:nobody | no one | noone)(?:'s | has)? (?:\w+ )?(?:decided |
    knows? | agreed | told | said | confirmed) | open (?:question | point | issue)s? | still (?:open | arguing |
    waiting | debating | discussing | deciding | pending | up | undecided | thinking | in discussion | being |
    under | figuring | to decide | to agree | to confirm | a question | need to (?:decide | agree | choose |
    pick | confirm | figure) | needs? (?:a decision | deciding | an answer)) | remains? (?:open | to be \w+ |
    unclear) | (?:is | are) awaited | awaiting | pending | up in the air | up for (?:debate | grabs |
    discussion) | in flux | on the fence | torn between | toss[- ]?up | no (?:\w+ )?(?:date | decision |
    budget | number | figure | deadline | owner | answer | agreement | consensus) yet |
    (?:it | that | this )?(?:all )?depend(?:s | ing) (?:on | a bit | who | whether) | we'?ll (?:see | figure |
    decide | work out | have to see | sort) | (?:i | we | they | he | she)'?(?:ll| will) (?:confirm | decide |
    let you know | get back | tell you | come back) | (?<!sure )[\w']+ will (?:say | decide | confirm |
    let (?:us | you) know | get back) | (?:\w+'s | your) call(?! with | to | notes | from) | yet to (?:decide |
    agree | be | hear | confirm | choose) | (?:do not | don'?t | doesn'?t | no idea) (?:know | care)? ?(?:if |
    whether | yet | which | how many | how much) | can'?t (?:decide | agree) | leaning towards? |
    waiting (?:on | for) .{{3,60}} (?:to (?:confirm | decide | say | agree | sign | come) | before) |
    provisional(?:ly)? | tentative(?:ly)? | not final | (?:may | might) (?:still )?(?:change | be dropped |
    move | differ | define | drop | shift | not happen) | to be seen | subject to (?:change | approval |
    confirmation) | wonder(?:ing)? (?:if | whether) | (?:have | has) to be (?:decided | agreed) first |
    god knows | who knows | nobody has \w+ (?:it | them | the | that) | \w+ says otherwise
    """
)
_PHRASE_DE = any_of(
    r"""
    (?:noch )?(?:nicht | nichts | kein\w*) (?:\w+ ){0,2}(?:entschieden | geklärt | klar | sicher | festgelegt |
    vereinbart | beschlossen | einig | final | entscheidung | bestätigt | fest | abgestimmt) | noch (?:offen |
    unklar | strittig | ungeklärt | in klärung) | unklar | ungeklärt | offene frage\w* | (?:ist | sind |
    bleibt | steht) (?:noch )?offen | je nachdem | hängt (?:davon | noch | von) | mal sehen | müssen wir noch |
    (?:weiß | wissen | weiss) (?:ich | wir)? ?(?:noch )?nicht | steht noch (?:nicht )?(?:aus | fest | offen) |
    muss(?: ich)? noch \w+ (?:klären | fragen | entscheiden) | vorläufig | unter vorbehalt | streiten (?:uns |
    wir) | überleg\w* noch | eventuell | evtl\.? | schwanken
    """
)
_PHRASE_ES = any_of(
    r"""
    (?:aún | todavía) no (?:\w+ ){0,3}\w+ | no (?:hemos | han | ha | he | está | están) (?:\w+ )?(?:decidido |
    acordado | cerrado | claro | definid[oa] | confirmad[oa] | decidid[oa] | seguro | quedado) |
    sin (?:decidir | definir | confirmar | cerrar) | depende(?:rá)? (?:de | del | si) | ya veremos | por ver |
    no (?:sé | sabemos) (?:si | cuándo | cuánt\w+ | cuál | qué) | está (?:en el aire | pendiente | abierto) |
    queda pendiente | en duda | no lo tengo claro | no (?:tengo | tenemos) claro | seguimos (?:discutiendo |
    dudando | sin) | falta (?:decidir | definir | confirmar | por) | pendientes? | provisional | a lo mejor
    """
)
_PHRASE_FR = any_of(
    r"""
    (?:n'\w+ | ne \w+|pas) (?:\w+ )?(?:pas | encore )?(?:encore )?(?:décidé | tranché | fixé | choisi | arrêté |
    validé | confirmé | clair | sûr\w* | défini | d'accord)\w* | pas encore \w+ | reste à \w+ | à trancher |
    en suspens | (?:ça | cela | tout) dépend | dépend(?:ra)? (?:de | du | des | si) | on verra | en attente |
    je ne sais pas (?:si | encore | quand | combien) | on ne sait pas | on hésite | j'hésite | (?:question |
    point)s? ouverte?s? | encore ouverte?s? | flou\w* | (?:toujours | encore) en (?:discussion |
    cours de discussion | débat | attente) | provisoire | sous réserve | incertain\w*
    """
)
_SETTLED = any_of(
    r"""
    (?:all | now | already | both | everything | finally)(?: \w+){0,2} (?:settled | decided | agreed |
    confirmed | closed | resolved | sorted) | let me know (?:what | which | once) you \w+ |
    which(?:ever)? one you'?d pick | no longer (?:open | pending | tbd) | not sure (?:who | what) else |
    tbd items? (?:are | is | were) | (?:was | were | been) (?:pending | unclear | open | undecided |
    tbd)\b.{0,40}\b(?:but | now | until) | make sure | to be clear | pending (?:tickets | orders | invoices |
    requests | applications | cases | items | reviews)
    """
)
_OPEN_LIST = re.compile(
    words(
        r"""
    etc | and so on | and so forth | and the like | and such | or something (?:else | like that | similar) |
    or whatever | and whatever else | or so on | among(?:st)? others? | among(?:st)? other things |
    and more stuff | and anything else | and stuff(?: like that)? | usw | u\. ?s\. ?w | und so weiter |
    und ähnliches | o\. ?ä | u\. ?ä | und sonstige\w* | oder so(?: was| etwas)? | etcétera | y demás | y así |
    entre otr[oa]s(?: cosas)? | o algo así | et cetera | et ainsi de suite | et autres | entre autres |
    ou autre chose | ou un truc (?:comme ça | du genre)
    """
    )
    + r"\.?(?:\.\.)?",
    re.IGNORECASE,
)
_LIST_DOTS = re.compile(r", [^.!?\n]{0,200}?[\w)](?P<dots>\.{3})(?=\s*$|\s*\n)", re.MULTILINE)
_ALTERNATIVES = any_of(
    r"""
    either .{2,80}? or \w+ | and\s?/\s?or | whichever (?:is | one | works | comes | suits) | or (?:maybe |
    possibly | perhaps | rather | else) | , or not | or not\? | one or the other | (?:maybe | perhaps |
    probably | possibly) .{2,60}?,? or (?:maybe | perhaps | possibly)? ?\w+ | entweder .{2,80}? oder \w+ |
    und\s?/\s?oder | oder (?:vielleicht | eventuell | doch | lieber) | bzw\.? doch | o bien | y\s?/\s?o |
    o (?:quizás? | tal vez | a lo mejor | mejor) | soit .{2,80}? soit | et\s?/\s?ou | ou (?:bien | peut-être |
    plutôt)
    """
)
_COMPARED = any_of(
    r"""
    compare | estimate (?:each | both) | cost (?:each | both) | pros and cons | recommend | which is (?:better |
    cheaper) | picks? between | choose(?:s)? between the two | decides? between | for (?:each | both) |
    weigh up | vergleich\w* | gegenüberstell\w* | compara\w* | les deux | (?:las | los | ambas | ambos) dos |
    ambas | ambos | beide[ns]? | each of
    """
)
_REQUEST = re.compile(
    r"\W*(?:@\S+\W+|\w+[,:] )?(?:hi|hey|hello|so|and|also|ok|hallo|hola|bonjour|salut)?\W*"
    + words(
        r"""
    can | could | would | will | may | might | please | pls | any chance | mind | do you mind | are you able |
    shall i | want to | fancy | how about | why don't | is it (?:possible | ok) | have you got time |
    do you have time| kannst | könntest | könnt | könnten | würdest | würden | magst | möchtest | bitte |
    hast du | habt ihr | puedes | podrías | podéis | podríais | pueden | podrían | me | te importa | quieres |
    por favor | peux-tu | pourrais-tu | pouvez-vous | pourriez-vous | tu peux | tu pourrais | vous pouvez |
    vous pourriez | est-ce que tu peux | s'il te plaît | merci de | write | draft | make | find | look | check |
    get | send | prepare | fix | estimate | organi[sz]e | does anyone | anyone | who can | did you | have you |
    are you | how are
    """
    ),
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"\W*(?:ok|okay|right|sound good|sounds good|deal|agreed|make sense|makes sense|yes|no|cool|got it|"
    r"alles klar|passt|okay so|ok so|vale|de acuerdo|d'accord|ça marche|ça va|n'est-ce pas|oder|gell|"
    r"verdad|no|really|what else|who knew|why not|and you|you know)\W*",
    re.IGNORECASE,
)
_MUSING = re.compile(
    r"\W*"
    + words(
        """
    who would have | who would've | who knew | how was | how were | how's | why did the | where did i |
    what's (?:up | new) | qui l'eût | qui aurait | ça va | quién (?:lo )?(?:iba | diría) | wer hätte | na |
    wie geht | qué tal | cómo estás | isn't it | is it just me | am i
    """
    ),
    re.IGNORECASE,
)


def opens_of(normal: Normal, blocks: Blocks, prose: list[Text]) -> list[Open]:
    """Return what is open, in the order of the text: one for each clause that says so."""
    found: list[Open] = []
    compared = bool(_COMPARED.search(normal.text))
    for place, text in enumerate(prose):
        for number, sentence in enumerate(sentences(normal, text.span)):
            # What a text begins with is what it is about: asked as a question it is the task.
            first = place == 0 and number == 0
            _add(normal, found, _of_sentence(normal, sentence, compared=compared, asks=not text.heading and not first))
    for one in blocks.lists:
        for entry in one.items:
            if not entry.done:
                found.extend(_of_sentence(normal, entry.span, compared=compared, asks=False))
    for table in blocks.tables:
        for row in table.rows:
            found.extend(_of_row(normal, row))
    for code in blocks.code:
        found.extend(o for o in _of_sentence(normal, code, compared=True, asks=False) if o.cue is Cue.PHRASE)
    return sorted(found, key=lambda one: one.span.start)[:MOST_OPEN]


def _add(normal: Normal, found: list[Open], new: list[Open]) -> None:
    """Add what a sentence shows; a sentence that is nothing but a *TBA* belongs to the question before it."""
    if len(new) == 1 and found and new[0].cue is Cue.TBD and len(normal.read(new[0].span)) < 6:
        between = normal.text[found[-1].span.end : new[0].span.start]
        if not between.strip(" .!?"):
            found[-1] = Open(span=Span(start=found[-1].span.start, end=new[0].span.end), cue=Cue.TBD)
            return
    found.extend(new)


def _of_row(normal: Normal, row: list[Span]) -> Iterator[Open]:
    """A word for *open* in a cell is open; a bare question mark or a blank is a place to fill in."""
    for cell in row:
        text = normal.read(cell)
        if re.fullmatch(r"[\s?_.\-]*", text):
            continue
        yield from (one for one in _of_sentence(normal, cell, compared=True, asks=False))


def _of_sentence(normal: Normal, span: Span, *, compared: bool, asks: bool) -> list[Open]:
    text = normal.read(span)
    settled = [match.span() for match in _SETTLED.finditer(text)]
    hits = [
        (start, end, cue)
        for start, end, cue in _hits(text, compared=compared)
        if not any(a <= start < b or a < end <= b for a, b in settled)
    ]
    if asks and _asks(text) and not hits:
        return [Open(span=span, cue=Cue.QUESTION)]
    return [Open(span=Span(start=span.start + a, end=span.start + b), cue=cue) for a, b, cue in _together(text, hits)]


def _hits(text: str, *, compared: bool) -> Iterator[tuple[int, int, Cue]]:
    for match in _TBD.finditer(text):
        yield match.start(), match.end(), Cue.TBD
    for pattern in (_PHRASE, _PHRASE_DE, _PHRASE_ES, _PHRASE_FR):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), Cue.PHRASE
    for match in _OPEN_LIST.finditer(text):
        yield match.start(), match.end(), Cue.OPEN_LIST
    for match in _LIST_DOTS.finditer(text):
        yield match.start("dots") - 1, match.end("dots"), Cue.OPEN_LIST
    if not compared:
        for match in _ALTERNATIVES.finditer(text):
            yield match.start(), match.end(), Cue.ALTERNATIVES


def _asks(text: str) -> bool:
    asked = text.rstrip(" \"')")
    if not asked.endswith("?") or len(asked.split()) < 2:
        return False
    last = re.split(r"[.!]\s+", asked)[-1]
    if _RHETORICAL.fullmatch(last) or _MUSING.match(last) or re.search(r":\s+\S.*\?$", last):
        return False
    return not any(_REQUEST.match(clause) for clause in re.split(r",\s+|\s-+\s", last))


REACH, REACH_ON = 90, 60
MOST_OPEN = 100
_CLAUSE = re.compile(r"[,;]\s|\s-+\s|[()]|\s(?:but|and|aber|und|pero|mais)\s")


def _together(text: str, hits: list[tuple[int, int, Cue]]) -> list[tuple[int, int, Cue]]:
    """Join hits of one sentence into one, except that a bare *TBD* stands for itself in its own clause."""
    if not hits:
        return []
    hits = sorted(hits)
    groups: list[list[tuple[int, int, Cue]]] = [[hits[0]]]
    for hit in hits[1:]:
        before = groups[-1][-1]
        parted = bool(_CLAUSE.search(text[before[1] : hit[0]]))
        alone = Cue.TBD in (hit[2], before[2]) or Cue.OPEN_LIST in (hit[2], before[2])
        if hit[0] >= before[1] and parted and alone:
            groups.append([hit])
        else:
            groups[-1].append(hit)
    return [_widest(text, group) for group in groups]


def _widest(text: str, group: list[tuple[int, int, Cue]]) -> tuple[int, int, Cue]:
    """Return one span for a group: the clause around it, and the surest of its cues."""
    start, end = min(a for a, _, _ in group), max(b for _, b, _ in group)
    cues = {cue for _, _, cue in group}
    cue = next(one for one in (Cue.PHRASE, Cue.ALTERNATIVES, Cue.TBD, Cue.OPEN_LIST) if one in cues)
    if cue in (Cue.TBD, Cue.OPEN_LIST):
        return start, end, cue
    edges = [match.end() for match in re.finditer(r"[,;(]\s?|\s-+\s", text[:start])]
    left = edges[-1] if edges else 0
    stop = re.search(r"[;)]|\s-+\s|[.!?](?:\s|$)|,\s(?:and|but|und|aber|y|pero|et|mais)\s", text[end:])
    right = end + stop.start() if stop else len(text)
    return max(left, _word(text, start - REACH)), max(min(right, _word(text, end + REACH_ON)), end), cue


def _word(text: str, place: int) -> int:
    """Return the beginning of the word at `place`: who dictates makes no clauses, so a clause has a longest reach."""
    place = min(max(place, 0), len(text))
    return len(text) if place == len(text) else text.rfind(" ", 0, place + 1) + 1
