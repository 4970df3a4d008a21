/*
 * person_records.h - valid records of events that an application did, and the
 * person among their targets; as events_text.h writes it.  Every reader has to
 * say the same.
 */
#ifndef PERSON_RECORDS_H
#define PERSON_RECORDS_H

#include "unit.h"

#define P_T		"'eventType':'t',"
#define P_A		"'actor':{'id':'app','type':'App'}"
#define P		P_T P_A
#define TO(targets)	"{" P ",'target':" targets "}"
#define USER(members)	"{'type':'User'," members "}"
#define ID(id)		USER("'id':" id)

static const struct {
	struct span	 record;
	const char	*want;
} person_records[] = {
	/* Nobody. */
	{ BYTES("{" P "}"), "- - -;" },
	{ BYTES(TO("null")), "- - -;" },
	{ BYTES(TO("[]")), "- - -;" },
	{ BYTES(TO("{}")), "- - -;" },
	{ BYTES(TO("'User'")), "- - -;" },
	{ BYTES(TO("-1.5e3")), "- - -;" },
	{ BYTES(TO("true")), "- - -;" },
	{ BYTES(TO(ID("'x'"))), "- - -;" },
	{ BYTES(TO("{'x':[" ID("'x'") "]}")), "- - -;" },
	{ BYTES(TO("[{}]")), "- - -;" },
	{ BYTES(TO("[null,1,'User','id',true,-0.5,'\\ud800']")), "- - -;" },
	{ BYTES(TO("[[],['User'],[" ID("'x'") "],[[" ID("'x'") "]]]")),
	  "- - -;" },
	{ BYTES(TO("[{'id':'x','type':'AppInstance'},{'id':'x'}]")),
	  "- - -;" },
	/* One. */
	{ BYTES(TO("[" USER("'id':'a','alternateId':'l','displayName':'n'")
	  "]")), "'a' 'l' 'n';" },
	{ BYTES("{'target':[{'displayName':'n','id':'a','alternateId':'l','x'"
	  ":1,'type':'User'}]," P "}"), "'a' 'l' 'n';" },
	{ BYTES(TO("[{'id':'at','type':'token','alternateId':'x'}," ID("'a'")
	  ",{'id':'x','type':'AppInstance','displayName':'x'}]")),
	  "'a' - -;" },
	{ BYTES(TO("[null," ID("'a'") ",1,'x',[],{}]")), "'a' - -;" },
	{ BYTES(TO("[" ID("'\\u0061\\n\\\\'") "]")), "'a\n\\' - -;" },
	{ BYTES(TO("[" ID("'\xc3\xa9\xf0\x9f\x98\x80'") "]")),
	  "'\xc3\xa9\xf0\x9f\x98\x80' - -;" },
	{ BYTES(TO("[" ID("''") "]")), "'' - -;" },
	{ BYTES(TO("[" ID("'unknown'") "]")), "'unknown' - -;" },
	{ BYTES(TO("[{'t\\u0079pe':'Us\\u0065r','\\u0069d':'a','alternate"
	  "\\u0049d':'l'}]")), "'a' 'l' -;" },
	{ BYTES("{" P ",'t\\u0061rget':[" ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{" P ", 'target' : [ { 'type' : 'User' , 'id' : 'a' } ] }"),
	  "'a' - -;" },
	/* Whose id is none, or none that can be used. */
	{ BYTES(TO("[{'type':'User'}]")), "0 - -;" },
	{ BYTES(TO("[" USER("'alternateId':'l'") "]")), "0 'l' -;" },
	{ BYTES(TO("[" ID("null") "]")), "0 - -;" },
	{ BYTES(TO("[" ID("7") "]")), "7 - -;" },
	{ BYTES(TO("[" ID("1e400") "]")), "1e400 - -;" },
	{ BYTES(TO("[" ID("true") "]")), "true - -;" },
	{ BYTES(TO("[" ID("false") "]")), "false - -;" },
	{ BYTES(TO("[" ID("{'id':'x'}") "]")), "# - -;" },
	{ BYTES(TO("[" ID("['x']") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'\\ud800'") "]")), "! - -;" },
	{ BYTES(TO("[" ID("'a\\udc00b'") "]")), "! - -;" },
	{ BYTES(TO("[" USER("'Id':'x','ID':'x','id ':'x','i':'x','uid':'x'")
	  "]")), "0 - -;" },
	{ BYTES(TO("[" USER("'id\\u0000':'x','id\\ud800':'x'") "]")),
	  "0 - -;" },
	{ BYTES(TO("[" USER("'id':'a','alternateId':null,'displayName':7")
	  "]")), "'a' 0 7;" },
	{ BYTES(TO("[" USER("'id':'a','alternateId':{'x':'x'},'displayName':"
	  "'\\ud800'") "]")), "'a' # !;" },
	/* Types that are not this one. */
	{ BYTES(TO("[{'type':'user','id':'x'},{'type':'USER','id':'x'},{"
	  "'type':'User ','id':'x'},{'type':' User','id':'x'},{'type':'Users'"
	  ",'id':'x'},{'type':'Use','id':'x'},{'type':'','id':'x'}]")),
	  "- - -;" },
	{ BYTES(TO("[{'type':null,'id':'x'},{'type':1,'id':'x'},{'type':["
	  "'User'],'id':'x'},{'type':{'User':'User','type':'User'},'id':'x'},"
	  "{'type':'User\\u0000','id':'x'},{'type':'User\\ud800','id':'x'}]")),
	  "- - -;" },
	{ BYTES(TO("[{'Type':'User','id':'x'},{'TYPE':'User','id':'x'},{"
	  "'typ':'User','id':'x'},{'typee':'User','id':'x'}]")), "- - -;" },
	/* Several. */
	{ BYTES(TO("[" ID("'a'") "," ID("'a'") "]")), "'a' - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("'\\u0061'") "," ID("'a'") "]")),
	  "'a' - -;" },
	{ BYTES(TO("[" ID("'\\u0061'") "," ID("'\\u0061'") "]")),
	  "'a' - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("'b'") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'\\u0061'") "," ID("'\\u0062'") "]")),
	  "# - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("'A'") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("'a '") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'a'") ",{'type':'x','id':'x'}," ID("'b'") ","
	  ID("'a'") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("'b'") "," ID("'b'") "]")),
	  "# - -;" },
	{ BYTES(TO("[" ID("'a'") ",{'type':'User'}]")), "# - -;" },
	{ BYTES(TO("[{'type':'User'}," ID("'a'") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("null") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'7'") "," ID("7") "]")), "# - -;" },
	{ BYTES(TO("[" ID("7") "," ID("'7'") "]")), "# - -;" },
	{ BYTES(TO("[" ID("'\\ud800'") "," ID("'\\ud800'") "]")),
	  "# - -;" },
	{ BYTES(TO("[" ID("'a'") "," ID("'\\ud800'") "]")), "# - -;" },
	/* Repeated members: the last counts, whole. */
	{ BYTES(TO("[" USER("'id':'x','id':'a'") "]")), "'a' - -;" },
	{ BYTES(TO("[" USER("'id':'x','\\u0069d':'a'") "]")), "'a' - -;" },
	{ BYTES(TO("[" USER("'id':'x','id':null") "]")), "0 - -;" },
	{ BYTES(TO("[" USER("'id':'x','id':{}") "]")), "# - -;" },
	{ BYTES(TO("[" USER("'id':[],'id':'a'") "]")), "'a' - -;" },
	{ BYTES(TO("[" USER("'id':'x','type':'App'") "]")), "- - -;" },
	{ BYTES(TO("[" USER("'id':'x','type':null") "]")), "- - -;" },
	{ BYTES(TO("[" USER("'id':'x','type':{'type':'User'}") "]")),
	  "- - -;" },
	{ BYTES(TO("[{'type':'App','type':'User','id':'a'}]")), "'a' - -;" },
	{ BYTES(TO("[{'type':['User'],'id':'a','type':'User'}]")),
	  "'a' - -;" },
	{ BYTES(TO("[" USER("'id':'a','displayName':'x','displayName':[],"
	  "'alternateId':'x','alternateId':'l'") "]")), "'a' 'l' #;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'target':[" ID("'a'") "]}"),
	  "'a' - -;" },
	{ BYTES("{" P ",'target':[" USER("'id':'x','alternateId':'x',"
	  "'displayName':'x'") "],'target':[" ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "," ID("'y'") "],'target':["
	  ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'target':[]}"), "- - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'target':[{'id':'y'}]}"),
	  "- - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'target':null}"),
	  "- - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'target':{}}"), "- - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'target':'x'}"),
	  "- - -;" },
	{ BYTES("{" P ",'target':[" ID("'x'") "],'t\\u0061rget':false}"),
	  "- - -;" },
	{ BYTES("{'target':null," P ",'target':[" ID("'a'") "]}"),
	  "'a' - -;" },
	/* Those of the actor, and others, are not touched by it. */
	{ BYTES("{" P ",'target':[" ID("'a'") "]," P_A ",'outcome':{},"
	  "'outcome':null}"), "'a' - -;" },
	/* At its place only. */
	{ BYTES(TO("[{'id':'x','type':'App','detailEntry':{'id':'x','type':"
	  "'User'},'changeDetails':{'type':'User','from':[" ID("'x'") "]}}]")),
	  "- - -;" },
	{ BYTES(TO("[{'detailEntry':{'id':'x','type':'App'},'id':'a',"
	  "'changeDetails':{'to':{'id':'x'},'from':[{'id':'x','type':'User'}]"
	  ",'alternateId':'x'},'type':'User','x':[[],{'id':'x'}]}]")),
	  "'a' - -;" },
	{ BYTES(TO("[{'target':[" ID("'x'") "],'actor':{'type':'User','id':"
	  "'x'}}]")), "- - -;" },
	{ BYTES("{" P ",'Target':[" ID("'x'") "],'targets':[" ID("'x'")
	  "],'targe':[" ID("'x'") "],'x':{'target':[" ID("'x'") "]},'':["
	  ID("'x'") "],'debugContext':{'debugData':{'target':[" ID("'x'")
	  "]}}}"), "- - -;" },
	{ BYTES("{" P_T "'actor':{'id':'app','target':[" ID("'x'") "]},"
	  "'outcome':{'target':[" ID("'x'") "]}}"), "- - -;" },
	/* Whatever else the actor is. */
	{ BYTES("{'eventType':'t','actor':{},'target':[" ID("'a'") "]}"),
	  "'a' - -;" },
	{ BYTES("{'eventType':'t','actor':{'type':null},'target':[" ID("'a'")
	  "]}"), "'a' - -;" },
	{ BYTES("{'eventType':'t','actor':{'type':'user'},'target':["
	  ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{'eventType':'t','actor':{'type':['User']},'target':["
	  ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{'eventType':'t','actor':{'type':'User','type':1},'target':["
	  ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{'eventType':'t','actor':{'type':'User'},'actor':{},'target'"
	  ":[" ID("'a'") "]}"), "'a' - -;" },
	{ BYTES("{'eventType':'\\u0074','actor':{},'target':[" ID("'a'")
	  "]}"), "'a' - -;" },
	{ BYTES("{'eventType':'t','target':[" ID("'a'") "]}"), "'a' - -;" },
	/* Wrapped: from the event's own root, and each for itself. */
	{ BYTES("{'detail':" TO("[" ID("'a'") "]") ",'target':[" ID("'x'")
	  "]}"), "'a' - -;" },
	{ BYTES("{'target':[" ID("'x'") "],'event':" TO("null") ",'target':["
	  ID("'x'") "]}"), "- - -;" },
	{ BYTES("{'payload':{'detail':" TO("[" ID("'a'") "]") "}}"),
	  "'a' - -;" },
	{ BYTES("{'detail':" TO("[" ID("'x'") "]") ",'detail':{" P "}}"),
	  "- - -;" },
	{ BYTES("{" P ",'detail':" TO("[" ID("'x'") "]") "}"), "- - -;" },
	{ BYTES("{'data':{'events':[" TO("[" USER("'id':'A','alternateId':"
	  "'l'") "]") ",{" P "}," TO("[{'type':'User'}]") "," TO("[]") ","
	  TO("[" ID("'B'") "," ID("'C'") "]") "," TO("[{'id':'x'}]") "," TO(
	  "[" USER("'id':'D','displayName':'n'") "]") "," TO("[{}]") "],"
	  "'target':[" ID("'x'") "]}}"), "'A' 'l' -;- - -;0 - -;- - -;# - -;"
	  "- - -;'D' - 'n';- - -;" },
	{ BYTES("{'data':{'events':[" TO("[" ID("'\\u0041'") "]") "," TO("["
	  ID("'\\u0042'") "," ID("'\\u0042'") "]") "," TO("[" ID("'\\u0043'")
	  "]") "]}}"), "'A' - -;'B' - -;'C' - -;" },
	{ BYTES("{'data':{'events':[{'data':{'events':[{'data':{'events':[{"
	  "'data':{'events':[{'data':{'events':[{'data':{'events':[{'data':{"
	  "'events':[{'data':{'events':[" TO("[" ID("'A'") ",[],{}]") "," TO(
	  "[{}," ID("'B'") "]") "]}}]}}]}}]}}]}}]}}]}}]}}"),
	  "'A' - -;'B' - -;" },
};

#endif
