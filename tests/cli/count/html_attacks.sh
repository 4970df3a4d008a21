# Whoever signs in chooses what stands in the log: in a page it is text.
. "$(dirname "$0")/../lib.sh"
check=$(dirname "$0")/../html_check.py

for evil in '<script>alert(1)<\/script>' '<\/td><\/table><h1>x' \
    '\" onload=\"alert(1)' "' onclick='x" '&lt;b&gt;&#60;' ']]>--><!--' \
    '\u202eevil' '\u2066x' '\u0000\u0007\u001b[31m' 'javascript:alert(1)' \
    '<\/style><style>*{display:none}' '<svg\/onload=x>' '\u0085\u2028' \
    '<!--' '<title>'; do
	person "$evil" "\"$evil\"" "\"$evil\"" 2020-10-07T00:00:00.000Z
	event "$evil" 2020-10-08T00:00:00.000Z "$evil"
done >'<img src=x onerror=y>'
set -- -q -f html -m 2020-10 --group-by outcome.result -l --why \
    '<script>alert(1)</script>' -o SUCCESS -o '<i>' -e user.session.start \
    -e '"><b>' '<img src=x onerror=y>'
"$MAU_COUNT" "$@" >page || echo "exit $?"
python3 "$check" <page
# All of them are there.
sed -n '/id="list"/,/<\/section>/p' page | grep -c '^<tr><td'
grep -c '&lt;img src=x onerror=y&gt;' page
grep -n -i '<script\|<img\|<i>\|<svg/' page
# What the terminal does not get either.
printf '{"actor":{"id":"a\377b"},' >bytes
printf '"eventType":"user.session.start","published":"2020-10-07"}\n' >>bytes
cp bytes "$(printf 'na\377me\033[1m')"
"$MAU_COUNT" -q -k -f html -m 2020-10 na* >page || echo "exit $?"
python3 "$check" <page
grep -c 'na&#xFFFD;me&#xFFFD;\[1m' page
