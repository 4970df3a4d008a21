# The question as it was understood.
. "$(dirname "$0")/../lib.sh"

definition()
{
	"$MAU_COUNT" -q -f json "$@" </dev/null | jq -c .definition
}
definition -m 2020-02
definition -m 2020-12 -e b -e a -e b -o SUCCESS -o 'quo"te'
definition -s 2020-10-05T10:30:00.25+02:00 -u 2020-10-06 --assume-utc
definition -a
