. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
run -m 2020-10 -e user.session.begin log
run -m 2020-10 -e user.session.begin -q log
