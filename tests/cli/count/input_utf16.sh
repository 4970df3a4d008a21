# What PowerShell writes: the error names the remedy, and it works.
. "$(dirname "$0")/../lib.sh"

for code in UTF-16LE UTF-16BE; do
	event 00uTEST0001 | iconv -f UTF-8 -t $code >bare
	run -m 2020-10 bare
	{
		case $code in
		*LE)	printf '\377\376' ;;
		*BE)	printf '\376\377' ;;
		esac
		cat bare
	} >marked
	run -m 2020-10 marked
	iconv -f UTF-16 -t UTF-8 marked | run -m 2020-10
done
