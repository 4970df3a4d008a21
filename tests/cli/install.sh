#!/bin/sh
# install.sh MAKE
#
# Does "make install" put everything where it belongs, and "make uninstall"
# take all of it away?  Ends with "install: N passed, M failed".
set -u
LC_ALL=C
export LC_ALL
make=${1:-make}
cd "$(dirname "$0")/../.." || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
# Packagers have such folders.
stage="$scratch/a stage"
passed=0
failed=0

# WHAT WRONG: kept when nothing is wrong.
check()
{
	if [ -z "$2" ]; then
		echo "ok - $1"
		passed=$((passed + 1))
	else
		echo "not ok - $1"
		printf '%s\n' "$2" | sed 's/^/  /'
		failed=$((failed + 1))
	fi
}

# TARGET VARIABLE...: what make says when that fails.
run_make()
{
	# $make may be a command with arguments.
	# shellcheck disable=SC2086
	$make --no-print-directory "$@" "DESTDIR=$stage" \
	    >"$scratch/said" 2>&1 || cat "$scratch/said"
}

# The files there are, and the mode of each.
installed()
{
	(cd "$stage" && find . ! -type d -exec ls -l {} + |
	    awk '{ print substr($1, 1, 10), $NF }' | sort -k 2)
}

# WHERE WANTED
check_files()
{
	got=$(installed)
	if [ "$got" = "$2" ]; then
		check "install puts these files into $1" ''
	else
		check "install puts these files into $1" "wanted:
$2
got:
$got"
	fi
}

check 'make install' "$(run_make install PREFIX=/usr)"
check_files PREFIX '-rwxr-xr-x ./usr/bin/mau-count
-rwxr-xr-x ./usr/bin/okta-logfetch
-rw-r--r-- ./usr/share/man/man1/mau-count.1
-rw-r--r-- ./usr/share/man/man1/okta-logfetch.1'
for program in mau-count okta-logfetch; do
	check "what is installed runs: $program" "$(
		"$stage/usr/bin/$program" --version 2>&1 |
		    grep -v "^$program [0-9]")"
	check "the page is the one that is here: $program.1" "$(
		cmp "man/$program.1" \
		    "$stage/usr/share/man/man1/$program.1" 2>&1)"
done
check 'what is installed needs nothing of the build' "$(
	cd "$scratch" && echo '[]' | "$stage/usr/bin/mau-count" -q -a 2>&1 |
	    grep -vx 0)"
check 'okta-logfetch needs nothing of it, either' "$(
	cd "$scratch" && echo 00TEST | HOME=$scratch \
	    "$stage/usr/bin/okta-logfetch" --dry-run --month 2020-10 \
	    --org-url https://acme.example.com --token-file - 2>&1 |
	    grep -q '^window *2020-10' || echo 'no plan')"
check 'make install once more' "$(run_make install PREFIX=/usr)"
check 'make uninstall' "$(run_make uninstall PREFIX=/usr)"
check 'uninstall leaves nothing but folders' "$(installed)"
check 'make uninstall where nothing is' "$(run_make uninstall PREFIX=/usr)"

check 'make install with folders of its own' "$(
	run_make install BINDIR=/opt/bin MANDIR=/opt/man)"
check_files 'BINDIR and MANDIR' '-rwxr-xr-x ./opt/bin/mau-count
-rwxr-xr-x ./opt/bin/okta-logfetch
-rw-r--r-- ./opt/man/man1/mau-count.1
-rw-r--r-- ./opt/man/man1/okta-logfetch.1'
check 'make uninstall with folders of its own' "$(
	run_make uninstall BINDIR=/opt/bin MANDIR=/opt/man)"
check 'uninstall leaves nothing but those folders' "$(installed)"

echo "install: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
