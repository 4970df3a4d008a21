#include "gen_shapes.h"

#define EVENT_ACTOR \
	"'actor':{'id':'$actor','type':'$actor_type','alternateId':'$login'," \
	"'displayName':'$name','detailEntry':null},"

#define DEBUG_USUAL \
	"'authnRequestId':'$request','requestId':'$request'," \
	"'dtHash':'$hash$hash'," \
	"'origin':'https://acme.example.com','requestUri':'$uri'," \
	"'threatSuspected':'false','url':'$uri?'"

#define HOP(geo) \
	"{'ip':'$ip','geographicalContext':" geo \
	",'version':'$ip_version','source':null}"

const char *const gen_shapes[GEN_SHAPES] = {

[GEN_SHAPE_EVENT] =
	"{" EVENT_ACTOR
	"'client':{'userAgent':{'rawUserAgent':'$agent','os':'$os',"
	"'browser':'$browser'},'zone':'null','device':'$form_factor',"
	"'id':null,'ipAddress':'$ip','geographicalContext':$geo},"
	"'device':$device,"
	"'authenticationContext':{'authenticationProvider':null,"
	"'credentialProvider':null,'credentialType':null,'issuer':null,"
	"'interface':null,'authenticationStep':0,'rootSessionId':$session,"
	"'externalSessionId':$session},"
	"'displayMessage':'$message','eventType':'$type',"
	"'outcome':{'result':'$result','reason':$reason},"
	"'published':'$published',"
	"'securityContext':{'asNumber':$as_number,'asOrg':'$as_org',"
	"'isp':'$isp','domain':'$domain','isProxy':false$risk},"
	"'severity':'$severity','debugContext':{'debugData':{$debug}},"
	"'legacyEventType':'$legacy',"
	"'transaction':{'type':'WEB','id':'$request','detail':{}},"
	"'uuid':'$uuid','version':'0','request':{'ipChain':[$chain]},"
	"'target':$target}",

[GEN_SHAPE_SMALL] =
	"{" EVENT_ACTOR
	"'displayMessage':'$message','eventType':'$type',"
	"'outcome':{'result':'$result','reason':$reason},"
	"'published':'$published','severity':'$severity',"
	"'uuid':'$uuid','version':'0','target':null}",

[GEN_SHAPE_DEVICE] = "null",
[GEN_SHAPE_DEVICE + 1] =
	"{'id':'guo$stray','name':'$first\\u2019s laptop [{1}]',"
	"'os_platform':'OSX','os_version':'26.0.1','managed':false,"
	"'registered':true,'device_integrator':null,"
	"'disk_encryption_type':'ALL_INTERNAL_VOLUMES',"
	"'screen_lock_type':'BIOMETRIC','jailbreak':null,"
	"'secure_hardware_present':true}",

[GEN_SHAPE_RISK] = "",
[GEN_SHAPE_RISK + 1] =
	",'risk':{'level':'MEDIUM','reasons':['Anomalous Location',"
	"'New Device'],'detectionName':null},"
	"'ipDetails':{'asNumber':$as_number,'asOrg':'$as_org','isp':'$isp'},"
	"'userBehaviors':[{'id':'bhv$stray','name':'New Device',"
	"'result':'NEGATIVE'},{'id':'bhv$stray','name':'New Geo-Location',"
	"'result':'POSITIVE'}],'botProtection':{'level':'LOW'}",

[GEN_SHAPE_CHAIN] = HOP("$geo"),
[GEN_SHAPE_CHAIN + 1] = HOP("$geo") "," HOP("null"),

[GEN_SHAPE_DEBUG] = DEBUG_USUAL,
[GEN_SHAPE_DEBUG + 1] =
	DEBUG_USUAL ",'deviceFingerprint':'$hash',"
	"'risk':'{reasons=Anomalous Device, level=MEDIUM}',"
	"'behaviors':'{New Geo-Location=NEGATIVE, New IP=POSITIVE}',"
	"'logOnlySecurityData':'{\\'risk\\':{\\'level\\':\\'LOW\\'},"
	"\\'behaviors\\':{\\'Velocity\\':\\'NEGATIVE\\'}}'",
[GEN_SHAPE_DEBUG + 2] =
	DEBUG_USUAL ",'originalPrincipal':{'id':'00udc$stray','type':'User',"
	"'alternateId':'$login','displayName':'$name','detailEntry':null},"
	"'eventType':'user.session.start','actor':{'id':'00udc$stray'},"
	"'published':'1999-12-31T23:59:59.999Z','outcome':{'result':'DENY'},"
	"'attempts':-0.50e-3,'grants':[[],{},[1,2.5,true,null]],'':''",
[GEN_SHAPE_DEBUG + 3] =
	DEBUG_USUAL ",'prompt':'ends in a backslash \\\\',"
	"'note':'}]}\\r\\n{\\'eventType\\':\\'user.session.start\\',"
	"\\'actor\\':{\\'id\\':\\'00udc$stray\\'}},\\t[\\u007b \\/ \\ud83d"
	"\\ude00 ünï → ₤'",

[GEN_SHAPE_TARGET] =
	"[{'id':'lae$stray','type':'AuthenticatorEnrollment',"
	"'alternateId':'unknown','displayName':'Password',"
	"'detailEntry':null},{'id':'0oa$stray','type':'AppInstance',"
	"'alternateId':'Example Dashboard','displayName':"
	"'Example Dashboard','detailEntry':null}]",
[GEN_SHAPE_TARGET + 1] = "null",
[GEN_SHAPE_TARGET + 2] =
	"[{'id':'00udc$stray','type':'User','alternateId':'$login',"
	"'displayName':'$name','detailEntry':null},{'id':'00gdc$stray',"
	"'type':'UserGroup','alternateId':'unknown',"
	"'displayName':'Readers \\'A\\' {all}','detailEntry':null}]",
[GEN_SHAPE_TARGET + 3] =
	"[{'id':'0pr$stray','type':'AppUser','alternateId':'$login',"
	"'displayName':'$name','detailEntry':{'eventType':"
	"'user.session.start','actor':{'id':'00udc$stray','type':'User'},"
	"'signOnModeType':'SAML_2_0'},'changeDetails':{'from':{'published':"
	"null},'to':{'published':'soon','uuid':'$stray'}}}]",

};
