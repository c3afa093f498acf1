"""Numbers with what they count: people, money, hours, pages, things."""

import re

PEOPLE = (
    r"(?:people|guests?|attendees?|participants?|pax|seats?|kids|children|students?|staff|visitors?|"
    r"delegates?|famil(?:y|ies)|persons?|covers|heads|"
    r"volunteers?|players?|parents?|colleagues?|adults?|employees?|members?|teachers?|pupils?|nurses?|of us|"
    r"folks?|mouths|couples?|teams?|households|"
    r"neighbours?|customers?|clients?|residents?|patients?|scouts?|runners?|singers?|alumni|men|women|"
    r"friends?|donors?|partners?|trainees|engineers|"
    r"seniors|youngsters|developers|apprentices|attendants|"
    r"personen|leute\w*|gaste\w*|teilnehm\w*|kinder\w*|eltern|platze\w*|mann|kopfe\w*|mitarbeit\w*|kolleg\w*|"
    r"besuch\w*|mitglied\w*|schuler\w*|"
    r"erwachsene\w*|familien|senior\w*|nachbarn|kunden|helfer\w*|"
    r"personas|invitad[oa]s|asistentes|ninos|ninas|alumnos|plazas|comensales|vecin[oa]s|soci[oa]s|adultos|"
    r"familias|voluntari[oa]s|parejas|equipos|compan\w+|empleados|"
    r"clientes|padres|jugadores|"
    r"personnes|invites|participants|enfants|convives|eleves|places|adultes|familles|salaries|collegues|"
    r"membres|benevoles|voisins|clients|couverts|doublettes|equipes|joueurs|adherents)"
)
NUMBER = (
    r"(?:~ ?|ca\.? )?(?:\d[\d.,' ]*\d ?k?|\d+ ?k?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|(?:a |one |two |three |four |five )?(?:hundred|thousand|dozen)|"
    r"half an?|a couple of|"
    r"(?:zwei|drei|vier|funf|sechs|sieben|acht|neun|ein)?(?:hundert|tausend)|"
    r"eine?n?|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|funfzehn|zwanzig|dreissig|dreißig|"
    r"vierzig|funfzig|sechzig|siebzig|achtzig|"
    r"neunzig|ein paar|"
    r"un[ao]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|"
    r"cincuenta|sesenta|setenta|ochenta|noventa|"
    r"cien(?:to)?|doscient[oa]s|trescient[oa]s|quinient[oa]s|mil|un par de|"
    r"une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|"
    r"soixante|cent|mille|une dizaine d[e']|"
    r"une vingtaine de|une trentaine de)"
)
# Without *a* and *one*: a number somebody counted.
COUNTED = NUMBER.replace("|an?|one|", "|").replace("|eine?n?|", "|").replace("|un[ao]?|", "|").replace("|une|", "|")
_TIME = (
    r"(?:am|pm|h|hrs?|hours?|days?|weeks?|months?|years?|minutes?|mins?|seconds?|secs?|afternoons?|mornings?|"
    r"evenings?|nights?|stunden?|tage?n?|"
    r"wochen?|monate?n?|jahre?n?|minuten?|sekunden?|uhr|nachmittage?|vormittage?|horas?|dias?|semanas?|"
    r"mes(?:es)?|anos?|minutos?|segundos?|tardes?|"
    r"mananas?|heures?|jours?|semaines?|mois|ans?|annees?|secondes?|matinees?|apres-midi|o'?clock|oclock)"
)
_CALENDAR = (
    r"(?:jan\w*|feb\w*|fev\w*|ene\w*|mar|march|marzo|mars|marz|apr\w*|abr\w*|avr\w*|ma[iy]o?|jun[ei]?\w*|juin|"
    r"jul[iy]?\w*|juil\w*|aug\w*|ago\w*|aout|"
    r"sep\w*|o[ck]t\w*|nov|november|noviembre|novembre|de[cz]\w*|dic\w*)"
)
_MONEY_UNIT = (
    r"(?:k|€|\$|£|eur|euros?|usd|gbp|chf|pounds?|dollars?|francs?|franken|grand|quid|bucks|"
    r"balles|pavos|mause|riesen|kroner|cents?|pesos?|mil euros|mille)"
)
_PAGE = (
    r"(?:words?|pages?|slides?|folios?|lines?|paragraphs?|sides?|sentences?|characters?|chars|"
    r"minutes?(?= (?:speech|talk|read|video|long))|bullets?|"
    r"columns|screens?|worter\w*|seiten?|zeilen|absatze|folien|zeichen|satze|palabras|paginas?|lineas|"
    r"parrafos|diapositivas|caracteres|caras?|hojas?|"
    r"cuartillas?|mots|lignes|paragraphes|diapos\w*|signes|caracteres|feuillets?|phrases?|frases)"
)
_STAGE = (
    r"(?:steps?|stages?|phases?|rounds?|points?|things|items?|questions?|"
    r"schritte?n?|phasen?|stufen?|punkte?n?|pasos?|etapas?|fases?|etapes?)"
)
_NOT_BEFORE = r"(?<![\w.,:/-])"

