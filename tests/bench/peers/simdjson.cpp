/*
 * simdjson.cpp - count distinct actors with simdjson's On-Demand interface.
 *
 *	simdjson-peer [-t THREADS] YYYY-MM FILE
 *	simdjson-peer -V
 *
 * FILE holds one event, or one array of events, a line.  Threads take a share
 * of it each, cut at line breaks, and a set each, merged at the end.  Of the
 * ways tried the fastest: blocks that stay in the cache and a line at a time
 * beat a map of the file and iterate_many(), on either form.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <future>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <system_error>
#include <vector>

#include "keyset.h"

using namespace simdjson;

static constexpr size_t block_bytes = 1 << 18;

class Counter {
public:
	explicit Counter(std::string_view which) : month(which)
	{
		if (keyset_init(&set) == -1)
			throw std::bad_alloc();
	}
	~Counter() { keyset_done(&set); }
	Counter(const Counter &) = delete;
	Counter &operator=(const Counter &) = delete;

	/* At least SIMDJSON_PADDING bytes behind the line can be read. */
	void line(const char *text, size_t len)
	{
		/* Left to itself it starts anew at each longest line so far. */
		if (len > parser.capacity() &&
		    parser.allocate(2 * len) != SUCCESS)
			throw std::bad_alloc();

		auto doc = parser.iterate(text, len, len + SIMDJSON_PADDING);

		if (doc.type() == ondemand::json_type::array) {
			for (ondemand::object each : doc.get_array())
				event(each);
		} else {
			ondemand::object only = doc.get_object();
			event(only);
		}
	}

	void merge(const Counter &from)
	{
		if (keyset_merge(&set, &from.set) == -1)
			throw std::bad_alloc();
	}

	size_t count() const { return set.count; }

private:
	/* In the order in which Okta writes them, so none is sought twice. */
	void event(ondemand::object &event)
	{
		std::string_view id, type, published;
		error_code no_id = event["actor"]["id"].get(id);

		if (event["eventType"].get(type) != SUCCESS ||
		    type != "user.session.start")
			return;
		published = event["published"];
		if (published.substr(0, month.size()) != month)
			return;
		if (no_id != SUCCESS)
			throw simdjson_error(no_id);
		if (keyset_add(&set, id.data(), id.size()) == -1)
			throw std::bad_alloc();
	}

	std::string_view month;
	ondemand::parser parser;
	keyset set;
};

static size_t
read_at(int fd, char *data, size_t len, off_t at)
{
	ssize_t got;

	do
		got = pread(fd, data, len, at);
	while (got == -1 && errno == EINTR);
	if (got == -1)
		throw std::system_error(errno, std::generic_category());
	return (static_cast<size_t>(got));
}

/* Where the first line at or behind the place begins. */
static off_t
line_start(int fd, off_t at, off_t size)
{
	char data[4096];

	while (at > 0 && at < size) {
		size_t got = read_at(fd, data, sizeof(data), at - 1);
		auto end = static_cast<char *>(memchr(data, '\n', got));

		if (end != nullptr)
			return (at + (end - data));
		if (got == 0)
			break;
		at += static_cast<off_t>(got);
	}
	return (at == 0 ? 0 : size);
}

/* Count the lines of fd from one place up to another. */
static void
count_lines(Counter &counter, int fd, off_t at, off_t end)
{
	std::vector<char> block(block_bytes + SIMDJSON_PADDING);
	size_t held = 0;

	while (at < end) {
		size_t room = block.size() - SIMDJSON_PADDING - held;
		size_t want = std::min(room, static_cast<size_t>(end - at));
		size_t got = read_at(fd, block.data() + held, want, at);
		const char *line = block.data();
		const char *stop;

		if (got == 0)
			break;
		at += static_cast<off_t>(got);
		/* What is held from the last time has no line break. */
		stop = line + held;
		held += got;
		while ((stop = static_cast<const char *>(memchr(stop, '\n',
		    block.data() + held - stop))) != nullptr) {
			counter.line(line, stop - line);
			line = ++stop;
		}
		held -= line - block.data();
		memmove(block.data(), line, held);
		if (held == block.size() - SIMDJSON_PADDING)
			block.resize(2 * held + SIMDJSON_PADDING);
	}
	if (held > 0)
		counter.line(block.data(), held);
}

static size_t
count_file(const char *month, const char *path, long threads)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat info;

	if (fd == -1 || fstat(fd, &info) == -1)
		throw std::system_error(errno, std::generic_category(), path);

	std::vector<std::unique_ptr<Counter>> counters;
	std::vector<std::future<void>> others;
	off_t begin = 0;

	for (long i = 1; i <= threads; i++) {
		off_t end = line_start(fd, info.st_size / threads * i,
		    info.st_size);

		if (i == threads)
			end = info.st_size;
		counters.push_back(std::make_unique<Counter>(month));
		if (i < threads)
			others.push_back(std::async(std::launch::async,
			    count_lines, std::ref(*counters.back()), fd, begin,
			    end));
		else
			count_lines(*counters.back(), fd, begin, end);
		begin = end;
	}
	for (auto &other : others)
		other.get();
	for (size_t i = 1; i < counters.size(); i++)
		counters[0]->merge(*counters[i]);
	close(fd);
	return (counters[0]->count());
}

int
main(int argc, char **argv)
{
	long threads = 1;
	int option;

	while ((option = getopt(argc, argv, "t:V")) != -1) {
		if (option == 'V') {
			printf("simdjson %d.%d.%d, as for %s\n",
			    SIMDJSON_VERSION_MAJOR, SIMDJSON_VERSION_MINOR,
			    SIMDJSON_VERSION_REVISION,
			    get_active_implementation()->name().c_str());
			return (0);
		}
		threads = option == 't' ? strtol(optarg, nullptr, 10) : 0;
	}
	if (argc - optind != 2 || threads < 1 || threads > 64) {
		fprintf(stderr,
		    "usage: simdjson-peer [-t THREADS] YYYY-MM FILE\n");
		return (2);
	}
	try {
		printf("%zu\n", count_file(argv[optind], argv[optind + 1],
		    threads));
	} catch (const std::exception &why) {
		fprintf(stderr, "simdjson-peer: %s\n", why.what());
		return (1);
	}
	return (0);
}
