# An event that cannot count costs nothing else on its line.
. "$(dirname "$0")/../lib.sh"

printf '[%s,%s,%s]\n' "$(event 00uTEST0001)" "$(event '')" \
    "$(event 00uTEST0003)" >log
run -m 2020-10 -k log
