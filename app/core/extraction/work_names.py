"""Words of four languages for what each kind of work is usually done to: they only add to what is asked."""

from app.core.assignment import Archetype
from app.core.extraction.lexicon import said

NAMES = {
    Archetype.PROCESS: said(
        en=r"""
        stages? | steps? | phases? | backlog | workflow | per (?:ticket | case | file | application | order | patient |
        flat | room | unit | visit | student) | capacity | throughput | process | pipeline | roster | staffing
    """,
        de=r"schritte?n? | phasen? | ablauf | pro (?:\w+) | prozess | stellenplan | kapazität | etappen",
        es=r"""
        etapas? | fases? | pasos? | proceso | por (?:expediente | caso | pedido | persona | paciente) | plantilla de
        personal | tramitación
    """,
        fr=r"étapes? | phases? | processus | par (?:dossier | cas | commande | personne | patient) | planning",
    ),
    Archetype.PARAMETERS: said(
        en=r"""
        model | numbers? | figures? | values? | rates? | sheet | glossary | kpis? | ratios? | percent\w* | units? |
        simulation | tender | forecast | estimates? | cells? | yaml | per cent | share of | cost per | median | average
        | sig figs
    """,
        de=r"""
        zahlen | modell | quote[n]? | anteil | tabelle | einheit | durchschnitt\w* | kosten pro | simulation | \w*rate
    """,
        es=r"modelo | tasas? | porcentaje | tabla | unidad\w* | media | simulación | coste por | cuadro",
        fr=r"modèle | taux | pourcentage | tableau | unités? | moyenne? | simulation | coût par | grandeur",
    ),
    Archetype.WRITING: said(
        en=r"""
        words | pages? | readers? | audience | article | report | guide | handbook | letter | text | copy | sections? |
        chapters? | tone | writing | paragraphs? | headline | version | wording | statement | minutes | plain english |
        jargon | policy | e-?mail to
    """,
        de=r"""
        seiten | wörter | bericht | leser\w* | tonfall | ton | text | abschnitte? | absätze? | mail an | handbuch |
        zeichen
    """,
        es=r"palabras | páginas | folios | informe | lectores | tono | texto | apartados? | párrafos?",
        fr=r"mots | pages | rapport | lecteurs | ton | texte | lettre | rubriques? | paragraphes? | signes",
    ),
    Archetype.RESEARCH: said(
        en=r"""
        why | whether | sources? | evidence | compare | question | stud(?:y | ies) | findings | competitors? |
        regulations? | gdpr | legal | drop\w* | dropped | rising | data on | note | what you (?:find | found)
    """,
        de=r"warum | wieso | ob | vergleich\w* | quellen | studien? | wettbewerb\w* | rechtlich | befund\w* | andere",
        es=r"por qué | fuentes | estudios? | competencia | legal | datos de | normativa | conclusiones | resumen",
        fr=r"""
        pourquoi | sources | études? | concurrents? | légal\w* | synthèse | réglementation | ce que tu (?:trouves | as
        trouvé)
    """,
    ),
    Archetype.SOFTWARE: said(
        en=r"""
        import | export | login | release | ship | page | app | portal | website | script | users? | api | database |
        error | load(?:s | ing)? | browsers? | mobile | admin | click\w* | upload | server | password | staging |
        prod(?:uction)? | expected | version | customers can | checkout
    """,
        de=r"""
        webseite | website | nutzer | anmeldung | passwort | seite | klick\w* | server | version | browser | kunden
        können | portal
    """,
        es=r"""
        usuarios? | formulario | web | campo | contraseña | servidor | clic | versión | navegador | portal | pincha\w*
    """,
        fr=r"utilisateurs? | formulaire | site | mot de passe | serveur | clique\w* | version | navigateur | portail",
    ),
    Archetype.EVENT: said(
        en=r"""
        guests? | venue | attendees | speakers | food | sandwiches | van hire | invitations? | music | seating | marquee
        | coach | hall | stalls? | people | band | cake | drinks | decorations? | event | rsvp | host
    """,
        de=r"""
        gäste | raum | saal | essen | getränke | einladung\w* | musik | deko | personen | buffet | zelt | bus |
        redner\w*
    """,
        es=r"personas | sala | invitados | invitaciones | música | comida | bebidas? | menú | autobús | carpa",
        fr=r"invités | salle | traiteur | invitations | musique | boissons? | personnes | car | barnum | intervenants?",
    ),
    Archetype.HIRING: said(
        en=r"""
        interviews? | role | rubric | experience | references? | driving licen[cs]e | position | vacancy | post | salary
        | qualifications? | candidate | start date | contract
    """,
        de=r"gespräch\w* | erfahrung | stelle | gehalt | führerschein | zeugnis\w* | profil",
        es=r"experiencia | puesto | sueldo | contrato | perfil | referencias",
        fr=r"expérience | poste | salaire | contrat | profil | références",
    ),
    Archetype.PURCHASE: said(
        en=r"""
        vendor | price | must have | warranty | delivery | models? | supplier | seats | budget | cheap\w* | second-?hand
        | brand | euros | pounds | invoice | stock | order
    """,
        de=r"preis | lieferung | garantie | modell | budget | lizenz\w* | euro | gebraucht\w* | marke | rechnung",
        es=r"precio | garantía | entrega | presupuesto | modelo | euros | marca | factura | segunda mano",
        fr=r"prix | devis | garantie | livraison | budget | euros | marque | facture | occasion | licences?",
    ),
    Archetype.CHORE: said(
        en=r"""
        usual | update the | checklist | first of the month | how-to | clean | queue | as always | keys? | fridge |
        kitchen | basement | post it | tell me if | if anything
    """,
        de=r"wie immer | liste | schlüssel | keller | küche | zettel | plan | eintragen | danach | protokoll",
        es=r"como siempre | lista | llaves? | cocina | hoja | nevera | almacén | avísame si",
        fr=r"comme d'habitude | fiche | clés? | cuisine | frigo | cahier | préviens\w*",
    ),
    Archetype.DECISION: said(
        en=r"""
        options? | criteria | what matters | versus | vs\.? | recommendation | your call | either | or | whether we |
        alternatives | trade-?offs? | pros and cons
    """,
        de=r"optionen | kriterien | variante\w* | alternative\w* | ob wir | empfehlung | entweder",
        es=r"opciones | criterios | alternativas? | si (?:nos | seguimos | cambiamos | abrimos) | recomendación",
        fr=r"options | critères | alternatives? | si on | recommandation | soit",
    ),
}
