# What one file has broken is nothing to the next one.
. "$(dirname "$0")/../lib.sh"

printf '[%s,oops]\n' "$(event 00uTEST0001)" >day1
{
	event 00uTEST0002
	echo ','
	event 00uTEST0003
} >day2
run -m 2020-10 -k day1 day2
# In the same file the comma belongs to the array that was broken.
cat day1 day2 | run -m 2020-10 -k
