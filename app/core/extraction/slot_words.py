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
DECIDER = said(
    en=r"""
        decides? | deciding | final (?:call | say | decision | word | pick | choice) | last word | sign(?:s | ed)? off |
        panel | jury | (?:i | we | she | he | they | [a-z]+)(?:'ll | will | 's going to | 'd | can | would) (?:then |
        both | also | like to )?(?:pick | choose | decide | interview | invite | make | meet | see | hire | offer |
        select | call | take) | (?:anything | anyone | everyone | anybody | those) (?:above | over | under | below) |
        goes? to interview | (?:[a-z]+) (?:chooses | picks | decides | invites | interviews | hires | selects | signs) |
        committee | you (?:can | may )?(?:decide | choose | pick | hire) | (?:my | your | her | his | their | [a-z]+'s)
        (?:decision | call | choice | pick) | make[s]? the (?:call | offer | decision | choice | pick) | up to (?:you |
        me | [a-z]+) | gets? the (?:final | last) | so (?:that )?(?:i | we | [a-z]+) can (?:pick | choose | decide |
        invite | interview) | vote[sd]?
    """,
    de=r"""
        entscheide[tn]? | entscheidung (?:trifft | liegt | fällt) | (?:letzte[ns]? | das) wort | jury | gremium |
        kommission | wählt | wähle ich | aussuch\w* | sucht (?:\w+ )?aus | lade ich | lädt (?:\w+ )?ein | auswahl trifft
        | stellt ein | bestimmt | absegnen | segnet | zusage | betriebsrat | personalrat
    """,
    es=r"""
        decid\w+ | última palabra | comité | tribunal | jurado | elig\w+ | eleg\w+ | escog\w+ | (?:la )?decisión (?:es |
        final | la) | selecciona\w* | contrata(?:rá)? | entrevistar\w* | entrevisto | manda | visto bueno
    """,
    fr=r"""
        décid\w+ | tranche\w* | jury | dernier mot | choisi\w* | choix final | la décision | comité | commission |
        recevr\w+ | valide\w* | reçoit | embauche(?:ra)? | retien\w+
    """,
)
AUTHORITY = said(
    en=r"""
        you (?:can | may | get to | are free to | have to | should )?(?:just )?(?:decide | choose | pick | sign | own |
        have the (?:last | final)) | you own | last word | final (?:say | call | word) | go ahead | just (?:decide |
        pick | choose | do it) | up to (?:[€$£]? ?\d[\d.,k]* ?\w+ | you) | your (?:decision | call | choice | pick) |
        trust you | (?:check | clear | run) (?:it )?(?:with | by | past) (?:me | \w+) | (?:decide )?alone | no need to
        (?:ask | check) | without (?:asking | checking) | your own | is yours | yours to (?:make | decide | call) |
        don't need (?:my | to ask) | above that | (?:i'll | i will | we'll | we will) (?:back | go with | follow | sign
        | accept | take | do) (?:you | whatever | it | what) | whatever you (?:decide | pick | choose | say) | free hand
        | full authority | (?:i | we | [a-z]+) (?:will )?(?:decide | decides | confirms? | approves? | signs?) | (?:only
        a | just a | a) recommendation | recommend\w* | you're the (?:boss | one) | proposal to | mandate |
        authori[sz]\w+ | veto | don't (?:bother )?ask(?:ing)? me
    """,
    de=r"""
        entscheide\w* (?:du | selbst | allein\w* | sie) | ohne (?:rückfrage | zu fragen | rücksprache) | bis zu \d+ |
        frei\w* hand | du (?:entscheidest | darfst | kannst) | sie (?:entscheiden | dürfen) | deine (?:entscheidung |
        sache | wahl) | selbst entscheiden | liegt bei (?:dir | ihnen | euch | mir) | vertrau\w* | letzte[s]? wort |
        allein entscheiden | vollmacht | rücksprache | empfehlung | vorschlag an | entscheide ich | überlasse |
        eigenverantwort\w* | (?:der | die) \w+ entscheidet | freigabe | mach (?:einfach | es)
    """,
    es=r"""
        decides? tú | tú decides | (?:tú | usted) (?:eliges | decide) | sin (?:preguntar | consultar)\w* | hasta \d+ |
        confío | consúlta\w* | por tu cuenta | (?:tu | es tu) decisión | última palabra | tienes (?:la | carta) | carta
        blanca | libertad | lo que (?:decidas | digas | elijas) | adelante | recomendación | propuesta | decid[oe] yo |
        en tus manos | autoridad | la decisión es (?:tuya | mía) | eres (?:tú )?quien | manda\w*
    """,
    fr=r"""
        tu décides | tranche[rz]? | c'est (?:toi | vous) (?:qui | de) | à toi de | sans (?:me )?(?:demander | consulter)
        | jusqu'à \d+ | carte blanche | (?:ta | votre) décision | je te fais confiance | dernier mot | tu (?:as | peux)
        (?:le | la | trancher | décider | choisir) | vous (?:décidez | tranchez) | seule? | recommandation | proposition
        | feu vert | mandat | je (?:tranche | décide | valide) | libre | main libre | ton choix
    """,
)
# Somebody it is for: a determiner and a noun after *for* or *to*.
AUDIENCE = said(
    en=r"(?:for | to | at) (?:all |the |our |my |your |their |these |both |new |every )+[a-z'-]+ | readers? | audience",
    de=r"(?:für | an) (?:die |den |alle |unsere |unseren |meine |eure |neue |das )+\w+ | leser\w* | zielgruppe",
    es=r"(?:para | a) (?:los |las |el |la |todos |todas |nuestr\w+ |nuev\w+ )+\w+ | dirigid\w+ | lectores",
    fr=r"(?:pour | à) (?:les |la |le |nos |tous |toutes |notre |mes |vos )+\w+ | aux \w+ | lecteurs | destinée?s?",
)

# The word a question begins with, asked or told: "find out why", "herausfinden, ob".
ASKED = said(
    en="why | whether | which | what | who | how | where",
    de="warum | wieso | weshalb | ob | welche\\w* | was | wer | wie | woran",
    es="por qué | cómo | cuál\\w* | qué | quién\\w* | dónde | cuánt\\w+",
    fr="pourquoi | comment | quel\\w* | qui | où | combien",
)
