# What the README shows of mau-count is what it prints.
. "$(dirname "$0")/../lib.sh"

# Each command on files of the repository, and what is shown below it.
awk '
	/^    \$ / {
		shown = /^    \$ mau-count .*fixtures\//
		if (shown) {
			file = "example" (++count)
			print substr($0, 7) >(file ".command")
			printf "" >(file ".shown")
		}
		next
	}
	!/^    / { shown = 0 }
	shown { print substr($0, 5) >(file ".shown") }
' "$root/README.md"
for command in example*.command; do
	sed "s|^mau-count|$MAU_COUNT|" "$command" >run_it
	(cd "$root" && sh "$OLDPWD/run_it") >printed
	cat "$command"
	diff "${command%.command}.shown" printed && echo same
done
