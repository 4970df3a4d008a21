# What a definition needs and the log has not is said, and not just counted.
. "$(dirname "$0")/../lib.sh"

event 00uA >sessions
event 00uB >>sessions
# No event in which a token is made: fetched for sessions alone.
run -m 2020-10 --definition amau sessions
run -m 2020-10 --compare-definitions sessions
# Tokens, but for whom the log does not tell.
cp sessions tokens
grant 0oaAPP App null >>tokens
grant 0oaAPP App null >>tokens
run -m 2020-10 --definition amau tokens
run -m 2020-10 --compare-definitions tokens
# One event that fits is by "unknown": there was one with that outcome.
event 00uA 2020-10-05T08:00:00.000Z FAILURE >nobody
event unknown >>nobody
run -m 2020-10 --definition success nobody
run -m 2020-10 --definition session nobody
run -m 2020-10 --compare-definitions nobody
# Nothing by session, but something by another.
event 00uA 2020-10-05T08:00:00.000Z SUCCESS user.authentication.sso >sso
run -m 2020-10 --compare-definitions sso
run -m 2020-10 --definition success sso
