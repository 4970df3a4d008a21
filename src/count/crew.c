#include "crew.h"

#include <pthread.h>
#include <stdlib.h>

/* Guesses that may fail in one text before no more are made. */
#define MISSES_MAX	4

enum state {
	TASK_FREE,
	TASK_READY,		/* to be read */
	TASK_READING,
	TASK_READ,		/* and to be entered in its turn */
	TASK_ENTERED		/* all but its keys */
};

struct crew {
	const struct count_plan	*plan;
	const struct text_ears	*ears;
	struct tally		*tally;
	pthread_mutex_t		 lock;
	pthread_cond_t		 change;	/* of any task's state */
	struct text		*texts;
	/* A ring of tasks in the order of the texts, counted from 0. */
	struct task		*tasks;
	size_t			 size;
	size_t			 handed;	/* handed out, so many, */
	size_t			 taken;		/* taken up by a thread, */
	size_t			 entered;	/* and entered */
	int			 entering;	/* a thread is at it */
	int			 stop;		/* threads are to end */
	int			 failed;	/* the run is over: */
	struct fault		 why;
	/* One for each thread; the first is whoever calls. */
	struct worker		**workers;
	pthread_t		*threads;
	unsigned		 started;	/* threads, */
	unsigned		 idle;		/* of which so many wait */
	int			 enough;	/* one more could not be had */
};

static struct task *
task_at(struct crew *crew, size_t number)
{
	return &crew->tasks[number % crew->size];
}

struct crew *
crew_new(const struct count_plan *plan, const struct text_ears *ears,
    struct tally *tally, struct fault *why)
{
	struct crew *crew;

	if ((crew = calloc(1, sizeof *crew)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	crew->plan = plan;
	crew->ears = ears;
	crew->tally = tally;
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->change, NULL);
	crew->size = plan->jobs == 1 ? 1 : 2 * (size_t)plan->jobs + 2;
	crew->tasks = calloc(crew->size, sizeof *crew->tasks);
	crew->workers = calloc(plan->jobs, sizeof *crew->workers);
	crew->threads = calloc(plan->jobs, sizeof *crew->threads);
	if (crew->tasks == NULL || crew->workers == NULL ||
	    crew->threads == NULL) {
		fault_memory(why);
		crew_free(crew);
		return NULL;
	}
	crew->workers[0] = worker_new(plan, actors_seed(tally->actors), why);
	if (crew->workers[0] == NULL) {
		crew_free(crew);
		return NULL;
	}
	return crew;
}

/* The text is done with: nothing more of it will be looked at. */
static void
drop_text(struct crew *crew, struct text *text)
{
	struct text **link = &crew->texts;

	while (*link != text)
		link = &(*link)->next;
	*link = text->next;
	text_free(text);
}

void
crew_free(struct crew *crew)
{
	size_t i;

	if (crew == NULL)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->stop = 1;
	pthread_cond_broadcast(&crew->change);
	pthread_mutex_unlock(&crew->lock);
	for (i = 0; i < crew->started; i++)
		pthread_join(crew->threads[i], NULL);
	while (crew->texts != NULL)
		drop_text(crew, crew->texts);
	for (i = 0; crew->tasks != NULL && i < crew->size; i++) {
		ledger_done(&crew->tasks[i].ledger);
		free(crew->tasks[i].block);
	}
	for (i = 0; crew->workers != NULL && i < crew->plan->jobs; i++)
		worker_free(crew->workers[i]);
	free(crew->tasks);
	free(crew->workers);
	free(crew->threads);
	pthread_cond_destroy(&crew->change);
	pthread_mutex_destroy(&crew->lock);
	free(crew);
}

struct text *
crew_text(struct crew *crew, const char *name, const char *packing,
    void (*done)(void *ctx), void *ctx, struct fault *why)
{
	struct text *text = text_new(name, packing, done, ctx, why);

	if (text == NULL)
		return NULL;
	pthread_mutex_lock(&crew->lock);
	text->next = crew->texts;
	crew->texts = text;
	pthread_mutex_unlock(&crew->lock);
	return text;
}

/* The run is over; what failed first, in the order of the texts, is why. */
static void
fail(struct crew *crew, const struct fault *why)
{
	if (!crew->failed)
		crew->why = *why;
	crew->failed = 1;
	pthread_cond_broadcast(&crew->change);
}

/* Read a part from where the text really is.  The lock is given up meanwhile,
 * when nobody else enters anything. */
static int
read_again(struct crew *crew, struct worker *worker, struct task *task,
    struct fault *why)
{
	int status;

	task->text->misses += task->guessed != 0;
	pthread_mutex_unlock(&crew->lock);
	status = text_again(task->text, task, why);
	if (status == 0)
		worker_read(worker, &task->part, &task->ledger, &task->end,
		    task->learnt);
	pthread_mutex_lock(&crew->lock);
	return status;
}

/* The next task in order is read: let it count.  -1: the run is over. */
static int
settle(struct crew *crew, struct worker *worker, struct task *task,
    struct fault *why)
{
	struct text *text = task->text;

