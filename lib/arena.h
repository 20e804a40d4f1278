/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ARENA_H
#define VNET_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct chunk;
struct held_fd;
struct arena {
	struct chunk *head;
	struct held_fd *fds;
};

/* N zeroed bytes aligned for any type, valid until arena_reset(). Never NULL:
 * a command is small, so the process aborts when memory is exhausted. */
void *arena_alloc(struct arena *a, size_t n);
void *arena_copy(struct arena *a, const void *data, size_t n);
/* Copies at most N bytes of S and terminates them. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));
/* The block P of an earlier call (NULL: a new one) with room for N bytes, more than before;
 * it may have moved. What is new in it is not zeroed, and takes no memory until used. */
void *arena_grow(struct arena *a, void *p, size_t n);
/* FD is closed by arena_reset(); returns FD. */
int arena_fd(struct arena *a, int fd);
/* Moves all that FROM holds to TO, to be freed with it. */
void arena_join(struct arena *to, struct arena *from);
/* Frees everything allocated since the last reset. */
void arena_reset(struct arena *a);

#endif
