#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>

#include "deliver.h"
#include "exchange.h"
#include "mem.h"

#define CONNECTIONS_MAX	200	/* well below FD_SETSIZE */
#define PEM_MAX		65536

struct server {
	struct MHD_Daemon	*daemon;
	struct org		*org;
	struct exchange		*exchanges;
	char			*cert;
	char			*key;
};

struct waiting_for {
	fd_set	read;
	fd_set	write;
	fd_set	except;
	int	max;
};

void
exchange_park(struct exchange *exchange)
{
	exchange->parked = exchange->watched = 1;
	MHD_suspend_connection(exchange->connection);
}

void
exchange_wake(struct exchange *exchange)
{
	exchange->parked = 0;
	MHD_resume_connection(exchange->connection);
}

int
exchange_socket(const struct exchange *exchange)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(
	    exchange->connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	return info != NULL ? info->connect_fd : -1;
}

static void
exchange_free(struct server *server, struct exchange *exchange)
{
	if (exchange->next != NULL)
		exchange->next->previous = exchange->previous;
	if (exchange->previous != NULL)
		exchange->previous->next = exchange->next;
	else
		server->exchanges = exchange->next;
	request_free(exchange->request);
	answer_done(&exchange->answer);
	free(exchange);
}

/* The one place where the target is told as it was sent. */
static void *
on_target(void *closure, const char *target, struct MHD_Connection *connection)
{
	struct server *server = closure;
	struct exchange *exchange = mem_new(sizeof *exchange);

	(void)connection;
	exchange->org = server->org;
	exchange->request = request_new(target);
	answer_init(&exchange->answer);
	exchange->next = server->exchanges;
	if (exchange->next != NULL)
		exchange->next->previous = exchange;
	server->exchanges = exchange;
	return exchange;
}

static void
on_completed(void *closure, struct MHD_Connection *connection,
    void **exchange, enum MHD_RequestTerminationCode code)
{
	(void)connection;
	(void)code;
	if (*exchange != NULL)
		exchange_free(closure, *exchange);
	*exchange = NULL;
}

static enum MHD_Result
on_header(void *closure, enum MHD_ValueKind kind, const char *name,
    const char *value)
{
	(void)kind;
	request_header_add(closure, name, value);
	return MHD_YES;
}

static void
add_upload(struct request *request, const char *data, size_t len)
{
	size_t room = REQUEST_BODY - request->body.len;

	mem_add(&request->body, data, len < room ? len : room);
}

static enum MHD_Result
on_request(void *closure, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *upload,
    size_t *upload_size, void **state)
{
	struct exchange *exchange = *state;
	struct answer *answer = &exchange->answer;

	(void)closure;
	(void)url;
	if (exchange->connection == NULL) {
		exchange->connection = connection;
		exchange->request->method = mem_text(method);
		exchange->request->protocol = mem_text(version);
		MHD_get_connection_values(connection, MHD_HEADER_KIND,
		    on_header, exchange->request);
		return MHD_YES;
	}
	if (*upload_size > 0) {
		add_upload(exchange->request, upload, *upload_size);
		*upload_size = 0;
		return MHD_YES;
	}
	if (!exchange->answered) {
		exchange->answered = 1;
		org_answer(exchange->org, exchange->request, answer);
		if (answer->delay_ms > 0)
			exchange->wake_ns = real_now_ns() +
			    (int64_t)((double)answer->delay_ms * 1e6 *
			    exchange->org->clock.scale);
		if (answer->delay_ms > 0 ||
		    answer->delivery == DELIVER_NEVER) {
			exchange_park(exchange);
			return MHD_YES;
		}
	}
	return exchange->over ? MHD_NO : deliver(exchange);
}

static char *
read_pem(const char *path, struct fault *why)
{
	FILE *file = fopen(path, "r");
	char *text;
	size_t len;

	if (file == NULL) {
		fault_errno(why, FAULT_INPUT, "%s", path);
		return NULL;
	}
	text = mem_new(PEM_MAX + 1);
	len = fread(text, 1, PEM_MAX, file);
	text[len] = '\0';
	fclose(file);
	return text;
}

static struct MHD_Daemon *
start_daemon(struct server *server)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	struct MHD_OptionItem tls[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, server->cert },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, server->key },
		{ MHD_OPTION_END, 0, NULL }
	};
	unsigned flags = MHD_ALLOW_SUSPEND_RESUME |
	    MHD_USE_SUPPRESS_DATE_NO_CLOCK;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (server->org->options->tls)
		flags |= MHD_USE_TLS;
	else
		tls[0].option = MHD_OPTION_END;
	return MHD_start_daemon(flags, 0, NULL, NULL, on_request, server,
	    MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
	    MHD_OPTION_URI_LOG_CALLBACK, on_target, server,
	    MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
	    MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
}

