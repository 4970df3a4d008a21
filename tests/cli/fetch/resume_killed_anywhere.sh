# Killed at whatever moment, again and again, sooner or later after its start.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	for ms in 02 04 06 08 10 12 14 16 18 20 25 30 35 40 50 60 70 80 90; do
		[ ! -e file ] || break
		timeout -s KILL 0.0$ms "$OKTA_LOGFETCH" -q -m 2026-10 \
		    --all-events -O file
		status=$?
		case $status in
		0 | 137)	;;
		*)		echo "exit $status" ;;
		esac
		[ ! -e file ] || cmp file whole
		[ ! -s file.part ] ||
		    ! "$MAU_COUNT" -a file.part >counting 2>&1 ||
		    cmp file.part whole
	done 2>killed
	[ -e file ] || "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file
	exit
fi
make_whole
for every in 2 3 4 5; do
	rm -f file
	demo_org --fault every-$every:slow=300 -- sh "$0" inside
	cmp file whole
	# A state may be left over: killed after all was done.
	[ ! -e file.part ] || echo "file.part is left over"
done