	if (!text->begun && text_begin(text, crew->tally, &task->part.from,
	    why) == -1)
		return -1;
	if (text->over)
		ledger_clear(&task->ledger);
	else if ((!text_holds(text, task) &&
	    read_again(crew, worker, task, why) == -1) ||
	    text_enter(text, task, crew->tally, crew->ears, why) == -1)
		return -1;
	if (task->part.last)
		drop_text(crew, text);
	return 0;
}

/*
 * Enter every task whose turn it is, if nobody else is at it; their keys go
 * to the set behind that, when others may go on entering.  Returns whether
 * there was anything to do.
 */
static int
enter_some(struct crew *crew, struct worker *worker)
{
	size_t first = crew->entered, end, number;
	struct task *task;
	struct fault why;
	int status;

	if (crew->entering)
		return 0;
	crew->entering = 1;
	while (!crew->failed && crew->entered < crew->handed &&
	    (task = task_at(crew, crew->entered))->state == TASK_READ) {
		if (settle(crew, worker, task, &why) == -1) {
			fail(crew, &why);
			break;
		}
		task->state = TASK_ENTERED;
		crew->entered++;
	}
	crew->entering = 0;
	end = crew->entered;
	for (number = first; number < end; number++) {
		task = task_at(crew, number);
		pthread_mutex_unlock(&crew->lock);
		status = tally_actors(crew->tally, &task->ledger, &why);
		pthread_mutex_lock(&crew->lock);
		if (status == -1)
			fail(crew, &why);
		task->state = TASK_FREE;
		pthread_cond_broadcast(&crew->change);
	}
	return end > first;
}

/* Take up the next task and read it.  0: there is none to take. */
static int
read_next(struct crew *crew, struct worker *worker)
{
	struct task *task;

	if (crew->taken == crew->handed || crew->failed)
		return 0;
	task = task_at(crew, crew->taken++);
	task->state = TASK_READING;
	if (!task->placeless) {
		pthread_mutex_unlock(&crew->lock);
		ledger_clear(&task->ledger);
		worker_read(worker, &task->part, &task->ledger, &task->end,
		    task->learnt);
		pthread_mutex_lock(&crew->lock);
	}
	task->state = TASK_READ;
	pthread_cond_broadcast(&crew->change);
	return 1;
}

/* Do something useful, or wait until there may be something to do. */
static void
help(struct crew *crew, struct worker *worker)
{
	/* What ended the run may have been met in here, and while the lock was
	 * given up for that, the end may have been called. */
	if (enter_some(crew, worker) || read_next(crew, worker) ||
	    crew->stop || (crew->failed && worker == crew->workers[0]))
		return;
	crew->idle += worker != crew->workers[0];
	pthread_cond_wait(&crew->change, &crew->lock);
	crew->idle -= worker != crew->workers[0];
}

/* A thread and what it works with. */
struct hand {
	struct crew	*crew;
	struct worker	*worker;
};

static void *
run_thread(void *ctx)
{
	struct hand hand = *(struct hand *)ctx;

	free(ctx);
	pthread_mutex_lock(&hand.crew->lock);
	while (!hand.crew->stop)
		help(hand.crew, hand.worker);
	pthread_mutex_unlock(&hand.crew->lock);
	return NULL;
}

/* One more thread, if there may be.  It is no failure if there cannot be:
 * those there are do all the work. */
static void
start_thread(struct crew *crew)
{
	struct fault ignored;
	struct worker *worker;
	struct hand *hand;

	if (crew->started + 1 >= crew->plan->jobs || crew->enough)
		return;
	worker = worker_new(crew->plan, actors_seed(crew->tally->actors),
	    &ignored);
	hand = malloc(sizeof *hand);
	if (worker == NULL || hand == NULL)
		goto fail;
	*hand = (struct hand){ crew, worker };
	if (pthread_create(&crew->threads[crew->started], NULL, run_thread,
	    hand) != 0)
		goto fail;
	crew->workers[++crew->started] = worker;
	return;

fail:
	crew->enough = 1;
	worker_free(worker);
	free(hand);
}

struct task *
crew_task(struct crew *crew, struct text *text)
{
	struct task *task;

	pthread_mutex_lock(&crew->lock);
	task = task_at(crew, crew->handed);
	while (!crew->failed && task->state != TASK_FREE)
		help(crew, crew->workers[0]);
	if (crew->failed)
		task = NULL;
	pthread_mutex_unlock(&crew->lock);
	if (task != NULL) {
		task->part = (struct part){ .stop = UINT64_MAX };
		task->guessed = task->placeless = 0;
		task->text = text;
		task->learnt = NULL;
	}
	return task;
}

static void
hand_out(struct crew *crew, struct task *task)
{
	task->state = TASK_READY;
	crew->handed++;
	pthread_cond_broadcast(&crew->change);
}

void
crew_hand(struct crew *crew, struct task *task)
{
	int last = task->part.last;

	pthread_mutex_lock(&crew->lock);
	hand_out(crew, task);
	/* One small file needs no help. */
	if (crew->handed - crew->taken > (last ? 1 : 0) + crew->idle)
		start_thread(crew);
	pthread_mutex_unlock(&crew->lock);
}

int
crew_hand_first(struct crew *crew, struct task *task,
    struct border *learnt, struct place *end)
{
	size_t number;
	int status;

	learnt->known = 0;
	task->learnt = learnt;
	pthread_mutex_lock(&crew->lock);
	number = crew->handed;
	hand_out(crew, task);
	while (!crew->failed && crew->entered <= number)
		help(crew, crew->workers[0]);
	*end = task->end;
	status = crew->failed ? -1 : 0;
	pthread_mutex_unlock(&crew->lock);
	return status;
}

int
crew_may_guess(struct crew *crew, const struct text *text)
{
	int may;

	pthread_mutex_lock(&crew->lock);
	may = text->misses < MISSES_MAX;
	pthread_mutex_unlock(&crew->lock);
	return may;
}

int
crew_finish(struct crew *crew, struct fault *why)
{
	size_t i;
	int status = 0;

	pthread_mutex_lock(&crew->lock);
	for (i = 0; i < crew->size; i++)
		while (!crew->failed && crew->tasks[i].state != TASK_FREE)
			help(crew, crew->workers[0]);
	if (crew->failed) {
		*why = crew->why;
		status = -1;
	}
	pthread_mutex_unlock(&crew->lock);
	return status;
}
