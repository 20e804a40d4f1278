// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: users and groups by number or by name. */
#include "users.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "type.h"

/* (uid_t)-1 means nobody in particular. */
#define ID_MAX (UINT32_MAX - 1ULL)

static const char *path_of(const struct opt *o)
{
	return o->type == &type_user ? "/etc/passwd" : "/etc/group";
}

/* The file at PATH as a string, "" if it cannot be read. */
static const char *whole_file(struct ctx *ctx, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t len = 0;
	struct stat st;
	char *buf;
	ssize_t n;

	if (fd < 0)
		return "";
	if (fstat(fd, &st) || st.st_size < 0)
		st.st_size = 0;
	buf = arena_alloc(&ctx->arena, (size_t)st.st_size + 1);
	while ((n = read(fd, buf + len, (size_t)st.st_size - len)) > 0)
		len += (size_t)n;
	close(fd);
	return buf;
}

/* Takes NAME:PASSWORD:NUMBER:... apart; *NEXT is the line behind it. */
static bool read_entry(struct ctx *ctx, const char *line, const char **next, const char **name,
		       uint64_t *id)
{
	size_t len = strcspn(line, "\n");
	const char *all = arena_strndup(&ctx->arena, line, len);
	const char *password = strchr(all, ':');
	const char *number_ = password ? strchr(password + 1, ':') : NULL;

	*next = line + len + (line[len] == '\n');
	if (!number_)
		return false;
	*name = arena_strndup(&ctx->arena, all, (size_t)(password - all));
	number_++;
	return !number(arena_strndup(&ctx->arena, number_, strcspn(number_, ":")), id) &&
	       *id <= ID_MAX;
}

static int parse_id(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o), *line, *next, *name;
	bool user = o->type == &type_user, found = false;
	uint32_t id;
	uint64_t v;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (!number(word, &v)) {
		ret = parse_uint(p, o, word, 0, ID_MAX, &v);
		if (ret)
			return ret;
	} else {
		for (line = whole_file(p->ctx, path_of(o)); *line && !found; line = next)
			found = read_entry(p->ctx, line, &next, &name, &v) && !strcmp(name, word);
		if (!found) {
			ret = fail(p->ctx, parse_last(p), EINVAL, "there is no %s '%s'",
				   user ? "user" : "group", word);
			hint(p->ctx, "a name in %s, or any number", path_of(o));
			return ret;
		}
	}
	id = (uint32_t)v;
	return parse_put(p, o, set, &id, sizeof(id), NULL);
}

static void print_id(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *line, *next, *name, *found = NULL;
	uint64_t id;

	if (!n)
		return;
	line = out->ctx && !out->numeric ? whole_file(out->ctx, path_of(o)) : "";
	for (; *line && !found; line = next)
		if (read_entry(out->ctx, line, &next, &name, &id) && id == attr_uint(n))
			found = name;
	if (found)
		out_str(out, opt_key(o), opt_pre(out, o), found, " ");
	else
		out_uint(out, opt_key(o), opt_pre(out, o), attr_uint(n), " ");
}

static int sample_id(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "4294967294" : "root");
	return nth > 1 ? -1 : 0;
}

#define ID(word)                                                                                   \
	{                                                                                          \
		.meta = (word), .size = 4, .quiet = true, .parse = parse_id, .print = print_id,    \
		.sample = sample_id                                                                \
	}

const struct type type_user = ID("USER");
const struct type type_usergroup = ID("GROUP");
