// SPDX-License-Identifier: GPL-2.0-or-later
/* Commands as one line of text, run against the fake kernel. */
#include "command.h"

#include <stdlib.h>
#include <string.h>

const struct tool *const command_tools[] = {
	&vnet_link,
	&vnet_addr,
	&vnet_bridge,
	&vnet_monitor,
	&vnet_neigh,
	&vnet_nexthop,
	&vnet_ns,
	&vnet_route,
	&vnet_rule,
	&vnet_tunnel,
	&vnet_tuntap,
	NULL,
};

static char byte(const char **s)
{
	static const char hex[] = "0123456789abcdef";
	const char *p = *s;

	if (p[0] != '\\' || !p[1]) {
		*s = p + 1;
		return *p;
	}
	if (p[1] == 'x' && p[2] && p[3] && strchr(hex, p[2]) && strchr(hex, p[3])) {
		*s = p + 4;
		return (char)((strchr(hex, p[2]) - hex) << 4 | (strchr(hex, p[3]) - hex));
	}
	*s = p + 2;
	return p[1] == 'n' ? '\n' : p[1] == 't' ? '\t' : p[1];
}

static unsigned split(struct command *c, const char *s)
{
	char *to = c->text = calloc(1, strlen(s) + 2);
	unsigned n = 0;

	if (!to)
		abort();
	for (s += strspn(s, " "); *s && n < 255; s += strspn(s, " ")) {
		bool quoted = false;

		c->word[n++] = to;
		while (*s && (quoted || *s != ' ')) {
			if (*s == '\'') {
				quoted = !quoted;
				s++;
			} else {
				*to++ = byte(&s);
			}
		}
		*to++ = '\0';
		if (!*s)
			break;
	}
	return n;
}

static void start(struct command *c, unsigned n)
{
	fake_reset();
	ctx_open(&c->ctx, -1);
	c->ctx.words = (struct words){.w = c->word, .n = n};
	c->ctx.run_dir = "/nonexistent/vnet-check";
	c->ret = c->status = 0;
}

void command_open(struct command *c, const char *line)
{
	start(c, split(c, line));
}

void command_words(struct command *c, const char *const *word, unsigned n)
{
	c->text = NULL;
	n = n < 256 ? n : 255;
	memcpy(c->word, word, n * sizeof(*word));
	start(c, n);
}

const struct tool *command_tool(const char *name)
{
	for (const struct tool *const *t = command_tools; *t; t++)
		if (!strcmp((*t)->name, name))
			return *t;
	return NULL;
}

const struct verb *command_verb(const struct tool *tool, const char *name)
{
	for (size_t i = 0; i < tool->n; i++)
		if (!strcmp(tool->verb[i].name, name))
			return &tool->verb[i];
	return NULL;
}

void command_run(struct command *c)
{
	const struct tool *tool = command_tool(c->word[0]);

	if (!tool)
		abort();
	c->ret = tool_run(&c->ctx, tool, &c->status);
	if (c->ret)
		c->status = c->ctx.err.status ? c->ctx.err.status : 2;
}

void command_close(struct command *c)
{
	ctx_close(&c->ctx);
	free(c->text);
	c->text = NULL;
}

unsigned command_caret(struct command *c)
{
	const char *text = err_text(&c->ctx), *line = text, *end;

	for (; (end = strchr(line, '\n')); line = end + 1) {
		size_t n = strspn(line, " ");

		if (n >= 2 && line[n] == '^')
			return (unsigned)n - 1;
	}
	return 0;
}

const char *command_output(struct command *c)
{
	return arena_strndup(&c->ctx.arena, c->ctx.out.buf ? c->ctx.out.buf : "", c->ctx.out.len);
}
