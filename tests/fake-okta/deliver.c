#include "deliver.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mem.h"

#define BLOCK_BYTES	32768

/* How much of the body is ever sent. */
static size_t
sent_bytes(const struct answer *answer)
{
	switch (answer->delivery) {
	case DELIVER_CUT:
	case DELIVER_CHUNK_CUT:
	case DELIVER_CLOSE_CUT:
	case DELIVER_STALL:
		return answer->bytes < answer->body.len ? answer->bytes :
		    answer->body.len;
	default:
		return answer->body.len;
	}
}

static ssize_t
read_body(void *closure, uint64_t position, char *to, size_t room)
{
	struct exchange *exchange = closure;
	const struct answer *answer = &exchange->answer;
	size_t end = sent_bytes(answer);

	if (position < end) {
		if (room > end - position)
			room = end - (size_t)position;
		memcpy(to, answer->body.data + position, room);
		return (ssize_t)room;
	}
	if (answer->delivery == DELIVER_STALL && !exchange->over) {
		exchange_park(exchange);
		return 0;
	}
	switch (answer->delivery) {
	case DELIVER_WHOLE:
	case DELIVER_CLOSE_CUT:
	case DELIVER_SHORT:
		return MHD_CONTENT_READER_END_OF_STREAM;
	default:
		return MHD_CONTENT_READER_END_WITH_ERROR;
	}
}

/*
 * With no time to linger, the last close of a socket resets the connection.
 * libmicrohttpd would say a polite goodbye first, so its descriptor is made to
 * be that of a socket nobody listens to.
 */
static void
reset_connection(int fd)
{
	struct linger linger = { 1, 0 };
	int pair[2];

	if (fd == -1 || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1)
		return;
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
	dup2(pair[0], fd);
	close(pair[0]);
	close(pair[1]);
}

static struct MHD_Response *
response_for(struct exchange *exchange)
{
	struct answer *answer = &exchange->answer;
	int endless = exchange->org->options->http10_close;
	uint64_t size = answer->body.len;

	switch (answer->delivery) {
	case DELIVER_WHOLE:
		if (endless)
			size = MHD_SIZE_UNKNOWN;
		break;
	case DELIVER_CHUNK_CUT:
	case DELIVER_CLOSE_CUT:
	case DELIVER_SHORT:
		size = MHD_SIZE_UNKNOWN;
		break;
	case DELIVER_LONG:
		size += answer->bytes;
		break;
	default:
		break;
	}
	return MHD_create_response_from_callback(size, BLOCK_BYTES, read_body,
	    exchange, NULL);
}

static void
set_flags(struct MHD_Response *response, const struct exchange *exchange)
{
	const struct answer *answer = &exchange->answer;
	enum MHD_ResponseFlags flags = MHD_RF_NONE;
	size_t size;
	char *length;

	if (answer->delivery == DELIVER_CLOSE_CUT ||
	    answer->delivery == DELIVER_SHORT)
		flags = MHD_RF_HTTP_1_0_COMPATIBLE_STRICT;
	else if (exchange->org->options->http10_close)
		flags = MHD_RF_HTTP_1_0_SERVER;
	/* Of a body without length, libmicrohttpd tells no other than ours. */
	if (answer->delivery == DELIVER_SHORT)
		flags |= MHD_RF_INSANITY_HEADER_CONTENT_LENGTH;
	MHD_set_response_options(response, flags, MHD_RO_END);
	if (answer->delivery != DELIVER_SHORT)
		return;
	size = answer->body.len > answer->bytes ?
	    answer->body.len - answer->bytes : 0;
	length = mem_format("%zu", size);
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_LENGTH,
	    length);
	free(length);
}

enum MHD_Result
deliver(struct exchange *exchange)
{
	struct answer *answer = &exchange->answer;
	struct MHD_Response *response;
	enum MHD_Result result;
	size_t i;

	if (answer->delivery == DELIVER_RESET)
		reset_connection(exchange_socket(exchange));
	if (answer->delivery >= DELIVER_NOTHING)
		return MHD_NO;
	if ((response = response_for(exchange)) == NULL)
		die("libmicrohttpd makes no response");
	set_flags(response, exchange);
	for (i = 0; i < answer->headers; i++)
		if (MHD_add_response_header(response, answer->header[i].name,
		    answer->header[i].value) != MHD_YES)
			die("a header cannot be sent: %s: %s",
			    answer->header[i].name, answer->header[i].value);
	result = MHD_queue_response(exchange->connection,
	    (unsigned)answer->status, response);
	MHD_destroy_response(response);
	return result;
}
