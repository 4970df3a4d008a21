"""The words that streams are made of, and the FIELDs to ask for."""

SELECTED = "user.session.start"
OTHER_TYPES = ["user.session.end", "user.authentication.sso", "",
               "policy.lifecycle.update", "user.session.start.x",
               "User.Session.Start"]
TOKEN_TYPES = ["app.oauth2.token.grant.access_token",
               "app.oauth2.token.grant.id_token",
               "app.oauth2.as.token.grant.refresh_token",
               "app.oauth2.as.authorize.implicit.id_token",
               "app.oauth2.authorize.implicit.access_token",
               "app.oauth2.token.grant.refresh_token",
               "app.oauth2.as.token.grant.id_token",
               "app.oauth2.as.token.grant.access_token",
               "app.oauth2.authorize.implicit.id_token",
               "app.oauth2.as.authorize.implicit.access_token",
               "app.oauth2.as.authorize.implicit.refresh_token",
               "app.oauth2.token.grant", "app.oauth2.token.grant.id_token "]
# Of those who act for others, and of targets.
APPS = ["PublicClientApp", "PublicClientApp", "AppInstance", "user", "User ",
        "User\x00", "Us", "", "unknown"]
ACTORS = ["00uTEST01", "unknown", "00uTEST02"] + [
    "00uTEST%02d" % n for n in range(3, 6)] + [
    "zo\u00eb", "\uff01", "\U0001f600", "\u5b66\u751f7", 'q"uote', "back\\sl",
    "sl/ash", "nul\x00end", "nul", "tab\t", "00utest01", " 00uTEST01"]
BAD_TIMES = [
    "redacted", "", "2026-10-15", "2026-09-31T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z",
    "2026-10-00T00:00:00Z", "2026-02-29T10:00:00Z",
    "2026-10-15T24:00:00Z", "2026-10-15T23:60:00Z", "2026-10-15T12:00:61Z",
    "2026-10-15T12:00:60Z", "2026-10-15T23:59:60Z",
    "2026-10-31T23:59:60+01:00",
    "2026-10-15T12:00Z", "2026-10-15T12:00:00,5Z", "2026-10-15T12:00:00.Z",
    "2026-10-15T12:00:00.0123456789Z", "2026-10-15T12:00:00+24:00",
    "2026-10-15T12:00:00+10:60", "2026-10-15T12:00:00+1000",
    "2026-10-15T12:00:00+10", " 2026-10-15T12:00:00Z", "2026-10-15T12:00:00Z ",
    "2026-10-15t12:00:00 Z", "2026-10-15_12:00:00Z", "26-10-15T12:00:00Z",
    "2026-1-15T12:00:00Z", "2026-10-15T12:00:00UTC", "20261015T120000Z",
    "2026-10-15T12:00:00Z\x00", "2026-10-15T12:00:00\ud800Z",
    "+2026-10-15T12:00:00Z", "2026-10-15T12:00:0\u0660Z",
    "2026-100-15T12:00:00Z", "1791979200",
    "2026-10-15T12:00:00-", "2026-10-15T-1:00:00Z", "2026-10-15T12:00:00.5",
    "2026-10-15T12:00:00", "2026-10-15 12:00:00.123"]
RESULTS = ["SUCCESS", "SUCCESS", "SUCCESS", "FAILURE", "FAILURE", "ALLOW",
           "DENY", "success", "SUCCESS\x00", "SUCCESS ", ""]
# Texts that hurt whoever looks for brackets or members without reading JSON.
TRICKS = ["}", "]}", "{[", '"', '\\"', "\\", '\\\\"}', ",", ":", "}, {",
          '{"eventType":"user.session.start","actor":{"id":"decoy"}}',
          '","actor":{"id":"decoy"},"x":"', "a\nb", "\u2028",
          "okta-logfetch: incomplete: no", "//", "/*", "\x7f", "\ufeff",
          "\ud800", "null"]
# What describes an actor, or may be asked for with --group-by.
LOGINS = ["ann@example.com", "ann.b@example.com", "Ann@example.com",
          "ann@example.co", "zo\u00eb@example.com", "", "\u5b66\u751f",
          "unknown", 'q"uote', "back\\sl", "tab\tnul\x00", "=1+1", "a,b",
          "\U0001f600 x"]
NAMES = ["Ann Lee", "Ann B. Lee", "unknown", "Zo\u00eb", "-", "@ann", "",
         "a\nb", "a\rb", "null", " x ", "\x7f\u2028"]
TYPES = ["User"] * 6 + ["SystemPrincipal", "PublicClientApp", "user", "",
                        "zo\u00eb"]
PLACES = ["Germany", "Germany", "France", "Germ", "", "null", "true", "1",
          "(absent)", "c\u00f4te", "\U0001f600", "\uff01", "a/b", '"', "\t",
          "=x", "total"]
NO_TEXTS = [None, None, "\ud800", "x\udc00y", True, False, 1]
FIELDS = ["client.geographicalContext.country"] * 20 + [
    "debugContext.debugData.dtHash", "debugContext.debugData.dtHash",
    "actor.type", "actor.type", "actor.alternateId", "actor.displayName",
    "actor.id", "actor.id.x", "actor.type.x", "actor.detailEntry.id",
    "outcome.result", "outcome.result.x", "outcome.reason", "eventType",
    "eventType.x", "published", "client", "client.geographicalContext",
    "client.zone", "displayMessage", "request", "request.id", "x",
    "request.ipChain", "nowhere.a.b.c.d.e.f.g", "securityContext.\u00e9",
    "eventtype", "uuid", "uuid.x"]
UUIDS = ["u%d" % n for n in range(9)] + [
    "0b5a1a9c-7d3e-4f0c-9a51-3c8f0e2d1b47", "U1", "u1 ", "u1\x00",
    "zo\u00eb", 'q"uote']
WHOLE = ["0", "-1", "1.5e3", "true", "false", "null", "[]", "{}", "[[],{}]",
         "1E400", "-0", "[1,2,[3,{}]]", '{"":""}', "123456789012345678901234"]
