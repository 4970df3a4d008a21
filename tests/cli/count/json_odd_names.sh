# A name may hold anything; JSON holds it, and stays JSON.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >'quo"te\back'
event 00uTEST0002 >"$(printf 'tab\tline\nescape\033')"
event 00uTEST0003 >"$(printf 'latin-\351')"
event 00uTEST0004 >"$(printf 'utf8-\303\251')"
"$MAU_COUNT" -q -m 2020-10 -f json ./* >report
jq -a -c '[.inputs[].name]' report
# jq would forgive: the bytes themselves are UTF-8.
iconv -f UTF-8 -t UTF-8 report | cmp - report
