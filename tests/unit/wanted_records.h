/*
 * wanted_records.h - valid records, and what is wanted of them: people, and
 * the member at the path; as events_text.h writes it.  Every reader has to say
 * the same.
 */
#ifndef WANTED_RECORDS_H
#define WANTED_RECORDS_H

#include "unit.h"

#define E_T		"'eventType':'t',"
#define E_A		"'actor':{'id':'a'}"
#define E		E_T E_A
#define COUNTRY		"client.geographicalContext.country"
#define GEO(members)	"'client':{'geographicalContext':{" members "}}"
#define IN(country)	GEO("'country':'" country "'")

static const struct {
	const char	*path;
	struct span	 record;
	const char	*want;
} wanted_records[] = {
	/* People. */
	{ NULL, BYTES("{" E "}"), "- - - -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'l','displayName':'n',"
	  "'type':'y','id':'a'}}"), "'l' 'n' 'y' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'id':'a','type':'y','displayName':"
	  "'','alternateId':''}}"), "'' '' 'y' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':null,'displayName':1.0,"
	  "'type':true}}"), "0 1.0 true -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':{'alternateId':'x'},"
	  "'displayName':['x'],'type':'\\ud800'}}"), "# # ! -;" },
	{ NULL, BYTES("{" E_T "'actor':{'x':{'alternateId':'x'},'y':[{"
	  "'displayName':'x'}],'Type':'x'},'alternateId':'x','type':'x'}"),
	  "- - - -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'\\u006c','displayName'"
	  ":'Bj\xc3\xb6rn \\'B\\'','type':'\\\\'}}"),
	  "'l' 'Bj\xc3\xb6rn \"B\"' '\\' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternate\\u0049d':'l','displayNam"
	  "\\u0065':'n','\\u0074ype':'y'}}"), "'l' 'n' 'y' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'x','displayName':'x',"
	  "'type':'x'},'actor':{'type':'y'}}"), "- - 'y' -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'x'},'actor':null}"),
	  "- - - -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'x'},'actor':[]}"),
	  "- - - -;" },
	{ NULL, BYTES("{" E_T "'actor':{'alternateId':'x','alternateId':null,"
	  "'displayName':'x','displayName':'n','type':1,'type':'y'}}"),
	  "0 'n' 'y' -;" },
	{ "actor.id", BYTES("{" E "}"), "- - - 'a';" },
	{ "actor.type", BYTES("{" E_T "'actor':{'type':'y'}}"),
	  "- - 'y' 'y';" },
	{ "actor.alternateId.x", BYTES("{" E_T "'actor':{'alternateId':{'x':"
	  "'y'}}}"), "# - - -;" },
	{ "eventType", BYTES("{" E "}"), "- - - 't';" },
	{ "eventType", BYTES("{" E_A ",'eventType':-0e5}"), "- - - -0e5;" },
	{ "published", BYTES("{" E ",'published':false}"), "- - - false;" },
	{ "published.x", BYTES("{" E ",'published':{'x':'y'}}"),
	  "- - - -;" },
	{ "outcome.result", BYTES("{" E ",'outcome':{'result':null}}"),
	  "- - - 0;" },
	{ "outcome.result", BYTES("{" E ",'outcome':{'result':7}}"),
	  "- - - 7;" },
	/* One member, at its depth only. */
	{ COUNTRY, BYTES("{" E "," IN("DE") "}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{" IN("DE") "," E "}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{'country':'x','geographicalContext':{'country':"
	  "'x'}," E ",'x':{" IN("x") "},'client':{'country':'x','client':{"
	  "'geographicalContext':{'country':'x'}},'geographicalContext':{"
	  "'x':{'country':'x'},'country':'DE','geographicalContext':{"
	  "'country':'x'},'y':['country','x',{'country':'x'}]},'y':[{"
	  "'geographicalContext':{'country':'x'}}]},'target':[{" IN("x")
	  "}],'request':{'ipChain':[{'geographicalContext':{'country':'x'"
	  "}}]}}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E_T "'actor':{'id':'a'," IN("x") "},'outcome':{"
	  IN("x") "}}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{'Country':"
	  "'x','countr':'x','countryy':'x','':'x','country ':'x'}}}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{}}}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{}}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':null}}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':null}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':'x'}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':-1.5e3}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':true,'x':1}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':[{'geographicalContext':{'country':"
	  "'x'}}]}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':[{'country':"
	  "'x'},'country','x']}}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':'country'}}"),
	  "- - - -;" },
	/* What may stand there. */
	{ COUNTRY, BYTES("{" E "," GEO("'country':null") "}"), "- - - 0;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':1.0") "}"), "- - - 1.0;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':-0e5,'x':1") "}"),
	  "- - - -0e5;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country': 1E+400 ") "}"),
	  "- - - 1E+400;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':12345678901234567890123456"
	  "7890") "}"), "- - - 123456789012345678901234567890;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':true") "}"),
	  "- - - true;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':false ,'x':{}") "}"),
	  "- - - false;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':{}") "}"), "- - - #;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':{'country':'x'}") "}"),
	  "- - - #;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':[]") "}"), "- - - #;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':['x',{'country':'x'}]")
	  "}"), "- - - #;" },
	{ COUNTRY, BYTES("{" E "," IN("") "}"), "- - - '';" },
	{ COUNTRY, BYTES("{" E "," IN("\xc3\x89ire \xf0\x9f\x98\x80") "}"),
	  "- - - '\xc3\x89ire \xf0\x9f\x98\x80';" },
	{ COUNTRY, BYTES("{" E "," IN("\\u0044\\n\\\\\\/") "}"),
	  "- - - 'D\n\\/';" },
	{ COUNTRY, BYTES("{" E "," IN("\\ud83d\\ude00") "}"),
	  "- - - '\xf0\x9f\x98\x80';" },
	{ COUNTRY, BYTES("{" E "," IN("\\ud83d") "}"), "- - - !;" },
	{ COUNTRY, BYTES("{" E "," IN("a\\udc00b") "}"), "- - - !;" },
	{ COUNTRY, BYTES("{" E "," IN("\\\\ud800") "}"),
	  "- - - '\\ud800';" },
	{ COUNTRY, BYTES("{" E "," IN("}]{[,:\\'\x7f") "}"),
	  "- - - '}]{[,:\"\x7f';" },
	/* The last of equal names wins, whole. */
	{ COUNTRY, BYTES("{" IN("x") "," E "," IN("DE") "}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':null}"), "- - - -;" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':'x'}"), "- - - -;" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':1}"), "- - - -;" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':[]}"), "- - - -;" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':{}}"), "- - - -;" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'client':{'x':1}}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{'client':false," E "," IN("DE") "}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{'country':"
	  "'x'},'geographicalContext':{}}}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':{'country':"
	  "'x'},'x':{},'geographicalContext':null,'y':[{}]}}"), "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'client':{'geographicalContext':1,"
	  "'geographicalContext':{'country':'DE'},'x':{'country':'x'}}}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':'x','country':'DE'") "}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':'x','country':{}") "}"),
	  "- - - #;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':true,'country':null")
	  "}"), "- - - 0;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':{},'country':1") "}"),
	  "- - - 1;" },
	/* Keys with escapes, on the way and beside it. */
	{ COUNTRY, BYTES("{" E ",'cl\\u0069ent':{'geographicalContext':{"
	  "'country':'DE'}}}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E ",'client':{'\\u0067eographicalContext':{"
	  "'country':'DE'}}}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E "," GEO("'countr\\u0079':'DE'") "}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" IN("x") "," E ",'cl\\u0069ent':0}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{" E "," GEO("'country':'x','countr\\u0079':'DE'")
	  "}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{" E "," GEO("'country\\u0000':'x'") "}"),
	  "- - - -;" },
	{ "a\"b.\\.\xc3\xa9", BYTES("{" E ",'a\\'b':{'\\\\':{'\\u00e9':'v'"
	  "}}}"), "- - - 'v';" },
	{ "\xc3\xa9", BYTES("{" E ",'\xc3\xa9':'v','e':'x'}"),
	  "- - - 'v';" },
	/* A key with half a surrogate pair is no key that a path can have. */
	{ "a?", BYTES("{" E ",'a\\ud800':'x','a\\ud800z':'x','a\\udc00':"
	  "'x'}"), "- - - -;" },
	{ "a?", BYTES("{" E ",'a?':'v','a\\ud800':'x'}"), "- - - 'v';" },
	{ "a?", BYTES("{" E ",'a\\u003f':'v','x\\'\\\\':'\\\\'}"),
	  "- - - 'v';" },
	{ "x.?", BYTES("{" E ",'x':{'\\ud800':'x'},'x':{ '\\ud83d' : 1}}"),
	  "- - - -;" },
	{ "\xf0\x90\x81\x81", BYTES("{" E ",'\\ud800\\u0041':'x'}"),
	  "- - - -;" },
	{ "\xf0\x9f\x98\x80", BYTES("{" E ",'\\ud83d\\ude00':'v'}"),
	  "- - - 'v';" },
	/* Short and long ways. */
	{ "severity", BYTES("{" E ",'severity':'WARN'}"), "- - - 'WARN';" },
	{ "severity", BYTES("{" E ",'severity':'x','severity':[]}"),
	  "- - - #;" },
	{ "client", BYTES("{" E "," IN("x") "}"), "- - - #;" },
	{ "client.geographicalContext", BYTES("{" E "," IN("x") "}"),
	  "- - - #;" },
	{ "a.a.a", BYTES("{'a':{'a':{'a':'v','b':{'a':'x'}},'b':{'a':'x'}},"
	  E ",'b':{'a':{'a':'x'}}}"), "- - - 'v';" },
	{ "a.b.c.d.e.f.g.h", BYTES("{" E ",'a':{'b':{'x':{},'c':{'d':{'y':[],"
	  "'e':{'f':{'g':{'h':'v','z':{'h':'x'}},'h':'x'},'h':'x'},'h':'x'},"
	  "'h':'x'},'h':'x'}},'h':'x'}"), "- - - 'v';" },
	{ "a.b.c.d.e.f.g.h", BYTES("{" E ",'a':{'b':{'c':{'d':{'e':{'f':{"
	  "'g':{'g':{'h':'x'}}}}}}}}}"), "- - - -;" },
	{ "a.b.c.d.e.f.g.h", BYTES("{" E ",'a':{'b':{'c':{'d':{'e':{'f':{"
	  "'g':{'h':'x'}}},'e':{'f':{'g':7}}}}}}}"), "- - - -;" },
	{ "x.eventType", BYTES("{" E ",'x':{'eventType':'v','actor':{'id':"
	  "'x'},'published':'x'}}"), "- - - 'v';" },
	{ "x.data.events", BYTES("{" E ",'x':{'data':{'events':'v'}}}"),
	  "- - - 'v';" },
	/* Through actor and outcome. */
	{ "actor.detailEntry.x", BYTES("{" E_T "'actor':{'y':[[],{'x':'x'}],"
	  "'detailEntry':{'a':{'x':'x'},'x':'v','b':[{}]},'z':{'x':'x'},'id':"
	  "'a','alternateId':'l'},'detailEntry':{'x':'x'}}"),
	  "'l' - - 'v';" },
	{ "actor.detailEntry.x", BYTES("{" E_T "'actor':{'id':'a',"
	  "'detailEntry':null,'displayName':'n'}}"), "- 'n' - -;" },
	{ "actor.detailEntry.x", BYTES("{" E_T "'actor':{'detailEntry':{'x':"
	  "'x'}},'actor':{'type':'y'}}"), "- - 'y' -;" },
	{ "actor.detailEntry.x", BYTES("{" E_T "'actor':{'detailEntry':{'x':"
	  "'x'},'detailEntry':3,'type':'y'}}"), "- - 'y' -;" },
	{ "actor.detailEntry.x", BYTES("{" E_T "'actor':{'detailEntry':{'x':"
	  "'x'}},'actor':1}"), "- - - -;" },
	{ "actor.detailEntry", BYTES("{" E_T "'actor':{'detailEntry':{'x':"
	  "'x'},'type':'y'}}"), "- - 'y' #;" },
	{ "actor.actor.id", BYTES("{" E_T "'actor':{'id':'x','actor':{'id':"
	  "'v'}}}"), "- - - 'v';" },
	{ "actor.a.b.c.d.e.f.g", BYTES("{" E_T "'actor':{'a':{'b':{'c':{'d':{"
	  "'e':{'f':{'x':[{}],'g':'v','y':{}}}}}},'x':{}}}}"),
	  "- - - 'v';" },
	{ "outcome.reason", BYTES("{" E ",'outcome':{'x':{'reason':'x'},"
	  "'reason':'v','result':'r','y':[]}}"), "- - - 'v';" },
	{ "outcome.reason", BYTES("{" E ",'outcome':{'reason':'x'},'outcome'"
	  ":{'result':'r'}}"), "- - - -;" },
	{ "outcome.reason", BYTES("{" E ",'outcome':{'reason':'x'},'outcome'"
	  ":null}"), "- - - -;" },
	{ "outcome.reason", BYTES("{" E ",'outcome':{'reason':'x'},'outcome'"
	  ":'x'}"), "- - - -;" },
	{ "outcome.reason", BYTES("{" E ",'outcome':[{'reason':'x'}]}"),
	  "- - - -;" },
	{ "outcome.x.y", BYTES("{" E ",'outcome':{'x':{'y':'x'},'result':'r',"
	  "'x':{'z':{'y':'x'}}}}"), "- - - -;" },
	{ "outcome.x.y", BYTES("{" E ",'outcome':{'x':{'y':'x'}},'outcome':{"
	  "'x':{'z':{'y':'x'},'y':'v'}}}"), "- - - 'v';" },
	/* Repeated ones elsewhere do no harm. */
	{ "client.x", BYTES("{" E_T "'client':{'x':'v'},'actor':{'type':'x'},"
	  "'outcome':{},'actor':{},'outcome':null,'z':{},'z':1}"),
	  "- - - 'v';" },
	{ "actor.x", BYTES("{" E_T "'actor':{'x':'v'},'outcome':{},'outcome'"
	  ":{'x':'x'},'client':{},'client':1}"), "- - - 'v';" },
	{ "outcome.x", BYTES("{" E ",'outcome':{'x':'v'},'actor':{'x':'x'},"
	  "'client':{'x':'x'}}"), "- - - 'v';" },
	/* Without an actor, or no event at all. */
	{ "client.x", BYTES("{'eventType':'t','client':{'x':'v'}}"),
	  "- - - 'v';" },
	{ "client.x", BYTES("{}"), "- - - -;" },
	{ "client.x", BYTES("[{'client':{'x':'x'}}]"), "- - - -;" },
	{ "client.x", BYTES("'client'"), "- - - -;" },
	/* Wrapped: from the event's own root, and each for itself. */
	{ COUNTRY, BYTES("{'detail':{" E "," IN("DE") "}," IN("x") "}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" IN("x") ",'event':{" E "," IN("DE") "}}"),
	  "- - - 'DE';" },
	{ COUNTRY, BYTES("{" IN("x") ",'payload':{" E "}," IN("x") "}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{'detail':{'event':{" IN("DE") "," E "}," IN("x")
	  "}," IN("x") "}"), "- - - 'DE';" },
	{ COUNTRY, BYTES("{'detail':{" E "," IN("x") "},'detail':{" E "}}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{" E ",'detail':{" E "," IN("x") "}}"),
	  "- - - -;" },
	{ COUNTRY, BYTES("{'data':{'events':[{" E "," IN("A") "},{" E "},{" E
	  "," IN("B") "},1,{" IN("C") "},{}]," IN("x") "}," IN("x") "}"),
	  "- - - 'A';- - - -;- - - 'B';- - - -;- - - 'C';- - - -;" },
	{ "actor.x.y", BYTES("{'data':{'events':[{" E_T "'actor':{'x':{'y':"
	  "'A'},'type':'U'}},{" E_T "'actor':{}},{" E_T "'actor':{'x':{},"
	  "'alternateId':'l'}},{" E_T "'actor':{'x':{'y':true},"
	  "'displayName':'n'}},{'eventType':'t'}]}}"),
	  "- - 'U' 'A';- - - -;'l' - - -;- 'n' - true;- - - -;" },
	{ "a.b.c.d.e.f.g.h", BYTES("{'event':{'event':{'event':{'event':{"
	  "'event':{'event':{'data':{'events':[{'payload':{" E ",'a':{'b':{"
	  "'c':{'d':{'e':{'f':{'g':{'h':'v'}}}}}}}}}]}}}}}}}}"),
	  "- - - 'v';" },
	{ "actor.b.c.d.e.f.g.h", BYTES("{'data':{'events':[{'data':{'events'"
	  ":[{'data':{'events':[{'data':{'events':[{'data':{'events':[{"
	  "'data':{'events':[{'data':{'events':[{'data':{'events':[{" E_T
	  "'actor':{'b':{'c':{'d':{'e':{'f':{'g':{'h':1}}}}}}}},{" E "}]}}]}}"
	  "]}}]}}]}}]}}]}}]}}"), "- - - 1;- - - -;" },
};

#endif
