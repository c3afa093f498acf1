"""In how many labelled texts of each kind of work a word was: written by `python -m bench.words_of_work`, not by hand."""

# ruff: noqa: E501 - rows of counts

TEXTS = {
    "chore": 14,
    "decision": 14,
    "event": 11,
    "hiring": 11,
    "parameter_estimation": 17,
    "process_estimation": 14,
    "purchase": 11,
    "research": 11,
    "software": 13,
    "writing": 15,
}
WORDS = {
    "chore": """
        a:2 ab:2 about:1 abschliessen:2 again:1 ahnung:1 al:1 alarm:1 all:1 am:3 and:2 as:1 at:2 au:1 aus:1 avant:1 b:1
        bo:2 boiler:2 by:1 c:2 cada:1 call:2 casa:1 chaque:1 close:1 code:1 commit:1 con:1 contador:2 could:1 danke:1
        dann:2 das:3 days:1 de:4 dear:1 del:2 dem:1 den:1 des:1 dessus:1 dia:1 dir:1 do:1 don:1 donnerstag:1 door:1
        dos:1 du:4 ein:1 eintragen:1 el:2 email:1 en:2 engineer:1 erst:1 est:1 et:1 even:1 evening:2 every:2 export:1
        fire:1 flowers:1 follow:1 for:2 foto:2 freitag:1 fridge:1 from:2 geht:2 get:2 go:1 goes:2 gros:1 h:1 half:1
        hall:1 hangt:1 hasn:1 hasta:1 her:1 how:1 i:2 if:4 ii:1 in:4 is:4 ist:1 it:3 jeden:3 keine:1 know:1 konntest:1
        l:1 la:3 las:1 last:1 le:2 les:1 licence:1 lo:1 los:2 lundi:1 m:2 mail:1 mas:1 me:1 min:1 mind:1 mira:1 mit:1
        moin:1 mornings:1 move:1 my:1 nach:1 ne:1 neuen:1 night:1 no:2 not:2 note:1 now:1 numbers:1 o:2 of:1 off:1
        officer:1 on:3 one:1 or:1 out:2 over:1 owner:1 perhaps:1 person:1 plot:1 pm:1 portal:1 put:1 que:1 read:1
        reads:1 red:1 rein:1 ring:2 s:3 said:1 sait:1 se:1 see:1 send:1 she:1 sheet:1 si:3 side:1 signe:1 so:1 son:1
        sonntag:2 stp:1 sube:1 sunday:1 supplier:1 sur:1 sure:1 t:2 temp:1 temperature:1 temps:1 test:1 text:1 th:1
        that:2 the:7 these:1 this:3 through:1 ticket:1 time:1 to:4 todavia:1 tonight:1 top:1 training:1 tu:1 tuesday:1
        u:1 uhr:2 um:2 una:1 und:1 unless:1 until:1 up:1 vielleicht:1 water:1 we:1 week:1 weiss:1 wenn:1 wert:1 when:3
        which:1 while:1 whoever:1 wie:1 will:1 with:1 wochenende:1 would:1 write:1 x:1 y:2 you:3 yours:1 zu:1
    """,
    "decision": """
        a:4 ab:1 about:2 address:1 agree:2 ah:1 ai:1 all:1 already:1 an:1 and:5 answer:2 antes:1 as:1 asking:1 at:1
        attente:1 au:2 august:1 aus:1 autobus:1 b:1 back:1 be:1 before:1 beiden:1 bill:1 bis:2 bitte:2 but:2 by:3 c:1
        call:2 can:3 car:1 casa:1 ce:2 cerrado:1 charge:1 choose:1 come:1 committee:3 con:1 contract:1 cosas:1 cost:1
        could:3 criteres:1 d:3 danach:1 dans:1 das:1 davon:1 de:4 deadline:1 decide:4 decided:1 decides:1 del:1 den:1
        der:1 dia:1 die:2 do:2 don:1 dossier:1 du:1 duree:1 einen:1 el:2 else:1 en:2 enfin:1 es:2 est:1 estar:1 et:1
        faut:2 feb:1 ferme:1 figures:1 file:1 find:1 fine:1 first:2 for:5 free:1 freitag:1 fur:1 go:1 goes:2 h:2 hall:1
        hand:1 hands:1 hangt:1 has:1 have:3 he:2 hello:1 hours:1 i:4 ich:2 if:1 il:1 im:1 in:4 is:2 it:7 j:1 jour:1
        judge:1 jueves:1 june:1 kantine:1 keep:1 l:2 la:4 lane:1 last:1 lawyer:1 le:2 lease:2 les:1 let:2 leur:1 like:1
        live:1 lo:2 look:1 los:1 lundi:1 m:2 marchetti:1 margin:1 mas:2 matters:1 maybe:1 me:6 merci:1 midi:1 mill:1
        mme:1 moi:1 monday:1 montant:1 more:2 mrs:1 my:1 ne:1 need:2 new:1 next:1 nicht:1 no:6 nobody:2 noch:1 notes:1
        nous:1 numbers:1 o:1 oder:2 of:2 office:1 old:1 on:6 one:4 only:1 opening:1 or:6 ou:2 out:1 paint:1 para:1 pas:1
        past:2 people:1 perhaps:1 pero:1 peux:1 pick:3 pieces:1 plaza:1 plus:2 policy:1 pour:1 precio:1 price:2 prix:1
        puesto:1 que:2 reach:1 region:1 regional:1 right:1 room:2 run:1 running:1 s:4 saturday:1 says:2 se:1 seulement:1
        should:1 si:2 sie:1 sign:2 sind:1 so:3 something:1 son:1 sont:1 sort:1 staff:1 stock:1 stp:1 sur:1 t:5 ta:1
        table:1 take:1 team:1 tell:3 th:2 that:2 the:6 they:1 thinks:1 this:2 three:1 tiene:1 time:1 to:7 tous:1
        tranche:1 tres:1 trois:1 tu:2 tuesday:1 two:2 und:1 up:1 vendredi:1 version:1 vidal:1 viele:1 viernes:1 vote:1
        vous:1 was:1 we:6 weigh:2 weiss:1 welche:1 well:1 what:5 where:1 whether:1 which:3 who:2 whoever:1 wie:1 will:2
        wins:1 wir:1 with:1 word:1 work:1 would:1 y:3 yes:1 you:6 your:2 yours:2
    """,
    "event": """
        a:3 above:1 after:1 algo:2 all:1 already:1 also:1 always:1 am:1 an:1 and:5 antes:1 april:1 are:1 ask:1 asked:1
        at:2 au:1 august:1 back:1 be:3 because:1 before:2 beiden:1 bill:1 bis:1 bitte:1 budget:2 by:5 c:1 ca:1 cada:1
        care:1 cerrado:1 choose:1 club:1 committee:1 con:1 cost:1 could:1 counted:1 cuanto:1 d:1 da:1 darum:1 das:1
        date:1 de:4 dear:1 del:3 der:1 des:1 dia:1 die:1 dinero:2 do:2 door:1 du:1 eine:1 either:1 el:3 email:1 en:1
        es:3 est:1 et:1 evening:2 everything:2 falta:1 families:2 fire:1 fix:1 follow:1 for:4 form:1 four:2 friday:1
        from:2 ganze:1 green:1 hall:2 hand:1 has:1 hasta:1 have:2 her:1 hire:2 hola:1 how:1 i:3 if:1 ii:1 iii:1 iker:1
        im:1 in:3 insists:1 is:2 it:4 july:2 june:2 l:1 la:3 lane:1 las:2 le:1 leave:1 les:1 let:1 leute:1 liebe:1
        list:1 lo:2 los:2 macht:1 mal:1 many:1 mas:1 matters:1 max:1 maybe:1 me:5 meeting:1 miercoles:1 mill:1 mira:1
        moins:1 monday:1 more:1 mr:3 my:1 name:1 need:1 needs:1 night:1 no:2 nobody:2 noch:1 noon:1 nos:1 not:3 nous:1
        november:2 o:3 october:1 of:2 office:2 on:4 one:1 open:1 or:2 our:1 out:1 over:1 para:2 parents:1 pas:1 people:2
        plan:2 please:2 plus:2 pm:1 porfa:1 pounds:1 pour:1 puede:1 q:1 que:3 quien:1 quiero:1 re:3 reading:1 roof:1
        running:1 s:3 se:2 seen:1 segun:1 si:1 sich:1 sin:1 since:1 soit:1 somebody:1 someone:2 sort:2 sports:2 sunday:1
        table:1 take:2 te:2 th:1 that:1 the:6 their:1 them:1 this:2 thursday:1 time:1 to:3 toca:1 todavia:1 toi:1 told:2
        tu:1 un:2 una:1 und:1 une:1 uno:1 up:2 vale:1 ve:1 ver:1 vielleicht:1 vor:1 we:2 wednesday:1 week:1 whatever:1
        when:1 who:1 whole:2 will:2 wir:1 would:1 y:3 year:2 yes:1 yo:1 you:6 your:1
    """,
    "hiring": """
        a:8 about:2 ad:3 add:1 age:1 all:2 am:2 amparo:1 an:3 and:4 answer:1 april:1 are:1 asked:1 at:2 atentamente:1
        au:1 aus:1 autumn:1 b:1 base:1 be:2 before:1 beim:1 between:1 bis:2 bitte:1 board:1 both:1 by:4 c:2 call:2
        calm:2 can:1 care:2 caso:1 charge:1 close:1 closed:1 con:1 contract:1 could:1 cover:1 criteres:1 d:3 da:1 dann:1
        date:1 day:1 de:3 dear:1 decide:2 del:1 dem:2 den:1 dia:1 die:2 do:1 don:1 drei:1 du:1 einen:1 either:1 el:1
        else:1 en:3 ende:1 ergebnis:1 est:1 estimado:1 even:1 evening:1 experience:4 faut:2 ferme:1 fin:2 fine:1 first:1
        for:5 friday:2 from:2 full:1 furs:1 get:2 gets:1 give:1 gleich:1 go:1 goes:1 good:1 grant:1 haben:1 has:1 have:2
        head:1 herr:1 huit:1 i:5 ich:1 if:1 ii:1 iii:1 il:2 in:3 ines:1 is:1 ist:1 it:3 je:2 jeudi:1 jouer:1 judge:1
        june:1 just:1 keine:1 keys:1 kind:1 l:1 la:3 las:1 last:2 le:2 les:1 letter:1 licence:1 like:1 line:1 list:1
        lo:1 long:1 look:2 m:2 man:1 mas:1 max:1 may:1 maybe:1 me:5 mean:1 message:1 mir:2 mit:2 mme:2 moi:1 moins:1
        must:2 nach:1 need:3 needed:1 night:3 nights:2 no:1 nobody:1 noch:2 not:4 nous:1 nuit:1 nurse:1 objet:2 of:2
        office:1 oh:1 ok:1 on:5 one:1 or:5 ou:2 out:1 over:1 paediatric:1 para:1 people:1 per:1 permis:2 peux:1 phone:2
        pick:1 plaza:1 please:2 pm:1 point:1 polish:2 post:2 pour:2 pressure:2 priyanka:1 put:1 que:1 quelqu:1
        question:1 questions:1 qui:2 quick:1 rd:2 regarde:1 ruego:1 run:1 sans:1 second:1 see:1 servus:1 sheet:1
        should:1 signs:1 sind:1 sister:1 six:1 so:2 someone:1 sorry:1 sprint:1 sr:1 st:1 start:1 still:1 stuck:1
        support:1 sure:1 survives:1 t:2 ta:2 tage:1 takes:1 tbc:1 te:1 test:1 th:1 that:3 the:6 them:1 they:1 thing:1
        third:1 this:1 through:1 ticket:1 till:1 time:2 to:3 toi:1 top:1 tr:1 tranche:1 transfere:1 trois:1 tu:2
        tuesday:1 two:1 un:2 und:1 under:2 unten:1 up:3 use:1 very:1 viernes:1 von:1 vor:1 vote:1 ware:1 we:3 wg:1
        what:1 whether:1 who:1 whoever:1 will:1 wins:1 wir:1 with:1 word:2 would:1 write:1 yet:1 you:2 zu:1 zum:1 zwei:1
    """,
    "parameter_estimation": """
        a:5 about:1 acuerdo:1 all:1 always:1 am:2 an:1 anbei:2 and:5 anyway:2 as:4 at:1 au:1 avant:1 away:1 b:2
        background:1 base:2 basket:2 be:1 before:1 bis:2 bitte:2 bonjour:3 brauchte:1 by:2 c:3 can:1 car:1 charge:1
        client:1 coefficient:2 completer:2 con:1 core:1 cost:1 count:1 county:1 d:2 da:2 damit:2 das:2 davon:1 day:1
        days:1 de:4 decide:1 definition:2 del:1 demand:2 den:1 depends:1 der:3 des:1 did:1 die:3 district:1 done:1
        dont:1 dossiers:1 du:1 durch:1 duree:1 ein:1 eine:1 eintragen:1 el:1 en:4 end:2 engineer:1 entre:3 entscheidet:2
        est:1 et:3 faltan:1 figure:1 file:1 fill:3 first:2 five:2 fix:1 for:7 frau:1 from:4 fur:2 ganze:1 get:1 goes:2
        good:1 grosse:1 guess:1 h:4 hallo:3 hands:1 has:1 head:1 herr:1 hi:1 hier:1 hire:1 hors:2 hospital:1 hours:1 i:5
        ich:1 if:2 il:1 im:2 in:8 incl:2 ines:1 inputs:2 into:3 is:3 ist:1 it:4 item:1 its:2 je:1 jeudi:1 jueves:1 k:2
        kg:2 know:1 konnen:1 l:3 la:4 lab:1 last:1 le:2 lease:1 leave:3 les:2 ligne:1 line:1 list:1 liste:1 load:1 los:1
        loss:1 lundi:1 m:3 mardi:1 margin:1 me:3 meeting:1 merci:2 min:1 model:3 monday:1 morning:1 muss:1 my:1 n:2
        nach:2 name:1 necesito:1 need:4 never:1 new:1 nicht:1 night:1 no:4 nobody:2 noch:2 noon:1 nos:1 not:3 notes:1
        null:2 nulls:2 numbers:3 nuria:1 o:1 ob:2 oder:1 of:2 off:4 offen:3 oh:1 ohne:2 ok:2 okay:1 on:5 one:4 only:3
        or:2 owner:1 pads:1 paid:1 par:1 para:1 pas:2 people:1 per:7 pick:1 plan:1 plot:1 pls:4 pm:2 point:1 pounds:1
        pour:3 pressure:1 price:2 prix:1 pro:1 prochain:2 proposal:1 puesto:1 pump:1 put:1 q:1 question:1 rate:4 reach:1
        renewal:1 repeat:1 residents:1 right:1 roster:1 run:2 s:3 sa:1 same:2 sample:1 says:2 schatzung:1 se:1 second:1
        share:2 shift:1 show:1 si:1 site:1 size:2 so:4 solene:1 sont:1 sorry:1 staff:1 station:1 still:1 stuck:1
        summer:1 sur:1 t:1 tbc:1 tbd:2 team:1 temp:1 temperature:1 ten:1 test:1 thanks:1 that:3 the:8 them:2 these:1
        they:1 thing:2 third:1 this:1 three:2 through:1 thursday:2 till:1 time:1 to:2 todavia:1 today:2 tonight:1
        total:1 trois:1 tuesday:1 uber:1 uhr:1 under:1 une:1 unit:1 use:1 usw:1 valeur:2 volume:1 vor:1 wait:2 waiting:1
        we:3 wednesday:2 well:1 wenn:1 wert:2 werte:2 where:1 which:2 whole:1 wir:2 with:1 wochenende:1 would:1 wrong:2
        y:2 year:2 yes:1 you:3 your:1 zahl:1 zehn:1 zu:1
    """,
    "process_estimation": """
        a:4 ab:1 about:3 again:1 agency:2 ah:2 all:2 also:2 am:1 an:1 and:5 answered:1 antrag:1 anyway:1 are:2 as:2
        asking:1 at:1 auf:1 aus:1 autumn:1 been:1 before:1 below:1 between:1 bis:2 bitte:2 board:1 both:1 brauchen:3
        brauchte:2 bring:1 building:1 but:2 by:4 c:2 can:5 ce:1 charge:1 check:2 clear:1 combien:1 committee:1 could:1
        count:3 cover:1 cuanto:2 d:1 danach:1 danke:2 dann:3 dans:1 das:1 day:1 days:1 de:3 decide:1 del:1 demande:1
        den:2 der:3 des:1 dessus:1 deux:1 did:1 die:2 dir:1 do:2 does:1 don:2 donnerstag:2 door:1 du:2 eine:2 el:1 en:4
        encore:1 end:1 ende:1 entre:2 erst:1 es:1 est:2 et:2 faudrait:1 figure:1 first:1 flowers:1 folder:1 for:4 form:2
        forty:1 frau:1 freitag:1 fridge:1 from:5 fur:3 give:1 go:1 goes:2 gros:1 h:1 hallo:1 handover:1 hangt:1 hat:1
        have:1 hey:1 hi:3 hier:2 hours:2 how:7 i:7 ich:2 if:2 il:1 im:1 in:4 is:2 ist:1 it:7 its:3 j:1 ja:1 kannst:1
        keep:1 know:2 knows:2 kommen:2 kommt:1 l:2 la:3 landkreis:1 lange:3 last:1 le:2 leave:1 legal:1 les:1 let:1
        list:1 lo:1 long:5 love:3 m:1 mail:1 mal:2 many:3 matron:1 may:1 me:8 mean:1 meets:1 members:1 merci:1 message:1
        minutes:1 mir:1 mit:2 monday:1 morning:1 move:1 muss:1 my:1 need:4 needed:1 neuen:1 next:1 nicht:2 night:1 no:4
        nobody:1 noch:2 not:2 note:1 nurse:1 ob:2 oder:1 of:1 off:1 officer:1 on:5 one:1 open:1 ordre:2 ou:2 out:3
        over:1 own:1 paint:1 para:1 pas:1 people:2 per:1 person:1 pieces:1 planning:1 please:3 pour:2 pressure:1 price:1
        pro:1 put:2 que:3 question:1 qui:1 re:2 really:2 report:2 residents:1 right:2 roster:1 round:1 rush:2 s:1 sa:1
        salut:1 say:2 says:1 schatzung:2 se:1 see:1 servus:1 she:1 should:1 si:1 sign:1 since:1 sind:1 sister:1 site:1
        so:4 some:1 somebody:1 something:1 sorry:1 staff:1 start:1 steps:3 still:1 subject:2 support:1 t:3 ta:2 take:2
        takes:3 tell:3 temps:1 ten:2 tess:1 th:1 thanks:2 that:1 the:7 them:3 then:4 there:1 these:1 they:3 this:3
        three:1 thursday:1 ticket:1 till:1 to:5 toi:1 trois:1 tu:1 tuesday:1 two:1 um:1 una:1 und:2 understand:1 up:1
        us:3 use:1 ve:1 vendredi:1 ver:1 viele:1 visit:1 volume:1 von:1 want:3 wants:1 ward:2 water:1 we:4 week:2 well:1
        what:2 when:1 whether:2 which:1 who:1 wie:3 will:2 wir:3 wissen:2 with:3 work:2 y:1 year:2 yes:1 you:4 zahl:1
        zwei:2
    """,
    "purchase": """
        a:5 abrimos:1 agreed:1 alarm:1 also:2 am:3 amparo:1 an:1 and:3 antes:1 anything:1 april:1 as:1 ask:1 at:1
        atentamente:1 au:2 august:1 avant:1 avec:1 b:1 be:2 before:1 below:1 bis:1 bitte:1 bonjour:1 brauchen:1 budget:1
        by:3 c:3 call:1 can:1 ce:1 closed:1 cm:3 comes:2 con:2 county:1 course:1 d:4 das:1 de:4 definir:1 del:1
        delivered:1 demande:1 den:1 depends:1 der:2 deux:1 die:1 diesel:2 does:1 don:1 dona:2 dont:1 door:1 dos:1 dr:2
        du:2 dunno:1 el:1 en:2 entflammbar:2 entre:1 erst:1 est:2 estimado:1 et:2 faudrait:1 feb:1 firma:1 for:2 frau:1
        free:1 fur:1 get:2 gibt:1 gleich:1 go:1 haben:1 half:1 has:1 hat:1 have:1 hello:1 hepa:2 her:1 i:1 if:1 il:1
        in:4 incl:1 is:3 ist:2 it:4 item:1 janvier:1 je:1 jouer:1 jour:1 k:1 kannst:1 knackered:2 kommt:1 konntest:1 l:2
        la:4 lab:1 las:1 last:1 latest:1 le:3 les:2 leur:1 liebe:2 list:1 litros:2 livraison:2 lo:1 long:1 m:2 macht:1
        march:1 maybe:1 me:1 meets:1 merci:1 message:1 mind:1 mir:2 mode:1 moins:2 monday:1 must:1 my:1 nach:1 ne:1
        need:1 neue:1 new:4 next:1 nicht:2 night:1 no:1 not:2 note:1 nous:2 oder:1 off:2 okay:1 old:2 on:5 one:1 or:2
        order:1 ou:1 out:1 over:3 pads:1 para:2 pas:1 peux:1 plafond:2 please:2 plus:1 por:1 pour:3 printer:1 puerta:2
        qty:2 que:2 qui:2 r:1 registro:1 ring:1 round:1 ruego:1 s:2 sagt:1 said:1 sans:1 schwer:2 segundo:1 sein:2 sie:1
        signe:1 signs:3 site:2 sitzung:1 so:2 solene:1 son:1 sort:1 spend:2 sr:1 starts:2 station:1 stock:1 subject:1
        summer:1 t:3 tard:1 tbd:1 th:1 that:1 the:5 these:1 to:3 tr:1 training:1 transfere:1 tu:1 tuesday:1 two:1 u:1
        un:2 und:2 under:1 une:2 up:2 us:1 vat:2 viernes:1 vous:1 want:2 was:1 we:2 wenn:1 what:1 whether:1 who:1 why:1
        wie:1 wir:2 with:3 x:1 y:1 year:1 your:1 yours:1 zum:1
    """,
    "research": """
        a:4 about:2 abrimos:1 after:1 ai:2 alerting:1 all:2 already:1 am:1 and:4 anything:2 are:1 ask:1 at:1 au:1
        august:1 away:1 back:2 background:1 be:1 because:1 best:1 between:1 bis:2 bitte:1 board:1 both:1 but:1 by:2 c:1
        ca:1 can:3 care:2 ce:1 change:2 combien:1 con:2 cosas:1 cost:2 could:1 counted:1 covered:1 d:3 dann:1 dans:1
        darum:1 das:1 days:1 de:4 decides:1 delivered:1 der:1 des:1 desk:1 dia:2 did:1 die:2 district:1 do:1 does:1
        doesn:1 don:2 dont:1 dr:1 drei:1 durch:1 eine:1 el:2 else:1 enfin:1 enough:2 entscheidet:1 ergebnis:1 est:2
        esta:1 fais:1 figures:1 find:1 fine:1 first:1 folder:1 for:1 fri:1 friday:1 from:1 fur:1 go:2 hallo:1 hand:1
        has:1 hat:1 have:1 he:1 her:1 herr:1 hi:1 hospital:1 how:2 i:4 ich:1 if:4 im:2 in:3 into:2 is:5 isn:1 it:5 j:1
        ja:1 janvier:1 je:2 july:1 kantine:1 know:3 l:2 la:3 landkreis:1 las:1 le:2 leave:1 les:1 leute:1 like:1 lo:2
        look:3 los:1 love:1 lundi:1 m:2 mal:1 marta:1 mas:1 matron:1 may:1 me:2 mehr:1 mme:1 model:1 moin:1 monday:1
        more:2 morning:1 mornings:1 my:1 n:1 nach:1 nada:1 necesito:1 need:2 neue:1 new:1 next:1 ni:1 nicht:1 night:1
        no:1 noch:1 non:1 noon:1 not:3 note:2 nous:2 now:2 o:2 ob:1 october:1 oder:1 of:3 oh:1 on:4 one:1 open:1
        opening:1 or:1 our:1 out:2 over:1 paediatric:1 page:1 pas:1 people:1 per:1 peux:1 please:3 pour:1 precio:1
        printer:1 que:3 question:2 qui:1 quick:1 quien:1 quiero:1 r:1 rd:1 reading:1 recherche:2 regarde:1 registro:1
        release:1 repeat:1 report:1 retention:1 ring:1 running:1 s:2 salut:1 sat:2 say:2 seen:1 segun:1 send:1 sent:1
        september:1 seulement:1 she:1 shift:1 si:1 sich:1 sie:1 signs:1 since:1 sind:1 sitzung:1 so:2 some:1 somebody:1
        spend:1 st:1 stock:1 stunden:2 sunday:1 supplier:1 sur:1 sure:1 t:4 take:1 team:1 temps:1 thanks:1 that:3 the:5
        their:1 them:2 there:1 they:2 things:2 thinks:1 third:1 three:1 through:1 time:1 to:3 todavia:1 tomasz:1 tops:1
        total:1 tres:1 tu:2 two:1 u:1 uber:1 uhr:1 um:1 un:1 una:1 und:2 une:1 unless:1 uno:1 until:1 up:2 us:2 use:1
        vendredi:1 vidal:1 visit:1 vote:2 wants:1 ward:1 we:4 week:1 welche:1 were:1 what:1 whatever:2 whether:1 while:1
        who:3 why:1 will:1 wir:1 with:1 work:1 worth:2 y:3 yet:2 yo:1 you:3 your:1 zehn:1 zwei:1
    """,
    "software": """
        a:5 above:1 actual:2 add:1 address:1 after:1 age:1 al:1 all:1 am:1 an:1 and:3 answered:1 antes:1 antrag:1 app:4
        as:1 ask:1 at:1 au:1 auf:1 aus:1 avant:1 back:1 before:1 bitte:1 building:1 by:1 can:1 cerrado:1 chaque:1
        choose:1 clear:1 code:1 con:1 course:1 d:1 dark:1 days:1 de:4 debe:1 decided:1 definir:1 den:2 der:2 des:1
        deux:1 dia:1 die:2 don:1 done:4 dossiers:1 du:1 dunno:1 eine:1 el:3 en:3 enfin:1 entre:1 entrega:2 es:1 est:1
        esta:1 et:1 expected:2 export:2 faltan:1 file:2 fix:1 fixed:1 for:4 four:1 frau:1 fri:1 full:1 gibt:1 green:2
        h:1 handover:1 has:1 hasn:1 hat:1 hey:1 hi:1 hold:1 hora:1 huit:1 i:1 iker:1 import:2 in:5 insists:1 is:2 ist:1
        it:3 je:1 keys:1 konnen:1 la:3 las:1 le:1 legal:2 les:1 ligne:1 liste:1 lo:1 load:1 log:2 lunes:1 m:1 mail:2
        mal:1 max:1 may:1 mehr:1 message:1 minutes:2 mit:2 mode:1 monday:1 montant:1 n:1 nada:2 nadie:1 ne:1 need:3 ni:1
        nicht:1 nights:1 no:5 non:1 not:1 numero:1 o:2 of:1 off:1 ohne:1 old:1 on:3 open:2 or:2 order:1 out:1 par:1
        para:1 pas:1 per:1 person:1 plan:1 pls:1 plus:2 policy:1 por:1 portal:1 pour:1 price:1 pro:1 prueba:1 puede:2
        qty:1 que:2 reads:1 red:1 region:1 release:3 retention:1 row:2 rows:2 s:3 salga:1 sample:2 sans:1 se:3 see:1
        she:1 shift:1 should:2 show:1 si:2 signs:1 sin:2 since:1 sister:2 six:1 something:1 sont:1 sprint:2 st:1 steps:3
        survives:1 t:3 table:1 tage:1 tard:1 target:2 tbd:1 ten:1 test:3 th:1 the:7 three:1 ticket:3 tiene:1 to:3
        tomasz:1 too:1 tous:1 type:1 u:1 un:3 und:1 une:1 unit:2 unten:1 vat:2 version:1 very:1 von:1 ware:1 we:1 wenn:1
        were:1 wg:1 when:5 which:1 whole:2 wir:1 with:1 without:1 written:1 wrong:1 x:2 y:4 z:2 zeit:2
    """,
    "writing": """
        a:11 ab:1 about:3 accounts:2 acuerdo:1 after:3 agreed:1 ahnung:1 al:1 alerting:1 all:2 already:1 am:1 and:3
        antes:1 april:1 are:2 as:1 asi:2 ask:1 at:2 attente:1 auf:1 august:1 autobus:1 avec:1 b:3 back:2 be:3 because:1
        been:1 before:1 beim:1 below:1 best:1 bitte:1 bring:1 budget:1 by:3 c:2 can:4 caso:1 change:1 chaque:1 clear:1
        client:1 club:1 come:1 commit:1 con:2 core:1 cover:1 covered:1 d:6 da:1 dark:1 date:2 de:6 deadline:1 dear:3
        debe:1 decide:2 decides:1 del:3 den:1 der:1 des:1 desk:1 die:1 do:1 does:1 doesn:1 don:2 done:1 donnerstag:1
        dossier:1 du:1 el:3 else:1 en:3 encore:1 end:1 engineer:1 es:2 est:1 estar:1 et:3 evening:1 every:2 fais:1
        falta:1 faut:1 figure:1 figures:1 file:1 firma:1 first:1 fixed:1 for:4 forty:1 foto:1 four:1 free:1 fri:1 from:3
        full:3 fund:2 fur:1 furs:1 get:2 gets:1 grant:2 gros:1 grosse:1 guess:1 h:1 haben:1 half:2 has:3 have:4 hello:1
        hi:1 hola:1 hold:1 hora:1 how:2 i:5 if:3 il:2 in:3 is:6 isn:1 ist:1 it:8 je:1 june:1 just:1 keep:2 keine:1
        kind:1 l:1 la:5 lange:1 las:3 last:2 latest:1 lawyer:1 le:4 les:3 letter:2 ligne:1 like:2 line:1 list:1 live:1
        lo:2 los:1 loss:1 lottery:2 lundi:1 lunes:1 make:2 man:1 march:1 marchetti:1 mardi:1 marta:1 max:1 may:1 me:4
        meeting:1 members:1 merci:1 midi:1 miercoles:1 mind:2 mira:1 mode:1 moin:1 more:1 mrs:1 muss:1 my:1 nadie:1
        narrative:2 ne:1 necesito:1 needs:1 never:1 new:2 no:5 nobody:2 non:1 nos:2 not:3 note:2 notes:1 nuit:1
        numbers:1 numero:1 nuria:1 of:6 office:1 officer:1 on:6 one:4 or:2 order:1 our:4 out:2 own:1 page:1 pages:5
        paid:1 para:2 parents:1 pas:3 past:1 people:1 pero:1 peux:2 phone:2 plan:1 planning:1 please:2 plus:1 point:1
        porfa:1 post:1 pour:3 precio:1 presse:2 printer:2 priyanka:1 proposal:1 prueba:1 pump:1 que:3 quelqu:1
        questions:1 qui:1 read:3 readers:2 reading:1 regional:1 rein:1 renewal:1 report:1 right:2 ring:1 roof:1 s:4
        sagt:1 said:1 sait:1 salga:1 salut:1 saturday:1 say:2 se:2 see:1 segundo:1 sent:1 september:2 she:2 should:3
        si:3 side:2 sign:2 sin:1 so:6 soit:1 spend:1 starts:1 still:1 sube:1 subject:1 sur:1 t:3 table:1 take:2 tbd:1
        te:2 template:2 ten:1 tess:1 text:1 thank:2 that:3 the:7 their:3 them:1 then:2 they:4 things:1 this:5 three:1
        thursday:2 tiene:1 time:1 to:6 toca:1 too:1 tops:1 training:1 trustees:2 tu:4 two:4 type:1 u:1 un:4 una:1
        understand:1 une:1 up:1 us:3 usw:1 vale:1 ver:1 visit:1 waiting:1 want:1 wants:2 water:2 we:4 wednesday:2
        welche:1 what:5 whatever:1 when:1 whether:1 who:3 whoever:1 why:1 wie:1 with:4 without:1 word:1 work:1 would:3
        write:3 written:1 y:4 year:2 yet:2 yo:1 you:5 zu:1
    """,
}
