"""In how many labelled texts of each kind of work a word was: written by `python -m bench.words_of_work`, not by hand."""

# ruff: noqa: E501 - rows of counts

TEXTS = {
    "chore": 10,
    "decision": 9,
    "event": 7,
    "hiring": 7,
    "parameter_estimation": 12,
    "process_estimation": 9,
    "purchase": 7,
    "research": 7,
    "software": 8,
    "writing": 10,
}
WORDS = {
    "chore": """
        ab:2 again:1 all:1 am:2 and:2 as:1 at:1 au:1 avant:1 bo:2 by:1 c:2 call:2 casa:1 chaque:1 close:1 code:1 con:1
        could:1 danke:1 dann:2 das:2 days:1 de:3 del:1 den:1 des:1 dir:1 donnerstag:1 du:4 ein:1 eintragen:1 el:1
        email:1 en:1 erst:1 est:1 et:1 even:1 evening:1 every:1 export:1 for:1 freitag:1 fridge:1 from:1 get:2 go:1
        gros:1 h:1 hall:1 hangt:1 hasta:1 her:1 if:3 in:3 is:3 ist:1 it:2 jeden:2 konntest:1 l:1 la:2 las:1 last:1 le:1
        les:1 licence:1 lo:1 los:1 lundi:1 m:1 mail:1 me:1 mind:1 mira:1 moin:1 ne:1 no:1 not:1 note:1 now:1 numbers:1
        o:1 of:1 off:1 officer:1 on:1 one:1 or:1 out:1 over:1 person:1 plot:1 pm:1 portal:1 que:1 read:1 reads:1 red:1
        ring:1 s:3 sait:1 se:1 see:1 send:1 si:2 side:1 so:1 sur:1 sure:1 temp:1 temperature:1 temps:1 test:1 that:1
        the:5 these:1 this:2 through:1 ticket:1 to:2 training:1 tu:1 u:1 uhr:2 um:2 una:1 up:1 we:1 week:1 wenn:1 wert:1
        when:2 which:1 whoever:1 with:1 wochenende:1 x:1 y:1 you:2 yours:1 zu:1
    """,
    "decision": """
        a:2 ab:1 about:2 all:1 an:1 and:3 answer:2 antes:1 asking:1 at:1 au:1 aus:1 autobus:1 b:1 be:1 before:1 beiden:1
        bis:2 bitte:2 but:1 by:2 c:1 call:1 can:2 casa:1 ce:1 charge:1 choose:1 come:1 committee:2 con:1 contract:1
        cosas:1 cost:1 could:2 d:3 danach:1 das:1 de:2 decide:2 decides:1 del:1 den:1 der:1 dia:1 die:2 do:1 dossier:1
        du:1 duree:1 einen:1 el:1 else:1 en:1 es:1 est:1 et:1 faut:1 ferme:1 fine:1 for:3 freitag:1 fur:1 go:1 h:1
        hall:1 hand:1 hands:1 hangt:1 has:1 have:2 i:1 ich:2 il:1 im:1 in:3 is:1 it:4 jour:1 june:1 l:1 la:2 last:1 le:1
        lease:2 let:1 like:1 lo:1 look:1 los:1 lundi:1 marchetti:1 margin:1 mas:1 matters:1 maybe:1 me:4 merci:1 midi:1
        mme:1 monday:1 more:1 my:1 ne:1 need:1 new:1 nicht:1 no:3 nobody:1 noch:1 notes:1 nous:1 numbers:1 o:1 oder:2
        of:1 office:1 old:1 on:4 one:2 only:1 opening:1 or:3 ou:1 out:1 people:1 pick:2 plus:1 policy:1 pour:1 price:2
        prix:1 puesto:1 que:1 reach:1 regional:1 right:1 running:1 s:2 saturday:1 says:1 se:1 seulement:1 si:1 sie:1
        sign:1 sind:1 so:1 something:1 son:1 sont:1 sort:1 staff:1 sur:1 t:2 table:1 take:1 team:1 tell:2 the:4 this:1
        three:1 time:1 to:5 tres:1 trois:1 tu:1 two:1 und:1 up:1 vendredi:1 vidal:1 viele:1 vote:1 we:4 welche:1 what:3
        whether:1 which:2 who:2 whoever:1 wie:1 will:1 wins:1 wir:1 with:1 word:1 work:1 would:1 y:1 you:4 your:1
        yours:1
    """,
    "event": """
        a:2 after:1 all:1 also:1 always:1 am:1 an:1 and:3 antes:1 april:1 au:1 august:1 back:1 be:2 because:1 before:1
        beiden:1 bis:1 bitte:1 budget:1 by:3 c:1 cerrado:1 choose:1 con:1 counted:1 cuanto:1 da:1 das:1 date:1 de:3
        dear:1 del:2 der:1 des:1 dia:1 die:1 dinero:2 du:1 eine:1 either:1 el:2 email:1 en:1 es:2 est:1 et:1 evening:2
        families:2 fix:1 for:2 form:1 four:1 friday:1 from:1 ganze:1 green:1 hall:1 hand:1 has:1 hasta:1 have:2 her:1
        how:1 i:1 if:1 im:1 in:1 is:1 it:3 july:1 june:1 l:1 la:3 las:2 le:1 leave:1 les:1 let:1 liebe:1 lo:1 los:1
        mal:1 many:1 mas:1 matters:1 maybe:1 me:3 miercoles:1 mira:1 moins:1 monday:1 mr:2 no:2 nobody:1 noch:1 noon:1
        nos:1 not:1 nous:1 o:2 office:1 on:3 open:1 or:1 our:1 out:1 over:1 para:2 pas:1 people:1 plan:2 please:2 plus:2
        pm:1 pounds:1 pour:1 puede:1 que:3 quien:1 quiero:1 re:2 reading:1 running:1 s:1 se:1 si:1 sich:1 sin:1 since:1
        soit:1 someone:1 sort:1 sports:2 take:1 te:2 that:1 the:3 their:1 this:2 thursday:1 time:1 to:2 todavia:1 toi:1
        tu:1 un:2 und:1 une:1 uno:1 up:2 vor:1 we:1 wednesday:1 week:1 whole:1 will:1 wir:1 would:1 y:2 year:2 yo:1
        you:3 your:1
    """,
    "hiring": """
        a:4 about:1 ad:2 add:1 all:1 am:1 an:3 and:2 answer:1 are:1 at:1 au:1 aus:1 autumn:1 b:1 base:1 be:1 before:1
        beim:1 between:1 bis:1 board:1 by:2 c:1 call:1 calm:2 can:1 charge:1 close:1 contract:1 could:1 d:3 da:1 dann:1
        date:1 day:1 de:2 die:1 do:1 du:1 einen:1 either:1 else:1 en:2 est:1 even:1 evening:1 experience:3 faut:2
        ferme:1 fine:1 for:4 friday:1 from:1 full:1 furs:1 get:1 gleich:1 goes:1 haben:1 have:1 i:2 ich:1 if:1 il:2 in:1
        is:1 it:1 je:2 jeudi:1 keys:1 kind:1 l:1 la:2 last:1 le:1 les:1 licence:1 like:1 line:1 list:1 long:1 look:1 m:2
        man:1 max:1 may:1 me:3 message:1 mir:1 mit:1 mme:2 moins:1 must:1 need:3 night:2 nights:1 nobody:1 noch:1 not:3
        nous:1 nuit:1 nurse:1 objet:2 of:1 on:5 one:1 or:3 ou:2 out:1 over:1 people:1 per:1 permis:2 peux:1 phone:1
        pick:1 please:2 pm:1 point:1 pour:2 pressure:2 put:1 question:1 qui:2 rd:2 sans:1 see:1 servus:1 signs:1 sind:1
        sister:1 so:2 someone:1 sorry:1 st:1 still:1 stuck:1 support:1 sure:1 ta:2 takes:1 te:1 th:1 that:3 the:4
        thing:1 this:1 till:1 time:2 to:2 toi:1 trois:1 tu:2 tuesday:1 two:1 un:2 und:1 under:2 up:2 use:1 very:1 vor:1
        vote:1 we:3 what:1 who:1 whoever:1 will:1 wins:1 with:1 word:1 yet:1 you:1 zu:1 zwei:1
    """,
    "parameter_estimation": """
        a:2 acuerdo:1 all:1 always:1 am:2 and:3 anyway:2 as:3 at:1 au:1 avant:1 b:2 base:2 before:1 bis:2 bitte:1
        bonjour:2 brauchte:1 by:2 c:2 charge:1 client:1 coefficient:2 completer:2 con:1 core:1 cost:1 d:1 da:1 das:2
        day:1 days:1 de:3 definition:2 del:1 depends:1 der:2 did:1 die:2 done:1 du:1 duree:1 ein:1 eintragen:1 el:1 en:3
        end:1 engineer:1 entre:2 entscheidet:2 et:2 faltan:1 figure:1 file:1 fill:3 first:1 for:4 frau:1 from:3 fur:2
        ganze:1 goes:1 h:2 hallo:2 hands:1 has:1 herr:1 hier:1 hours:1 i:4 ich:1 if:2 il:1 in:6 incl:2 into:2 is:2 ist:1
        it:2 item:1 its:1 jeudi:1 k:2 kg:2 l:2 la:3 last:1 le:2 lease:1 leave:2 les:2 ligne:1 line:1 list:1 load:1 los:1
        m:3 mardi:1 margin:1 me:1 meeting:1 merci:2 model:1 monday:1 muss:1 my:1 n:2 nach:1 necesito:1 need:3 new:1
        nicht:1 no:3 nobody:1 noch:2 noon:1 nos:1 not:3 null:2 nulls:2 numbers:2 o:1 ob:2 oder:1 of:1 off:4 offen:2
        ohne:2 ok:2 on:4 one:2 only:2 or:2 para:1 pas:1 people:1 per:5 pick:1 plan:1 plot:1 pls:4 pm:1 pounds:1 pour:2
        price:2 prix:1 pro:1 proposal:1 puesto:1 pump:1 question:1 reach:1 renewal:1 right:1 run:2 s:3 same:2 sample:1
        says:1 schatzung:1 se:1 si:1 site:1 so:3 sont:1 staff:1 station:1 still:1 stuck:1 sur:1 t:1 tbd:1 team:1 temp:1
        temperature:1 ten:1 test:1 thanks:1 that:1 the:6 them:1 these:1 thing:1 third:1 this:1 three:2 through:1
        thursday:2 till:1 time:1 to:1 todavia:1 uber:1 uhr:1 under:1 unit:1 usw:1 valeur:2 vor:1 waiting:1 we:2
        wednesday:1 wert:1 werte:2 which:1 whole:1 wir:1 with:1 wochenende:1 y:2 year:1 you:2 your:1 zahl:1 zu:1
    """,
    "process_estimation": """
        a:3 ab:1 about:1 again:1 all:2 also:1 am:1 and:4 are:1 as:2 asking:1 at:1 auf:1 autumn:1 before:1 bis:1 bitte:1
        both:1 brauchen:2 brauchte:1 building:1 but:2 by:3 c:1 can:4 charge:1 check:2 clear:1 committee:1 could:1
        count:3 cover:1 cuanto:1 danach:1 danke:1 dann:2 das:1 day:1 de:2 decide:1 den:2 der:2 des:1 deux:1 did:1 die:1
        dir:1 do:2 does:1 don:1 donnerstag:1 du:2 eine:1 en:2 encore:1 end:1 entre:1 erst:1 es:1 est:1 et:1 figure:1
        folder:1 for:3 form:2 forty:1 freitag:1 fridge:1 from:3 fur:2 go:1 goes:1 gros:1 h:1 handover:1 hangt:1 have:1
        hey:1 hi:2 hier:1 hours:1 how:5 i:5 ich:1 if:1 il:1 im:1 in:4 is:1 ist:1 it:5 its:3 kannst:1 know:2 l:1 la:2
        lange:2 last:1 le:1 leave:1 legal:1 let:1 lo:1 long:4 love:2 mail:1 mal:1 many:1 me:5 members:1 message:1
        minutes:1 mir:1 mit:1 monday:1 morning:1 need:3 nicht:1 night:1 no:3 noch:1 not:1 nurse:1 ob:1 oder:1 of:1 off:1
        officer:1 on:4 open:1 ou:1 out:2 over:1 own:1 pas:1 people:1 per:1 planning:1 please:2 pour:1 pressure:1 pro:1
        put:1 que:2 re:1 report:2 right:1 round:1 salut:1 say:1 schatzung:1 se:1 servus:1 she:1 sign:1 sind:1 site:1
        so:3 something:1 sorry:1 staff:1 steps:2 still:1 subject:1 support:1 t:1 ta:1 take:2 takes:1 tell:1 temps:1
        ten:1 th:1 thanks:2 the:5 them:3 then:3 they:2 this:1 thursday:1 ticket:1 to:3 trois:1 tuesday:1 two:1 una:1
        und:1 understand:1 us:2 use:1 viele:1 visit:1 von:1 want:2 wants:1 ward:2 water:1 we:3 week:1 when:1 whether:1
        who:1 wie:2 will:2 wir:2 with:2 work:1 y:1 year:1 you:2 zahl:1 zwei:1
    """,
    "purchase": """
        a:3 abrimos:1 agreed:1 am:1 and:2 antes:1 april:1 as:1 au:1 b:1 be:2 below:1 bitte:1 budget:1 by:2 c:2 call:1
        can:1 ce:1 cm:2 con:2 course:1 d:3 de:3 del:1 depends:1 der:1 deux:1 dona:2 du:1 el:1 en:1 entre:1 erst:1 est:1
        et:1 firma:1 for:2 get:1 gleich:1 go:1 half:1 has:1 have:1 hello:1 hepa:2 her:1 i:1 if:1 in:2 incl:1 is:2 ist:1
        it:3 item:1 jour:1 k:1 kannst:1 konntest:1 l:1 la:3 las:1 le:2 les:1 liebe:1 list:1 litros:2 lo:1 long:1 m:1
        march:1 maybe:1 mir:1 moins:1 monday:1 must:1 nach:1 ne:1 new:2 nicht:1 night:1 not:1 note:1 nous:1 oder:1 off:1
        old:1 on:3 or:1 order:1 ou:1 out:1 over:1 para:2 pas:1 peux:1 please:1 plus:1 pour:1 printer:1 puerta:2 qty:2
        que:2 qui:1 r:1 registro:1 ring:1 round:1 sagt:1 sans:1 segundo:1 signs:2 site:1 sitzung:1 so:1 son:1 starts:2
        station:1 t:2 tbd:1 th:1 the:3 these:1 to:1 tu:1 tuesday:1 two:1 un:1 und:1 under:1 une:1 us:1 vat:1 want:1 we:1
        wenn:1 what:1 whether:1 who:1 wie:1 wir:1 with:2 y:1 year:1 your:1
    """,
    "research": """
        a:3 about:2 abrimos:1 after:1 all:2 am:1 and:2 are:1 ask:1 at:1 back:1 be:1 best:1 between:1 bis:1 bitte:1
        board:1 both:1 by:1 can:3 care:2 change:1 con:2 cosas:1 cost:1 could:1 counted:1 covered:1 d:1 das:1 days:1 de:3
        desk:1 dia:2 did:1 die:1 do:1 don:1 eine:1 el:2 else:1 est:1 esta:1 figures:1 fine:1 first:1 folder:1 for:1
        fri:1 friday:1 from:1 fur:1 go:1 hallo:1 has:1 her:1 herr:1 hi:1 how:1 i:2 ich:1 if:2 im:1 in:2 into:2 is:3 it:3
        je:1 july:1 know:1 l:1 la:2 las:1 le:1 leave:1 lo:2 look:3 los:1 lundi:1 m:1 mas:1 may:1 me:2 mme:1 model:1
        more:1 morning:1 my:1 n:1 nach:1 nada:1 necesito:1 need:2 new:1 no:1 non:1 not:1 note:2 nous:1 now:1 o:2 of:2
        on:1 open:1 opening:1 or:1 over:1 people:1 per:1 please:2 precio:1 printer:1 que:2 question:2 quien:1 quiero:1
        r:1 reading:1 registro:1 release:1 report:1 ring:1 s:1 say:1 send:1 sent:1 september:1 seulement:1 si:1 sich:1
        sie:1 sitzung:1 so:2 sur:1 sure:1 t:2 thanks:1 that:1 the:3 their:1 them:1 they:2 third:1 three:1 to:1 todavia:1
        tomasz:1 tops:1 tres:1 tu:1 two:1 u:1 uber:1 uhr:1 un:1 una:1 und:1 une:1 uno:1 up:2 us:2 use:1 vendredi:1
        vidal:1 visit:1 vote:1 we:2 welche:1 were:1 what:1 whether:1 who:2 will:1 with:1 work:1 y:2 yet:2 yo:1 you:1
        zwei:1
    """,
    "software": """
        a:2 add:1 after:1 al:1 all:1 am:1 and:2 app:2 as:1 ask:1 at:1 auf:1 aus:1 before:1 bitte:1 building:1 by:1
        cerrado:1 clear:1 code:1 course:1 days:1 de:2 debe:1 den:1 der:1 dia:1 die:1 don:1 done:2 du:1 el:2 en:2 es:1
        esta:1 export:2 faltan:1 file:2 fix:1 fixed:1 for:3 four:1 frau:1 fri:1 full:1 green:2 handover:1 has:1 hey:1
        hi:1 hold:1 i:1 import:2 in:3 is:2 ist:1 it:2 keys:1 la:1 legal:1 lo:1 load:1 log:2 m:1 mail:1 mal:1 max:1 may:1
        message:1 minutes:1 mit:1 nada:1 nadie:1 need:3 nights:1 no:4 not:1 o:2 of:1 on:1 open:1 or:2 out:1 para:1
        person:1 plan:1 pls:1 plus:1 policy:1 portal:1 price:1 pro:1 prueba:1 puede:1 qty:1 que:2 reads:1 red:1
        release:2 row:2 rows:2 s:2 sample:1 se:2 see:1 she:1 should:2 si:1 sin:2 since:1 sister:2 something:1 st:1
        steps:1 t:1 table:1 tbd:1 test:2 th:1 the:5 three:1 ticket:1 to:3 tomasz:1 type:1 u:1 un:2 und:1 unit:1 vat:1
        very:1 von:1 we:1 wenn:1 were:1 when:3 which:1 whole:2 wir:1 with:1 written:1 x:2 y:3
    """,
    "writing": """
        a:7 ab:1 about:2 accounts:2 acuerdo:1 after:2 agreed:1 al:1 all:2 and:2 april:1 are:2 as:1 at:1 auf:1 august:1
        autobus:1 b:1 back:1 be:2 because:1 before:1 beim:1 below:1 best:1 bitte:1 budget:1 by:2 c:2 can:3 change:1
        chaque:1 clear:1 client:1 come:1 con:1 core:1 cover:1 covered:1 d:5 da:1 date:2 de:4 dear:2 debe:1 decide:2
        decides:1 del:2 den:1 der:1 des:1 desk:1 die:1 do:1 does:1 don:1 donnerstag:1 dossier:1 el:2 en:2 encore:1
        engineer:1 es:1 est:1 et:2 every:2 faut:1 figure:1 figures:1 file:1 firma:1 first:1 fixed:1 for:3 forty:1 from:3
        full:2 fur:1 furs:1 get:2 h:1 haben:1 half:1 has:2 have:3 hello:1 hi:1 hold:1 how:2 i:3 if:3 il:2 in:2 is:4
        ist:1 it:5 je:1 june:1 kind:1 la:3 lange:1 las:2 last:1 le:3 les:2 ligne:1 like:2 line:1 list:1 lo:1 lundi:1
        man:1 march:1 marchetti:1 mardi:1 max:1 may:1 me:1 meeting:1 members:1 merci:1 midi:1 miercoles:1 mind:2 moin:1
        muss:1 my:1 nadie:1 ne:1 necesito:1 new:1 no:3 nobody:1 non:1 nos:2 not:3 note:2 notes:1 nuit:1 numbers:1 of:4
        office:1 on:5 one:3 or:1 order:1 our:3 own:1 pages:3 para:1 pas:2 people:1 peux:2 phone:1 planning:1 plus:1
        point:1 pour:2 precio:1 printer:2 proposal:1 prueba:1 pump:1 que:2 read:2 readers:2 reading:1 regional:1
        renewal:1 report:1 right:2 s:4 sagt:1 sait:1 salut:1 saturday:1 say:1 se:1 see:1 segundo:1 sent:1 september:1
        she:2 should:2 si:1 side:1 sign:1 sin:1 so:4 soit:1 still:1 subject:1 sur:1 t:3 take:2 tbd:1 te:1 ten:1 thank:2
        that:2 the:4 their:2 them:1 then:2 they:3 this:4 three:1 thursday:1 time:1 to:3 tops:1 training:1 trustees:2
        tu:2 two:3 type:1 un:2 una:1 understand:1 une:1 up:1 us:2 usw:1 visit:1 waiting:1 want:1 wants:1 water:2 we:3
        wednesday:1 welche:1 what:3 whether:1 who:1 whoever:1 wie:1 with:3 word:1 work:1 would:3 write:2 written:1 y:2
        year:2 yet:2 you:5 zu:1
    """,
}