MONEY = re.compile(
    rf"[€$£]\s?\d|{_NOT_BEFORE}(?:{COUNTED}\s|\d[\d.,' ]*){_MONEY_UNIT}(?!\w)"
    rf"|(?:budget|presupuesto|budget de|kosten\w*|cap|ceiling|limit|tope|plafond|obergrenze|limite|envelope|"
    rf"enveloppe|spend|cost|cuesten?|preis)\W{{0,3}}"
    rf"(?:\w+\W+){{0,4}}?(?:\d[\d.,']*\d(?!\d|[:/]\d)|{_NOT_BEFORE}(?:hundred|thousand|mil|mille|tausend))"
    rf"|(?:hochstens|maximal|max\.?|under|up to|no more than|less than|bis zu|hasta|maximo|como mucho|jusqu'a|"
    rf"maximum|maxi|moins de) "
    rf"(?:\d{{3,}}|\d+[.,]\d{{3}}|\d+ ?k)(?! ?(?:words|characters|pages|words|worter|zeichen|palabras|mots|"
    rf"caracteres|{PEOPLE}))"
    r"|\b(?:no budget limit|money is no (?:object|issue)|free of charge|for free|must cost nothing|costs? nothing)\b",
    re.IGNORECASE,
)
PERSONS = re.compile(
    rf"{_NOT_BEFORE}(?:{COUNTED}|\d+ ?(?:-|to|bis|a|or) ?\d+)(?:ish)?\+? (?:or so |de |d'|of the |"
    rf"of our )?(?:[\w-]+ )?{PEOPLE}(?!\w)"
    rf"|(?:for|fur|para|pour|expect(?:ing)?|seats?|holding|holds|seating|capacity of|plazas para|around|about|"
    rf"rechne\w* mit|somos|seremos|sommes|serons|we'?(?:re| are|ll be| will be)|wir sind|max\.?) "
    rf"(?:about |around |up to |roughly |rund |etwa |unos |unas |environ |a |ca\.? )*(?:{COUNTED})"
    rf"(?! ?(?:{_TIME}|{_MONEY_UNIT}|{_CALENDAR}|{_PAGE}|%|:|\.\d|-)\b)(?= ?(?:[.,;:!?)\n]|$|and |und |y |et |"
    rf"in |on |at |am |im |el |le |max|plus |with |mit |con |avec ))"
    rf"|\b\d+ of us\b|\b(?:sind|kommen) (?:wir )?(?:\w+ )?{COUNTED}\b|\bzu (?:zweit|dritt|viert|funft|zehnt)\b"
    rf"|\b(?:the whole|whole|entire) (?:team|school|staff|village|company|office|year|class)\b",
    re.IGNORECASE,
)
VOLUME = re.compile(
    rf"{_NOT_BEFORE}(?:{COUNTED})\+?(?:-ish)? (?:or so |odd |de |d'|of the |of them |of these )?"
    rf"(?!(?:{_TIME}|{_CALENDAR}|{_MONEY_UNIT}|{_STAGE}|{_PAGE}|de|y|et|and|und|o|or|to|bis|a|of|in|on|at|uhr|"
    rf"percent|prozent|times|x|is|are|per|more|we|i|pm)\b)"
    rf"[^\W\d_][\w-]{{2,}}"
    rf"|{_NOT_BEFORE}(?:{COUNTED}) (?:a|per|each|every|am|pro|al|por|par|je|die) (?:day|week|month|year|shift|"
    rf"night|hour|tag|woche|monat|jahr|schicht|dia|semana|mes|ano|jour|semaine|mois|an)\b"
    r"|\b(?:volume|quantity|menge|anzahl|cantidad|nombre|total)\W{1,3}(?:\w+ ){0,2}\d+",
    re.IGNORECASE,
)
LENGTH = re.compile(
    rf"{_NOT_BEFORE}{NUMBER}(?:[ -](?:or|to|bis|a|o|ou|-) ?{NUMBER})?[ -](?:\w+ )?{_PAGE}(?!\w)", re.IGNORECASE
)
# As much time as may be spent: "at most a day", "höchstens einen halben Tag".
LIMIT = re.compile(
    rf"(?<!\w)(?:at most|no more than|not more than|up to|max\.?|maximum|höchstens|hoechstens|maximal|como mucho|"
    rf"maximo|au plus|pas plus d[e'])\s+(?:(?:an?|one|half|einen?|halbe\w*|una?|media|medio|une?|demi)[ -]+){{0,2}}"
    rf"{_TIME}(?!\w)",
    re.IGNORECASE,
)
EFFORT = re.compile(
    rf"(?<!in )(?<!within )(?<!every ){_NOT_BEFORE}{COUNTED}[ -](?:\w+ )?{_TIME}(?! (?:ago|old|a |per|before|"
    rf"vor|antes|avant))(?!\w)"
    rf"|{_NOT_BEFORE}{NUMBER} (?:\w+ )?(?:sources?|examples?|competitors?|papers?|interviews?|companies|"
    rf"stud(?:y|ies)|cases|schools|suppliers|vendors|articles|"
    rf"towns|cities|quellen|beispiele|studien|firmen|anbieter|artikel|fuentes|ejemplos|estudios|empresas|casos|"
    rf"proveedores|colegios|sources|exemples|etudes|"
    rf"entreprises|fournisseurs|cas|communes)(?!\w)",
    re.IGNORECASE,
)