struct server *
server_new(struct org *org, struct fault *why)
{
	struct server *server = mem_new(sizeof *server);
	const union MHD_DaemonInfo *info;

	server->org = org;
	if (org->options->tls &&
	    ((server->cert = read_pem(org->options->cert, why)) == NULL ||
	    (server->key = read_pem(org->options->key, why)) == NULL))
		goto failed;
	if ((server->daemon = start_daemon(server)) == NULL) {
		fault_set(why, FAULT_SYSTEM, "cannot listen on 127.0.0.1%s",
		    org->options->tls ?
		    ", or not with this certificate and key" : "");
		goto failed;
	}
	info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
	if (info == NULL)
		die("libmicrohttpd does not know its port");
	org_set_origin(org, info->port);
	return server;

failed:
	server_free(server);
	return NULL;
}

/* What is parked, too: a client that goes away is readable. */
static void
collect_sockets(struct server *server, struct waiting_for *set)
{
	struct exchange *exchange;
	int fd;

	FD_ZERO(&set->read);
	FD_ZERO(&set->write);
	FD_ZERO(&set->except);
	set->max = -1;
	if (MHD_get_fdset(server->daemon, &set->read, &set->write,
	    &set->except, &set->max) != MHD_YES)
		die("too many connections");
	for (exchange = server->exchanges; exchange != NULL;
	    exchange = exchange->next) {
		if (!exchange->parked || !exchange->watched)
			continue;
		fd = exchange_socket(exchange);
		FD_SET(fd, &set->read);
		if (fd > set->max)
			set->max = fd;
	}
}

/* Until something is due: nanoseconds, or -1 for ever. */
static int64_t
time_to_wait(struct server *server)
{
	const struct exchange *exchange;
	MHD_UNSIGNED_LONG_LONG timeout;
	int64_t wait_ns = -1, left;

	if (MHD_get_timeout(server->daemon, &timeout) == MHD_YES)
		wait_ns = timeout > 1000 ? 1000000000 :
		    (int64_t)timeout * 1000000;
	for (exchange = server->exchanges; exchange != NULL;
	    exchange = exchange->next) {
		if (!exchange->parked || exchange->wake_ns == 0)
			continue;
		left = exchange->wake_ns - real_now_ns();
		if (left < 0)
			left = 0;
		if (wait_ns == -1 || left < wait_ns)
			wait_ns = left;
	}
	return wait_ns;
}

static void
look_after_parked(struct server *server, const struct waiting_for *set)
{
	struct exchange *exchange;
	char byte;
	ssize_t count;

	for (exchange = server->exchanges; exchange != NULL;
	    exchange = exchange->next) {
		if (!exchange->parked)
			continue;
		if (exchange->wake_ns != 0 &&
		    exchange->wake_ns <= real_now_ns()) {
			exchange_wake(exchange);
			continue;
		}
		if (!exchange->watched ||
		    !FD_ISSET(exchange_socket(exchange), &set->read))
			continue;
		count = recv(exchange_socket(exchange), &byte, 1,
		    MSG_PEEK | MSG_DONTWAIT);
		/* It says more?  Then its end cannot be seen behind that. */
		exchange->watched = count <= 0;
		if (count == 0 || (count == -1 && errno != EAGAIN &&
		    errno != EINTR)) {
			exchange->over = 1;
			exchange_wake(exchange);
		}
	}
}

void
server_run(struct server *server, const sigset_t *waiting, int (*stop)(void))
{
	struct waiting_for set;
	struct timespec timeout;
	int64_t wait_ns;

	while (!stop()) {
		collect_sockets(server, &set);
		wait_ns = time_to_wait(server);
		timeout.tv_sec = (time_t)(wait_ns / 1000000000);
		timeout.tv_nsec = (long)(wait_ns % 1000000000);
		if (pselect(set.max + 1, &set.read, &set.write, &set.except,
		    wait_ns < 0 ? NULL : &timeout, waiting) == -1) {
			if (errno != EINTR)
				die("pselect: %s", strerror(errno));
			continue;
		}
		look_after_parked(server, &set);
		MHD_run_from_select(server->daemon, &set.read, &set.write,
		    &set.except);
	}
}

void
server_free(struct server *server)
{
	struct exchange *exchange;

	if (server == NULL)
		return;
	if (server->daemon != NULL) {
		for (exchange = server->exchanges; exchange != NULL;
		    exchange = exchange->next) {
			exchange->over = 1;
			if (exchange->parked)
				exchange_wake(exchange);
		}
		/* It takes its suspended connections back when it runs. */
		MHD_run(server->daemon);
		MHD_stop_daemon(server->daemon);
	}
	/* Those that were never more than a request line. */
	while (server->exchanges != NULL)
		exchange_free(server, server->exchanges);
	free(server->cert);
	free(server->key);
	free(server);
}
