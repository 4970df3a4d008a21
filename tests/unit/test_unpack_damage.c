/*
 * Archives that are cut short, flipped, or followed by something else: an
 * error, or every byte of the contents; never less, and no other ones.
 */
#include "pack.h"

#define LINE(id)	"{\"eventType\":\"user.session.start\",\"actor\":" \
			"{\"id\":\"" id "\"}}\n"
#define TEXT		LINE("00uTEST1") LINE("00uTEST2") LINE("00uTEST3")

/* The contents of all files; -1 if anything failed. */
struct outcome {
	int		status;
	struct pack	text;
	struct fault	why;
};

static void
read_archive(struct span packed, int is_zip, struct outcome *o)
{
	struct tap tap;
	struct archive_reader *archive;
	struct source *member;
	const char *name;
	char data[100];
	long count;
	int status, failures = 0;

	o->text.len = 0;
	o->why = unit_no_fault();
	o->status = -1;
	tap_open(&tap, packed, SIZE_MAX);
	archive = unpack_new_archive(&tap.source, is_zip, &o->why);
	if (archive == NULL)
		return;
	while ((status = unpack_next(archive, &name, &o->why)) != 0) {
		if (status == 1) {
			member = unpack_new_member(archive, &o->why);
			if (member == NULL)
				ck_abort_msg("no member");
			while ((count = source_read(member, data, sizeof data,
			    &o->why)) > 0)
				pack_add(&o->text, data, (size_t)count);
			source_free(member);
			status = (int)count;
		}
		failures += status == -1;
		if (failures > 1000)
			ck_abort_msg("it goes on forever");
	}
	unpack_free_archive(archive);
	o->status = failures > 0 ? -1 : 0;
}

/* what and where: for the message. */
static void
expect_failure(const struct outcome *o, const char *what, size_t where)
{
	if (o->status != -1)
		ck_abort_msg("%s %zu: %zu bytes, and no failure", what, where,
		    o->text.len);
	if (o->why.kind != FAULT_INPUT)
		ck_abort_msg("%s %zu: %s", what, where, o->why.msg);
}

static int
is_whole(const struct outcome *o, struct span expected)
{
	return o->text.len == expected.len &&
	    memcmp(o->text.data, expected.data, expected.len) == 0;
}

static const struct entry entries[] = {
	{ .name = "a.ndjson", .contents = BYTES(TEXT) },
	{ .name = "b.ndjson", .contents = BYTES(TEXT) },
};
static const struct span both = BYTES(TEXT TEXT);

/* Whole is what has all contents: of tar and zip the last bytes say only that
 * there are no more. */
START_TEST(archive_cut_short)
{
	struct pack packed = { NULL, 0, 0 };
	struct outcome o = { .status = 0 };
	int is_zip = _i >= ZIP_STORED;
	struct span cut;

	pack_container(&packed, _i, entries, 2);
	cut = pack_span(&packed);
	read_archive(cut, is_zip, &o);
	ck_assert_msg(o.status == 0 && is_whole(&o, both), "%s", o.why.msg);
	while (--cut.len > 0) {
		read_archive(cut, is_zip, &o);
		if (o.status == 0 && !is_whole(&o, both))
			ck_abort_msg("%s cut to %zu of %zu: %zu bytes",
			    container_names[_i], cut.len, packed.len,
			    o.text.len);
	}
	pack_done(&packed);
	pack_done(&o.text);
}
END_TEST

START_TEST(garbage_behind_an_archive)
{
	static const char garbage[] = "garbage, garbage, gar";
	struct pack packed = { NULL, 0, 0 };
	struct outcome o = { .status = 0 };
	size_t whole, len;

	pack_container(&packed, _i, entries, 2);
	whole = packed.len;
	for (len = 1; len <= 20; len++) {
		packed.len = whole;
		pack_add(&packed, garbage, len);
		read_archive(pack_span(&packed), _i >= ZIP_STORED, &o);
		expect_failure(&o, "garbage:", len);
	}
	pack_done(&packed);
	pack_done(&o.text);
}
END_TEST

/* tar has no checksum over its contents: that is known, and left out. */
START_TEST(flipped_zip)
{
	struct pack packed = { NULL, 0, 0 };
	struct outcome o = { .status = 0 };
	size_t i, len = 0;
	char bad[200] = "";
	int bit;

	pack_container(&packed, _i, entries, 2);
	for (i = 0; i < packed.len; i++)
		for (bit = 0; bit < 8; bit++) {
			packed.data[i] ^= (char)(1 << bit);
			read_archive(pack_span(&packed), 1, &o);
			if (o.status == 0 && !is_whole(&o, both) &&
			    len < sizeof bad)
				len += (size_t)snprintf(bad + len, sizeof bad -
				    len, " %zu.%d", i, bit);
			packed.data[i] ^= (char)(1 << bit);
		}
	ck_assert_msg(bad[0] == '\0', "%s, flips gone unseen (byte.bit):%s",
	    container_names[_i], bad);
	pack_done(&packed);
	pack_done(&o.text);
}
END_TEST

/* The headers of tar have one. */
START_TEST(flipped_tar_header)
{
	struct pack packed = { NULL, 0, 0 };
	struct outcome o = { .status = 0 };
	size_t i, at = 512 + 512;
	int bit;

	pack_container(&packed, TAR_USTAR, entries, 2);
	for (i = at; i < at + 512; i++)
		for (bit = 0; bit < 8; bit++) {
			packed.data[i] ^= (char)(1 << bit);
			read_archive(pack_span(&packed), 0, &o);
			if (o.status == 0 && !is_whole(&o, both))
				ck_abort_msg("byte %zu, bit %d: %zu bytes", i,
				    bit, o.text.len);
			packed.data[i] ^= (char)(1 << bit);
		}
	pack_done(&packed);
	pack_done(&o.text);
}
END_TEST

static Suite *
unpack_damage_suite(void)
{
	Suite *suite = suite_create("unpack_damage");
	TCase *errors = unit_case(suite, "errors");

	tcase_add_loop_test(errors, archive_cut_short, 0, CONTAINERS);
	tcase_add_loop_test(errors, garbage_behind_an_archive, 0,
	    CONTAINERS);
	tcase_add_loop_test(errors, flipped_zip, ZIP_STORED, CONTAINERS);
	tcase_add_test(errors, flipped_tar_header);
	return suite;
}

UNIT_MAIN(unpack_damage_suite)
