#!/bin/sh
# Every shell script is free of shellcheck's complaints, and is POSIX sh.
. "$(dirname "$0")/lib.sh"

scripts=$(project_files | while IFS= read -r file; do
	case $file in
	*.sh)	printf '%s\n' "$file" ;;
	*)	head -n 1 "$file" | tr -d '\0' |
		    grep -Eq '^#! ?(/usr)?/bin/(env )?(sh|bash|dash)' &&
			printf '%s\n' "$file" ;;
	esac
done)
[ -n "$scripts" ] || rule 'there are shell scripts' '.'

bash=$(for file in $scripts; do
	head -n 1 "$file" | grep -q '^#!.*bash' &&
	    echo "$file:1: asks for bash"
done)
rule 'shell scripts run in any sh' "$bash"

if command -v shellcheck >/dev/null 2>&1; then
	# The project names its scripts without blanks.
	# shellcheck disable=SC2086
	rule 'shellcheck has nothing to say' "$(shellcheck --shell=sh \
	    --external-sources --source-path=SCRIPTDIR --format=gcc \
	    $scripts 2>&1)"
else
	echo 'ok - shellcheck has nothing to say # SKIP not installed'
fi
lint_end
