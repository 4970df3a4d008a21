# A next link that leads nowhere new ends it.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
make_whole
for what in 3:next-repeat 3:next-first 1:next-repeat 12+:next-endless \
    1+:empty-page 3:next-twice 3:next-empty 3:next-broken 12:next-first \
    "3:next=%O/api/v1/logs?after=nobody-knows"; do
	echo "$what"
	demo_org --fault "$what" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events >got 2>err
	outcome $?
	numbers_to_n <err | sed 's/: <http.*//; s/(request.*//'
	asked .n | wc -l
done
