# Whose token it is cannot be told: an error, and no guess.
. "$(dirname "$0")/../lib.sh"

one='{"id":"00uB","type":"User"}'
two='{"id":"00uC","type":"User"}'
grant 0oaAPP App "[$one,$two]" >several
grant 0oaAPP App "[$one,$one]" >twice
grant 0oaAPP App '[{"id":null,"type":"User"}]' >none
grant 0oaAPP App '[{"type":"User"}]' >missing
grant 00uA User "[$one,$two]" >own
for log in several twice none missing own; do
	run -m 2020-10 --definition amau $log
	run -m 2020-10 --compare-definitions -k $log
done
# By the other definitions it is no event to look at.
run -q -m 2020-10 several
