# Definitions are asked for by name, and one way at a time.
. "$(dirname "$0")/../lib.sh"

event 00uA >log
run --definition mau log
run --definition '' log
run --definition amau --definition sso log
run --definition amau --compare-definitions log
run --definition amau -e user.session.start log
run --compare-definitions -o SUCCESS log
run --compare-definitions -l -f csv log
