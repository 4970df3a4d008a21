#!/bin/sh
# No call that cannot be made safe, is not reentrant, or has no way to say
# that it failed.  Whole words in the code itself; comments and strings may
# speak of them.
. "$(dirname "$0")/lib.sh"

banned='
sprintf vsprintf strcpy stpcpy strcat strncat gets	no bound
atoi atol atoll atof scanf fscanf sscanf		errors go unseen
strtok asctime ctime gmtime localtime rand srand	hidden state
mktime							the local zone
system popen						a shell
tmpnam tempnam mktemp					a race
alloca							no failure
setjmp longjmp sigsetjmp siglongjmp			no clean-up
'

files=$(c_files src)
[ -n "$files" ] || rule 'src has C files' 'src'
# The project names its C files without blanks.
# shellcheck disable=SC2086
found=$(code blank $files | awk -v banned="$banned" '
	BEGIN {
		lines = split(banned, line, "\n")
		for (i = 1; i <= lines; i++) {
			words = split(line[i], part, /\t+/)
			if (words < 2)
				continue
			words = split(part[1], word, " ")
			for (j = 1; j <= words; j++)
				reason[word[j]] = part[2]
		}
	}
	{
		match($0, /^[^:]*:[0-9]+:/)
		where = substr($0, 1, RLENGTH)
		# A header may be called like what it does not declare.
		if ($0 ~ /^[^:]*:[0-9]+:[ \t]*#[ \t]*include/)
			next
		words = split(substr($0, RLENGTH + 1), word, /[^A-Za-z0-9_]+/)
		for (j = 1; j <= words; j++)
			if (word[j] in reason)
				print where " " word[j] ": " reason[word[j]]
	}')
rule 'src calls no banned function' "$found"
lint_end
