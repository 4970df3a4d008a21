#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "mem.h"
#include "org.h"
#include "server.h"

/* The signal that asks us to end; the one that says COMMAND has; theirs. */
static volatile sig_atomic_t ending;
static volatile sig_atomic_t child_changed;
static volatile sig_atomic_t child_signal;
static volatile sig_atomic_t has_child;

static void
on_signal(int number, siginfo_t *info, void *context)
{
	(void)context;
	if (number == SIGCHLD)
		child_changed = 1;
	else if (!has_child)
		ending = number;
	/* From the terminal, it was sent to COMMAND as well. */
	else if (info->si_code == SI_USER)
		child_signal = number;
}

/* Catch and block what server_run() waits for; *waiting is the mask there. */
static void
catch_signals(sigset_t *waiting)
{
	static const int caught[] = { SIGCHLD, SIGTERM, SIGINT, SIGHUP };
	struct sigaction action;
	sigset_t block;
	size_t i;

	memset(&action, 0, sizeof action);
	action.sa_sigaction = on_signal;
	action.sa_flags = SA_SIGINFO;
	sigemptyset(&action.sa_mask);
	sigemptyset(&block);
	for (i = 0; i < sizeof caught / sizeof caught[0]; i++) {
		sigaction(caught[i], &action, NULL);
		sigaddset(&block, caught[i]);
	}
	signal(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_BLOCK, &block, waiting);
	for (i = 0; i < sizeof caught / sizeof caught[0]; i++)
		sigdelset(waiting, caught[i]);
}

static int
any_signal(void)
{
	return ending || child_changed || child_signal;
}

/* Serve until COMMAND has ended; its status. */
static int
serve_command(struct server *server, const sigset_t *waiting, pid_t pid)
{
	int status;

	for (;;) {
		server_run(server, waiting, any_signal);
		/* Nobody is left behind: COMMAND is asked to end instead. */
		if (child_signal)
			kill(pid, child_signal);
		child_signal = 0;
		child_changed = 0;
		if (child_ended(pid, &status))
			return status;
	}
}

static int
serve(struct org *org, struct server *server, const sigset_t *waiting,
    struct fault *why)
{
	char **command = org->options->command;
	pid_t pid;

	if (command == NULL) {
		if (printf("%s\n", org->origin) < 0 || fflush(stdout) == EOF)
			return fault_errno(why, FAULT_SYSTEM,
			    "standard output");
		while (!ending) {
			child_changed = 0;
			server_run(server, waiting, any_signal);
		}
		return 0;
	}
	has_child = 1;
	if (child_start(command, org->origin, waiting, &pid, why) == -1)
		return -1;
	return serve_command(server, waiting, pid);
}

int
main(int argc, char **argv)
{
	struct server *server = NULL;
	struct options options;
	struct fault why;
	struct org org;
	sigset_t waiting;
	int status = -1;

	switch (options_read(&options, argc, argv, &why)) {
	case OPTIONS_HELP:
		return fflush(stdout) == EOF;
	case OPTIONS_BAD:
		fprintf(stderr, "fake-okta: %s\n", why.msg);
		return 2;
	case OPTIONS_RUN:
		break;
	}
	catch_signals(&waiting);
	if (org_init(&org, &options, &why) == 0 &&
	    (server = server_new(&org, &why)) != NULL)
		status = serve(&org, server, &waiting, &why);
	if (status == -1)
		fprintf(stderr, "fake-okta: %s\n", why.msg);
	server_free(server);
	org_done(&org);
	return status == -1 ? 1 : status;
}
