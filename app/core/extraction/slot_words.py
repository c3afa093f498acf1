"""Words of four languages by which a text says what a kind of work needs: one pattern a slot, for unmarked text."""

from app.core.extraction.lexicon import said

# A use or a decision beyond the thing itself: a clause of purpose or reason, or somebody who goes on with the result.
PURPOSE = said(
    en=r"""
        so (?:that )?(?:we | i | they | he | she | you | people | it | everyone | nobody | no one | the \w+ | our \w+ |
        my \w+ | \w+ \w+ | \w+)(?:'ll|\s(?:can | could | know | will | won't | don't | doesn't | have | has | need |
        needs | get | gets | may | are | is | stop | aren't | isn't | hear)) | so as to | in order (?:to | that) |
        because | cos | bc | b4 (?:we | they) | cause (?:we | i | the | they) | since (?:we | i | the | they | our)
        (?!\d) | otherwise | that way | this way | or (?:else )?we(?:'ll | lose | miss | can't) | (?:need | want | use |
        using | used | take | bring | present)(?:s | ed)? (?:it | this | them | that | these | those | the \w+)(?: \w+)?
        (?:to | for | in | at | when | as) | (?:goes | going | go) (?:straight )?(?:to | into | in | out | on) (?:the |
        a | our | my | to | [a-z]+'s) | (?:it | this | that | they | these)(?:'s | 're | is | are) (?:all )?(?:for | to
        | going) | feeds? (?:into | the) | based on (?:it | this | that | your | these | them | what) | (?:hangs |
        depends? | rides? | relies | hinges | turns) on (?:it | this | them | that | your | these) | (?:decid | pric |
        pick | set | choos | vot | sign | open | clos | start | plan | size | staff | order | budget | negotiat |
        announc | bas | bid | quot | present | report | calculat | argu | pay | book | work | hir | publish)\w*
        [^.!?]{0,60}(?:with | off | from | on | by | around | against | using) (?:it | this | these | them | that | its
        | your | those) | (?!you\b) [a-z]+(?:'ll | 're going to | 's going to | 're about to|\s(?:will | is going to |
        are going to | want to | wants to | plan to | plans to | need to | needs to | have to | has to)) (?:then
        )?(?:use | paste | present | put | base | decide | choose | plan | size | build | pick | roll | announce | print
        | submit | justify | negotiate | pitch | know | show | vote | sign | order | hire | cut | close | open | buy |
        set | budget | quote | price | switch | move | renew | argue | defend | apply | compare | stop | tell | publish
        | book | give | hand | take | read | schedule | staff | replace | cancel) | (?:decides? | decide[sd]? | vot(?:e
        | es | ing) | voted) (?:how | whether | which | if | on | what | when | about | who) | to (?:decide | know | see
        | find out | figure out) (?:if | whether | how | which | what | when | where) | to (?:decide | size | choose |
        plan | justify | convince | negotiate | set | price | staff | show | submit | support | apply | bid | persuade |
        brief | prove | avoid | inform | win | save | cut | raise | reduce | replace | celebrate | thank | welcome |
        mark | attract | recruit | reassure | explain | stop | prevent | keep | make sure | help | cover | fund |
        qualify | fill | reopen | settle) (?!it | this one) | (?:want | trying | hoping | hope | meant | supposed |
        intended | aiming)(?: us | them)? to (?:know | see | win | get | be | make | stop | keep | cut | raise | show |
        help | open | move | find | reach | convince) | need to know | want to know | (?:point | goal | aim | purpose |
        reason | idea | plan) (?:is | of | being | here) | that's (?:how | why | what | because) | this is (?:how | why
        | what) | which is why | why: | purpose: | reason: | goal: | background: | for (?:the | our | my | a | next | an
        | this | \w+'s) (?:[\w'-]+ ){0,3}(?:board | trustees | client | investors? | committee | council | regulator |
        forecast | budget | tender | bid | pitch | audit | auditors? | grant | proposal | application | planning |
        hearing | inspection | inspectors? | insurer | insurance | bank | meeting | review | presentation |
        negotiations? | judge | court | funder | contract | licen[cs]e | exhibition | season | deck | slides? | decision
        | quote | campaign | opening | move | launch | talks? | vote | roster | schedule | pricing | roadmap | report |
        loan | ministry | case | claim | assembly | agm | steering \w+ | model | plan | rollout) | (?:helps? | lets? |
        allows? | enables?) (?:us | me | them | the) | means (?:we | i) | in time for | before (?:we | they | the \w+ |
        i) (?:sign | order | commit | open | buy | vote | decide | go | start | move | meet | close | launch | hire |
        negotiate | send | pay | renew | can | meets | votes | decides | opens | starts) | runs? out | expires? |
        (?:broke | broken | died | dying | falling apart | worn out | dead) | wait(?:s | ing) (?:for | on) (?:it | this
        | your | them) | hire (?:one | somebody | someone) | keeps? (?:asking | breaking | complaining) | complain\w* |
        justif\w+ | if (?:it | they | that | this)(?:'s | is | are | takes | comes | works | turns) [^.!?]{3,60}(?:we |
        i | we'll | i'll | they)
    """,
    de=r"""
        damit | weil | denn | sodass | um (?:[\w-]+ ){0,8}(?:zu | \w+zu\w+) | sonst | ansonsten | dient | dienen | zur
        (?:entscheidung | planung | vorlage | abstimmung | freigabe | kalkulation | vorbereitung) | daraus | danach
        (?:richtet | entscheid | plan | bestell | legen | unterschreib | wird | werden)\w* | (?:geht | gehen | kommt |
        kommen | fließt | wandert | muss | soll) (?:\w+ ){0,3}(?:in | an | zum | zur | ans) (?:den | die | das |
        unser\w* | \w+) | entscheid\w+ (?:\w+ ){0,6}(?:damit | danach | ob | über | wir | daran | anhand) | (?:der | die
        | das) \w+ (?:entscheidet | braucht | will | möchte | stimmt | tagt | wartet | verlangt | benutzt | verwendet) |
        (?:ich | wir) (?:brauche[n]? | will | wollen | möchte[n]? | muss | müssen | legen | lege | nutze[n]? |
        verwende[n]? | planen? | kalkulier\w+ | rechne[n]?) (?:\w+ ){0,5}(?:für | damit | daraus | danach | um | wissen
        | darauf) | für (?:den | die | das | unser\w* | mein\w* | eine?n? | dem | ihre\w*)? ?(?:[\w-]+
        ){0,2}(?:\w*vorstand | \w*geschäftsführung | \w*kunden? | \w*antrag | \w*budget | \w*rat | \w*angebot |
        \w*planung | \w*jury | \w*sitzung | \w*entscheidung | \w*bank | \w*versicherung | \w*haushalt | \w*stiftung |
        \w*leitung | \w*prüfung | \w*gericht | \w*verhandlung | \w*besprechung | \w*kalkulation | \w*plan | \w*bericht |
        \w*vertrag | \w*ausschuss | \w*versammlung | \w*ausschreibung | \w*präsentation | \w*modell) | es geht (?:darum
        | um) | ziel | zweck | hintergrund | grund | läuft (?:\w+ )?aus | kaputt | gekündigt | hilft uns | wollen wir |
        dann (?:können | kann | weiß | wissen | entscheid\w+ | bestell\w+ | sehen) | hängt (?:\w+ )?(?:davon | daran) |
        davon hängt | wovon | abhängig | basis für | grundlage
    """,
    es=r"""
        para que | pa (?:que | q) | porque | pq | xq | ya que | puesto que | dado que | así (?:podemos | sabemos | puedo
        | decidimos | la | el | los | vemos | me | nos | no | ya | cerramos | podré) | si no | de lo contrario | con
        (?:eso | esto | ello | estos datos | el resultado | tus? \w+) (?:[\w]+ ){0,4}\w+ | para (?:decidir | saber | ver
        | poder | presentar | pedir | cerrar | calcular | negociar | planificar | elegir | convencer | fijar | ajustar |
        justificar | pagar | recaudar | celebrar | evitar | cubrir | abrir | montar | organizar | dimensionar | comparar
        | firmar | contratar | comprar | renovar | ganar | recuperar | que | llevar | enseñar | explicar | atraer |
        cumplir | reservar | repartir | hacer | sustituir | empezar | no) | (?:para | de cara a | en) (?:la | el |
        nuestr[oa] | los | las) (?:\w+ ){0,2}(?:junta | consejo | reunión | cliente | presupuesto | subvención | comité
        | dirección | ayuntamiento | banco | concurso | licitación | auditoría | asamblea | plan | informe | contrato |
        negociación | claustro | propuesta | ministerio | memoria | modelo | oferta) | (?:el | la | los | las) \w+
        (?:decid\w+ | elig\w+ | vota\w* | aprueb\w+ | necesita\w* | quiere\w* | pide\w* | espera\w* | la usará | lo
        usará | firma\w*) | lo us\w+ | la us\w+ | los us\w+ | las us\w+ | usar\w* | (?:va | van | irá | irán) (?:\w+
        )?(?:a | al | en) (?:la | el | los) | va (?:derech\w | direct\w+ )?al? | sirve\w* (?:para | de) | depende\w* de
        (?:esto | eso | ello | lo que) | (?:el | la) (?:objetivo | idea | motivo | razón | fin | finalidad) | a fin de |
        con el fin | vence | caduca | se (?:acaba | estropeó | ha roto | rompió) | queremos (?:saber | ver | que | \w+r)
        | quiero (?:saber | ver) | según (?:lo | eso | el) | en función de | con lo que | nos (?:permite | ayuda | hace
        falta para)
    """,
    fr=r"""
        pour que | afin (?:de | que | d') | parce que | parce qu' | car | puisque | comme ça | sinon | sans quoi | pour
        (?:décider | savoir | voir | pouvoir | présenter | négocier | choisir | convaincre | fixer | préparer |
        dimensionner | calculer | boucler | demander | justifier | éviter | financer | obtenir | fêter | remercier |
        signer | commander | comparer | planifier | ouvrir | montrer | répondre | ne pas | trancher | établir |
        remplacer | relancer | arrêter | rassurer | expliquer | ajuster | permettre | gagner | faire | réserver |
        chiffrer | recruter | renouveler | être) | pour (?:le | la | les | l' | notre | mon | ma | nos) ?(?:\w+
        ){0,2}(?:conseil | direction | comité | client | réunion | dossier | subvention | budget | commission | bilan |
        appel d'offres | banque | mairie | assemblée | plan | planning | rapport | contrat | négociation | ministère |
        devis | modèle | présentation | audit | vote | ag | ca | codir | jury | assureur | notaire) | on s'en ser\w+ |
        s'en servir\w* | sert à | servira | serviront | permet\w* | (?:le | la | les | l')(?: ?\w+) (?:décide\w* |
        vote\w* | choisi\w* | tranche\w* | attend\w* | veut | veulent | demande\w* | valide\w* | utilise\w* | signe\w*)
        | (?:on | nous | je | il | elle) (?:décide\w* | décidera\w* | choisi\w+ | fixe\w* | signe\w* | utilise\w* | vais
        | va | allons | veux | veut | voulons | dois | doit) (?:\w+ ){0,5}(?:avec | dessus | d'après | à partir | savoir
        | selon | présenter | décider | choisir | signer | vendre | \w+er) | (?:ça | cela | ils | elles | tout) (?:va |
        vont | part | partent | ira | iront) (?:\w+ )?(?:dans | au | à | aux | en | chez) | en dépend\w* |
        dépend(?:ent)? de (?:ça | ce | cette | ces) | (?:le | l'| la )? ?(?:but | objectif | idée | raison) | il s'agit
        de | histoire de | expire | arrive à échéance | en panne | cassée? | mort\w* | lâché | selon (?:le | ton | ce) |
        en fonction de | d'après (?:ça | ton | ce) | du coup on | base de
    """,
)
# A reason told as one, which even a brief text may have.
REASON = said(
    en=r"""
        so (?:that )?(?:(?:the | our | my) )?\w+(?:'ll|\s(?:can | could | know | will | won't | don't)) | in order to |
        because | otherwise | (?:goes | going) (?:straight )?(?:to | into) the | feeds into | (?:we | i | they)(?:'ll |
        need to | want to | will)? (?:use | decide | sign | present) | (?:board | trustees | council | committee |
        client | governors | partners) (?:\w+ )?(?:votes? | decides? | meets? | signs? | wants? | needs?) | based on
        (?:it | this | that) | to (?:decide | see | know) (?:if | whether | how | which) | runs? out | (?:decide\w* |
        vote\w* | sign\w*) [^.!?]{0,40}(?:with | on | from) (?:it | this)
    """,
    de=r"""
        damit | weil | denn | um (?:[\w-]+ ){0,8}(?:zu | \w+zu\w+) | sonst | danach (?:entscheid | bestell)\w* | geht
        (?:\w+ ){0,2}(?:an | in) (?:den | die | das) | (?:verhandeln | entscheiden | bestellen | planen | kalkulieren)
        wir | brauchen wir (?:\w+ ){0,6}für
    """,
    es=r"""
        para que | pa que | porque | ya que | así (?:podemos | sabemos | puedo | decidimos) | si no | para (?:decidir |
        saber | ver si) | que me lo (?:pregunta | pide)\w* | con eso | (?:la junta | el consejo | el cliente) \w+
    """,
    fr=r"""
        pour que | afin (?:de | que | d') | parce qu\w* | car | sinon | comme ça | pour (?:décider | savoir | caler |
        choisir | fixer) | on (?:fixe | décide | vote | choisit | signe) | s'en ser\w+
    """,
)
# Who shall read it: a word for readers, or people in the plural after *for* or *to*.
AUDIENCE = said(
    en=r"""
        audience | readers? | readable | reads? it | reading it | (?:will | can) (?:read | understand) | written for |
        addressed to | aimed at | target(?:ed)? (?:at | group) | (?:for | to | at) (?:\w+ly )?(?:all | our | the |
        existing | new | my | your | their | other | future | potential | local | young | old | \w+ing | \w+al |
        non-?\w+ | first-?time | both | these | those)? ? (?:[\w'-]+ ){0,2}(?!hours | days | weeks | months | years |
        minutes | pages | words | dates | times | notes | details | things | reasons | this | us | slides | news | lines
        | photos | pictures | examples | numbers | figures | points | grants | costs | issues | always | process |
        business | class | less | bus | address | status | campus | press release)(?:\w{3,}(?:ers | ors | ees | ents |
        ants | ians | ists | ients | bers | mers | iors | izens | ounts) | \w*parents | people | families | staff |
        public | press | media | board | team | crew | committee | council | community | patients | clients | kids |
        children | women | men | folks | pupils | trustees | neighbou?rs | tenants | residents | guests | friends | fans
        | relatives | beginners | nurses | colleagues | employees | starters | joiners | hires | newcomers | executives
        | cfo | ceo | judge | court | regulator | ministry | everyone | everybody | anyone | dads | mums | moms | alumni
        | lawyers | non-\w+ | assistants | heads | interns | volunteers | locals | users | mayor | minister | bishop |
        insurer | landlord | customers | funder | foundation | jury | panel | lot | department | office | headquarters |
        branches | schools | widow | bride | owner | client | customer | lads | widower | couple)
    """,
    de=r"""
        zielgruppe | leser\w* | gelesen | liest | lesen (?:es | das | die | den) | publikum | gerichtet an | richtet
        sich | adressat\w* | verständlich für | (?:für | an | bei) (?:die | unsere[nr]? | alle | neue[nr]? | den | das |
        eure | ihre | meine)? ?(?:[\w-]+ ){0,2} (?!\w*(?:stunden | wochen | seiten | sachen | zahlen | fragen | kosten |
        daten | jahre | tage)\b)(?:\w+(?:innen | leute | eltern | mitglieder | kunden | patienten | bewohner\w* |
        nachbarn | anwohner\w* | mieter\w* | schüler\w* | lehrer\w* | gäste | besucher\w* | nutzer\w* | spender\w* |
        mitarbeit\w* | helfer\w* | teilnehmer\w* | anfänger\w* | kinder | familien | angehörige\w* | beschäftigte\w* |
        händler\w* | partner\w* | laien | abonnent\w* | käufer\w*) | eltern | kunden | patienten | leute | mitglieder |
        mieter | gäste | kinder | familien | presse | vorstand | team | kollegium | kollegen | belegschaft |
        öffentlichkeit | bürger\w* | laien | neue | jury | behörde | amt | gericht | stadtrat | gemeinderat |
        geschäftsführung | aufsichtsrat | ehrenamtliche\w* | azubis | ärzt\w+ | pflegekräfte | fachkräfte | schüler |
        nachbarn | anwohner\w* | bewohner | besucher | spender | nutzer | mitarbeiter\w* | helfer | teilnehmer |
        anfänger | lehrer | angehörige | beschäftigte | alle)
    """,
    es=r"""
        lectores? | lectoras? | público | audiencia | dirigid[oa]s? | destinatari\w+ | destinad[oa]s? a | lo (?:leerán?
        | lee | leen | va a leer) | la (?:leerán? | lee | leen) | (?:para | a) (?:los | las | todos los | todas las |
        nuestr[oa]s | tod[oa]s | vuestr[oa]s | nuev[oa]s) (?:\w+ )?(?!\w*(?:horas | dias | semanas | paginas | fotos |
        datos | cifras | precios | cuentas | gastos | fechas)\b)\w{4,}s | (?:para | al? | a la) (?:el | la)? ?(?:equipo
        | prensa | personal | junta | consejo | claustro | ayuntamiento | juzgado | gente | familias | vecindario |
        plantilla | clientela | dirección | comunidad | comité | alumnado | profesorado | padres | clientes | vecinos |
        socios | pacientes | alumnos | mujeres | niños | voluntarios | donantes | usuarios | huéspedes | empleados |
        principiantes)
    """,
    fr=r"""
        lecteurs? | lectrices | lectorat | public | destiné\w* | destinataires? | adressé\w* | à l'attention | lu\w* par
        | lisible par | (?:pour | aux | à) (?:les | nos | tous les | toutes les | vos | mes | des | tous nos)?
        ?(?:[\w'-]+ )?(?!\w*(?:heures | jours | semaines | pages | photos | dates | chiffres | lignes | mots | frais |
        comptes)\b)(?:\w{3,}(?:eurs | iers | ants | ents | istes | iens | iennes | ients | aires | trices | ières |
        eures | iés | yés) | parents | familles | clients | élèves | patients | équipes? | presse | jeunes | enfants |
        membres | locataires | riverains | bénévoles | mairie | conseil | direction | jury | habitants | adhérents |
        usagers | donateurs | voisins | collègues | nouveaux | débutants | copropriétaires | femmes | tribunal | mécènes
        | élus | internautes | gens) | (?:pour | à) (?:l'équipe | la presse | la mairie | le conseil | la direction | le
        jury | le tribunal | le grand public | tout le monde)
    """,
)
FORM = said(
    en=r"""
        (?:\S+[ -])?one[- ]pager | (?:half )?a page | single page | one side | pdf | docx? | word (?:file | doc |
        document | template) | google doc | powerpoint | slide ?deck | template | bullet points? | bullets | a[3-6] |
        two-?sided | format: | length: | max(?:imum)? (?:of )?\d+ | (?:no | not) (?:more | longer) than | under (?:\d+ |
        a | two | one) (?:words | pages?)? | fits? on | short paragraph | a (?:short )?paragraph | couple of
        (?:paragraphs | pages | lines | sentences) | few (?:lines | sentences | paragraphs) | postcard | (?:two | three)
        minutes | \w+ minutes? (?:long | speech | talk | read) | tweet | html | markdown | letterhead | plain text |
        one-?liner | a4
    """,
    de=r"""
        (?:eine | halbe) (?:halbe )?seite | einseit\w+ | zweiseit\w+ | vorlage | stichpunkt\w* | stichwort\w* | pdf |
        a[3-6] | din | höchstens \w+ | maximal \w+ | nicht (?:mehr | länger) als | format | umfang | länge | folien |
        absatz | zeilen | minuten | word-\w+ | powerpoint | postkarte | briefkopf | doppelseite
    """,
    es=r"""
        (?:una | media) (?:página | cara | carilla | hoja | cuartilla) | plantilla | pdf | a[3-6] | extensión | formato
        | máximo | como mucho | no más de | un párrafo | folios? | minutos | diapositivas | díptico | tríptico | viñetas
        | word | powerpoint | caracteres | líneas
    """,
    fr=r"""
        (?:une | demi) ?-?(?:page | feuille) | recto(?:[- ]verso)? | modèle | pdf | a[3-6] | format | longueur | maximum
        | maxi | pas plus (?:de | d') | un paragraphe | minutes | diapos\w* | word | powerpoint | signes | feuillets? |
        lignes | gabarit
    """,
)
QUESTION = said(
    en=r"""
        why | how (?:many | much | long | often | do | does | did | is | are | to | we | they | other | come | early |
        far | old | big | likely | safe | reliable | others | well | can | could) | whether | if (?:the | we | it | they
        | there | our | this | that | any | a | an | their | its) | which | what (?:is | are | the | we | it | they |
        happened? | happens | other | others | causes? | caused | makes? | made | would | does | do | did | kind | sort
        | went | we'd | it'd | rules? | options) | what's | who (?:else | is | are | could | would | has | owns | makes
        | sells | does) | where (?:the | we | it | they | is | are | does | do | our) | when (?:the | we | did | does) |
        the (?:root )?cause | reasons? (?:for | why | behind) | compare | difference between | question
    """,
    de=r"""
        warum | wieso | weshalb | woran | wovon | wie (?:viele? | lange | oft | andere | man | es | die | der | das |
        wir | sich | hoch | groß | gut | sicher | machen | läuft) | ob | welche[rsnm]? | was (?:es | die | der | das |
        passiert | andere | kostet | wir | uns | ist | kosten | dahinter) | wer | wo | woher | wohin | ursachen? |
        gründe? | vergleich\w* | unterschied\w* | frage
    """,
    es=r"""
        por qué | cómo | si (?:la | el | los | las | hay | es | se | nos | podemos | conviene | merece | existe\w* |
        vale | de verdad | tenemos | realmente | un | una | otr\w+ | son | está\w*) | cuál(?:es)? | qué | quién(?:es)? |
        dónde | cuánt[oa]s? | cuándo | causas? | motivos? | compar\w+ | diferencias? | pregunta
    """,
    fr=r"""
        pourquoi | comment | si (?:la | le | les | on | nous | c'est | ça | notre | il | elle | l' | un | une | ces? |
        cette | nos | d'autres) | quel(?:le)?s? | ce qu[ei'] ?\w* | qui | où | combien | quand | causes? | raisons? |
        compar\w+ | différences? | d'où vient | question
    """,
)
DEPTH = said(
    en=r"""
        at most | no more than | not more than | no longer than | max(?:imum)? | time-?box\w* | spend | an hour | half
        (?:a | an) (?:day | hour | page) | half-?day | an afternoon | a morning | a day | a week | couple of (?:hours |
        days | pages | sources) | one afternoon | one morning | top \w+ | at least \w+ | quick (?:look | scan | check) |
        deep dive | in depth | shallow | high[- ]level | don't (?:go | dig | spend | need) | just the (?:basics | main |
        headline | top) | not a (?:thesis | novel | phd | dissertation) | rough (?:overview | picture | answer) is
        (?:fine | enough | ok) | is (?:enough | plenty) | will do | suffices? | one[- ]pager | a page | (?:a | one |
        short) (?:paragraph | summary) | sources? each | with sources | that's all (?:i | we) need | enough for
    """,
    de=r"""
        höchstens | nicht (?:mehr | länger) als | maximal | max | halbe[nr]? tag | ein(?:en)? (?:tag | nachmittag |
        vormittag) | eine? (?:stunde | halbe stunde | woche) | stündchen | reich(?:t | en) | genüg(?:t | en) |
        mindestens | grob(?:er überblick)? | überblick | kurz(?:er | e)? (?:blick | notiz | übersicht | zusammenfassung)
        | nicht (?:tiefer | zu tief | ins detail) | in die tiefe | gründlich | seite | quellen | keine doktorarbeit
    """,
    es=r"""
        como mucho | como máximo | no más de | máximo | media (?:jornada | hora | mañana | tarde | página) | medio día |
        una (?:mañana | tarde | hora | página | semana) | un día | un par de (?:horas | días | fuentes) | basta\w* | es
        suficiente | con eso (?:vale | me vale | llega) | al menos | por lo menos | mínimo | por encima | a fondo | en
        profundidad | sin (?:entrar | profundizar | pasarte) | no hace falta (?:más | que | un) | fuentes | no te
        (?:pases | líes | enrolles)
    """,
    fr=r"""
        au (?:plus | maximum | moins) | maxi(?:mum)? | pas plus (?:de | d') | une? (?:demi-?journée | journée | heure |
        matinée | après-midi | page | semaine) | demi-?(?:journée | page | heure) | suffi\w* | en surface | à fond | en
        profondeur | survol | sans (?:entrer | aller | y passer) | pas besoin (?:de plus | d'un) | sources | n'y passe
        pas
    """,
)
EXPECTED = said(
    en=r"""
        expected | should(?:n't)? (?!(?:load | be | run | look | work | feel) (?:quick | fast | nice | better | good |
        easy | easier | clean | modern | quickly | well | properly | great | faster)) | must(?:n't)? | has to | have to
        | needs to | ought to | supposed to | instead of | rather than | so that | behaviou?r | (?:when | if | once |
        whenever | after) (?:a | an | the | you | users? | i | someone | somebody | it | they | we | people | customers?
        | nothing | there) [^.!?\n]{3,90} | (?:shows? | displays? | returns? | sends? | goes | redirects? | keeps? |
        rejects? | accepts? | warns? | logs? | retries | responds?) (?:a | an | the | to | it | them | only | all |
        back) | only (?:if | when | for | admins? | the | show) | no longer | allow\w* | let (?:users? | people | them |
        customers? | me) | users? (?:can | should | must | need) | able to | default(?:s)? to | acceptance
    """,
    de=r"""
        soll(?:te|en|ten|t)? | muss | müssen | darf | dürfen | erwartet\w* | statt\w* | anstatt | wenn (?:man | der |
        die | das | ein\w* | ich | jemand | nutzer | kunden) [^.!?\n]{3,90} | sobald | nur (?:noch | wenn | die | für) |
        damit | können | möglich | zeigt | anzeigen | sodass | verhalten | gewünscht
    """,
    es=r"""
        deb(?:e | en | ería | erían) | tiene que | tienen que | ha de | esperad[oa] | en (?:vez | lugar) de | que
        (?:salga | aparezca | muestre | se | permita | pueda\w* | no | funcione | el | la | avise | mande | guarde |
        envíe | redirija) | (?:si | cuando) (?:un | una | el | la | alguien | se | no | haces | pulsas | hay)
        [^.!?\n]{3,90} | solo (?:si | cuando | los | para) | permitir | poder | debería\w*
    """,
    fr=r"""
        doit | doivent | devrai\w+ | il faut que | faut que | attendu\w* | au lieu d\w* | plutôt que | (?:quand | si |
        lorsque | lorsqu' | dès que) ?(?:un | une | on | le | la | l' | les | il | quelqu'un | je) ?[^.!?\n]{3,90} |
        permettre | pouvoir | puisse\w* | seulement | uniquement | que (?:le | la | les | l'utilisateur | ça)
        [^.!?\n]{0,40}
    """,
)
ACCEPTANCE = said(
    en=r"""
        acceptance | accept(?:ed)? (?:when | if) | done ?[=:] | (?:done | fixed | finished | complete | closed | good |
        ok | happy) (?:when | once | if | means) | definition of done | criteria | (?:add | write | with | include |
        needs? | plus) (?:a | an | some | unit | the | regression)? ?(?:\w+ )?tests? | tests? (?:pass | must | should |
        for | green | are | cover) | test cases? | passes | passing | green | verif\w+ | check that | prove |
        reproduc\w+ | screenshot | demo | sign(?:s | ed)? off | (?:i'll | we'll | i will | we will) (?:test | try |
        check | know it's) | qa | works? (?:when | if | on | with) | no (?:errors? | regressions?) | \d+ ?(?:ms |
        seconds? | s | %)\b | under \w+ (?:seconds? | ms) | within \w+ seconds? | ticket (?:is )?closed | zero errors?
    """,
    de=r"""
        abnahme\w* | fertig,? (?:wenn | sobald | ist) | erledigt,? wenn | akzeptanz\w* | kriterien | tests? | testfall |
        testfälle | testen | getestet | grün | nachweis\w* | prüfe ich | probier\w* | demo | screenshot | sekunden? |
        fehlerfrei | gilt als
    """,
    es=r"""
        aceptación | criterios? | prueba\w* | tests? | verific\w* | comprob\w* | hecho cuando | terminad[oa] (?:cuando |
        si) | listo (?:cuando | si) | se da por | captura | demo | segundos? | sin errores | valid\w+ (?:con | por)
    """,
    fr=r"""
        critères? | tests? | vérifi\w* | recette | acceptation | terminé (?:quand | si) | fini (?:quand | si) | c'est
        bon (?:quand | si) | ok quand | validé\w* | capture | démo | secondes? | sans erreur | je (?:teste\w* |
        vérifie\w*)
    """,
)
