#include "child.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int
child_start(char **command, const char *url, const sigset_t *mask, pid_t *pid,
    struct fault *why)
{
	if (setenv("OKTA_CLIENT_ORGURL", url, 1) == -1 ||
	    setenv("FAKE_OKTA_URL", url, 1) == -1)
		return fault_memory(why);
	fflush(NULL);
	if ((*pid = fork()) == -1)
		return fault_errno(why, FAULT_SYSTEM, "cannot fork");
	if (*pid > 0)
		return 0;
	/* What is ignored stays so in a new program; handlers do not. */
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	execvp(command[0], command);
	fprintf(stderr, "fake-okta: %s: %s\n", command[0], strerror(errno));
	_exit(errno == ENOENT ? 127 : 126);
}

int
child_ended(pid_t pid, int *status)
{
	int how;

	if (waitpid(pid, &how, WNOHANG) != pid)
		return 0;
	*status = WIFSIGNALED(how) ? 128 + WTERMSIG(how) : WEXITSTATUS(how);
	return 1;
}
