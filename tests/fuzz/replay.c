/*
 * replay.c - a fuzz target without a fuzzer: runs it on the files named, on
 * all files of the folders named, and on a few tiny inputs built in.
 */
#define _XOPEN_SOURCE	700	/* nftw() */

#include <errno.h>
#include <ftw.h>

#include "fuzz.h"

#define OPEN_FOLDERS	16

/* nftw() hands no context along; counted here, and by nothing else. */
static unsigned long passed;

static const struct {
	const char	*text;
	size_t		 len;
} tiny[] = {
#define TINY(text)	{ (text), sizeof (text) - 1 }
	TINY(""), TINY("\n"), TINY("{"), TINY("}"), TINY("["), TINY("]"),
	TINY("{}"), TINY("[]"), TINY("[{}"), TINY("{}{}"), TINY("\""),
	TINY("\"\\"), TINY("\"\\u"), TINY("\"\\ud800\""), TINY("0"),
	TINY("01"), TINY("-"), TINY("1-\n{}\n"), TINY("truefals\n{}\n"),
	TINY("\xef"), TINY("\xef\xbb\xbf"), TINY("\xff"), TINY("\0"),
	TINY("{\"a\":1,\n{}\n"), TINY("[{},\n{}]\n"), TINY("{\n]\n {}\n{}"),
	TINY("okta-logfetch: incomplete: x\n"), TINY("okta-log"),
	TINY("{\"eventType\":\"user.session.start\",\"published\":"
	    "\"2026-10-01T00:00:00Z\",\"actor\":{\"id\":\"00uTEST1\"}}\n"),
	TINY("{\"data\":{\"events\":[{\"eventType\":\"user.session.start\","
	    "\"published\":\"2026-10-31T23:59:60Z\",\"actor\":{\"id\":"
	    "\"\\u0061\"}},1,{}]}}"),
	TINY("2026-10-01T00:00:00Z"), TINY("2016-12-31T23:59:60.5+00:00"),
	TINY("9999-12-31T23:59:59-23:59"), TINY("0000-01-01T00:00:00+23:59"),
	TINY("\1\1\0{}{}"), TINY("\2\1\3\377[{},{}]\n{}"), TINY("\7\1\2\3"),
	TINY("\0\0"), TINY("\1\1\1{\n]\n}}}}}}}}}{}\n"),
	TINY("\0\1{\"a\":\"bcdefghijklmnopq\"}\n{}"),
	/* Link header fields, and pages. */
	TINY("<https://acme.example.com/?a=1,2;b>; rel=\"self\", "
	    "<https://acme.example.com/?c>; title=\"<x>,\\\"\"; REL=\"x "
	    "Next\""),
	TINY("<a>;rel=self\n<b>;rel=next\n<b>;rel=\"next\""),
	TINY("<a>;rel=next,<A>;rel=next"), TINY("<>;rel=next"),
	TINY("<a>;rel=next\n<a"), TINY("<a>; rel=\"next\\"),
	TINY("[{\"eventType\":\"a\",\"published\":\"2026-10-01T00:00:00Z\"}"
	    ",\r\n{\n\"eventType\":\"b]\",\"published\":"
	    "\"2026-11-01T00:00:00Z\"}\n]\n"),
	TINY("\xef\xbb\xbf [ ] "), TINY("[][]"), TINY("[{\"detail\":{}}]"),
#undef TINY
};

static void
run(const void *data, size_t size)
{
	char *copy = fuzz_copy(data, size);

	LLVMFuzzerTestOneInput((const uint8_t *)copy, size);
	free(copy);
	passed++;
}

static int
run_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *data = NULL, *more;
	size_t len = 0, count;

	if (file == NULL)
		goto fail;
	do {
		if ((more = realloc(data, len + 65536)) == NULL)
			goto fail;
		data = more;
		count = fread(data + len, 1, 65536, file);
		len += count;
	} while (count > 0);
	if (ferror(file))
		goto fail;
	fclose(file);
	/* Should it abort, this is the last that was said. */
	fprintf(stderr, "%s\n", path);
	run(data, len);
	free(data);
	return 0;

fail:
	fprintf(stderr, "%s: %s\n", path, strerror(errno));
	if (file != NULL)
		fclose(file);
	free(data);
	return -1;
}

static int
visit(const char *path, const struct stat *info, int type, struct FTW *at)
{
	(void)info;
	(void)at;
	if (type == FTW_F)
		return run_file(path);
	if (type == FTW_D || type == FTW_SL)
		return 0;
	fprintf(stderr, "%s: cannot be read\n", path);
	return -1;
}

int
main(int argc, char *argv[])
{
	size_t i;
	int arg;

	for (i = 0; i < sizeof tiny / sizeof tiny[0]; i++)
		run(tiny[i].text, tiny[i].len);
	for (arg = 1; arg < argc; arg++)
		if (nftw(argv[arg], visit, OPEN_FOLDERS, FTW_PHYS) != 0) {
			fprintf(stderr, "replay: stopped at %s\n", argv[arg]);
			return EXIT_FAILURE;
		}
	printf("replay: %lu passed, 0 failed\n", passed);
	return EXIT_SUCCESS;
}
