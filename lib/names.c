// SPDX-License-Identifier: GPL-2.0-or-later
/* Names of groups, protocols and scopes from iproute2's files. */
#include "names.h"

#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <unistd.h>

#include "opt.h"

struct names_entry {
	struct names_entry *next;
	uint64_t value;
	const char *name;
};

struct names_file {
	struct names_file *next;
	const char *file;
	struct names_entry *entries;
};

struct builtin {
	const char *file, *name;
	uint64_t value;
};

/* What the kernel's own headers name (linux/rtnetlink.h, linux/if_addr.h). */
static const struct builtin builtins[] = {
	{"group", "default", 0},
	{"rt_scopes", "global", RT_SCOPE_UNIVERSE},
	{"rt_scopes", "site", RT_SCOPE_SITE},
	{"rt_scopes", "link", RT_SCOPE_LINK},
	{"rt_scopes", "host", RT_SCOPE_HOST},
	{"rt_scopes", "nowhere", RT_SCOPE_NOWHERE},
	{"rt_addrprotos", "kernel_lo", 1},
	{"rt_addrprotos", "kernel_ra", 2},
	{"rt_addrprotos", "kernel_ll", 3},
};

static void add_entry(struct ctx *ctx, struct names_file *f, uint64_t value, const char *name,
		      size_t len)
{
	struct names_entry *e = arena_alloc(&ctx->keep, sizeof(*e));

	e->value = value;
	e->name = arena_strndup(&ctx->keep, name, len);
	e->next = f->entries;
	f->entries = e;
}

/* A line is "NUMBER NAME", blanks around them, '#' begins a comment. */
static void read_line(struct ctx *ctx, struct names_file *f, const char *line, size_t len)
{
	const char *word = arena_strndup(&ctx->arena, line, len), *name;
	char num[24];
	uint64_t value;
	size_t n;

	word += strspn(word, " \t");
	n = strcspn(word, " \t#");
	if (!n || n >= sizeof(num))
		return;
	memcpy(num, word, n);
	num[n] = '\0';
	name = word + n + strspn(word + n, " \t");
	n = strcspn(name, " \t#");
	if (n && !number(num, &value))
		add_entry(ctx, f, value, name, n);
}

static bool read_file(struct ctx *ctx, struct names_file *f, const char *dir)
{
	const char *path = arena_printf(&ctx->arena, "%s/%s", dir, f->file);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *buf;
	ssize_t n;

	if (fd < 0)
		return false;
	buf = arena_alloc(&ctx->arena, 65536);
	n = read(fd, buf, 65535);
	close(fd);
	for (char *line = buf; n > 0 && line < buf + n;) {
		size_t len = strcspn(line, "\n");

		read_line(ctx, f, line, len);
		line += len + 1;
	}
	return true;
}

static struct names_file *load(struct ctx *ctx, const char *file)
{
	struct names_file *f;

	for (f = ctx->names; f; f = f->next)
		if (!strcmp(f->file, file))
			return f;
	f = arena_alloc(&ctx->keep, sizeof(*f));
	f->file = file;
	f->next = ctx->names;
	ctx->names = f;
	for (size_t i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++)
		if (!strcmp(builtins[i].file, file))
			add_entry(ctx, f, builtins[i].value, builtins[i].name,
				  strlen(builtins[i].name));
	if (!read_file(ctx, f, "/etc/iproute2"))
		read_file(ctx, f, "/usr/share/iproute2");
	return f;
}

bool names_value(struct ctx *ctx, const char *file, const char *word, uint64_t *value)
{
	for (const struct names_entry *e = load(ctx, file)->entries; e; e = e->next) {
		if (!strcmp(e->name, word)) {
			*value = e->value;
			return true;
		}
	}
	return false;
}

const char *names_name(struct ctx *ctx, const char *file, uint64_t value)
{
	for (const struct names_entry *e = load(ctx, file)->entries; e; e = e->next)
		if (e->value == value)
			return e->name;
	return NULL;
}
