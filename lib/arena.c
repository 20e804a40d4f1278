// SPDX-License-Identifier: GPL-2.0-or-later
/* Chunked bump memory: what belongs to a command is allocated here and freed at once. */
#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 16384, ALIGN = 16 };

struct chunk {
	struct chunk *next;
	size_t used, size;
	_Alignas(ALIGN) unsigned char data[];
};

void *arena_alloc(struct arena *a, size_t n)
{
	struct chunk *c = a->head;
	void *p;

	if (n > SIZE_MAX - CHUNK)
		abort();
	n = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!c || c->size - c->used < n) {
		size_t size = n > CHUNK ? n : CHUNK;

		c = calloc(1, sizeof(*c) + size);
		if (!c)
			abort();
		c->size = size;
		c->next = a->head;
		a->head = c;
	}
	p = c->data + c->used;
	c->used += n;
	return p;
}

void *arena_copy(struct arena *a, const void *data, size_t n)
{
	void *p = arena_alloc(a, n ? n : 1);

	if (n)
		memcpy(p, data, n);
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *p = arena_alloc(a, len + 1);

	memcpy(p, s, len);
	return p;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n < 0)
		abort();
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

/* Such a block has its chunk for itself. */
void *arena_grow(struct arena *a, void *p, size_t n)
{
	struct chunk **link = &a->head, *c;

	while (p && (*link)->data != p)
		link = &(*link)->next;
	c = p ? *link : NULL;
	if (n > SIZE_MAX - sizeof(*c))
		abort();
	if (c)
		*link = c->next;
	c = realloc(c, sizeof(*c) + n);
	if (!c)
		abort();
	/* behind the head, where the next small block is taken from */
	link = a->head ? &a->head->next : &a->head;
	c->used = c->size = n;
	c->next = *link;
	*link = c;
	return c->data;
}

struct held_fd {
	struct held_fd *next;
	int fd;
};

int arena_fd(struct arena *a, int fd)
{
	struct held_fd *h = arena_alloc(a, sizeof(*h));

	h->fd = fd;
	h->next = a->fds;
	a->fds = h;
	return fd;
}

void arena_join(struct arena *to, struct arena *from)
{
	struct held_fd **fds = &to->fds;
	struct chunk **p = &to->head;

	while (*p)
		p = &(*p)->next;
	*p = from->head;
	while (*fds)
		fds = &(*fds)->next;
	*fds = from->fds;
	*from = (struct arena){0};
}

void arena_reset(struct arena *a)
{
	for (; a->fds; a->fds = a->fds->next)
		close(a->fds->fd);
	while (a->head) {
		struct chunk *c = a->head;

		a->head = c->next;
		free(c);
	}
}
