/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef FAKE_COMMAND_H
#define FAKE_COMMAND_H

#include "../../lib/opt.h"
#include "kernel.h"

extern const struct tool vnet_addr;
extern const struct tool vnet_bridge;
extern const struct tool vnet_link;
extern const struct tool vnet_monitor;
extern const struct tool vnet_neigh;
extern const struct tool vnet_nexthop;
extern const struct tool vnet_ns;
extern const struct tool vnet_route;
extern const struct tool vnet_rule;
extern const struct tool vnet_tunnel;
extern const struct tool vnet_tuntap;
/* All programs; ends with NULL. */
extern const struct tool *const command_tools[];

/* A command that runs against the fake kernel. */
struct command {
	struct ctx ctx;
	char *text;            /* the words, each terminated */
	const char *word[256];
	int ret, status;       /* status: what main would exit with */
};

/* Reads LINE into words: blanks part them, '...' holds them together ('' is the empty
 * word), \xNN is a byte, \n and \t are what they are in C. */
void command_open(struct command *c, const char *line);
/* The same for words that are there. */
void command_words(struct command *c, const char *const *word, unsigned n);
/* Runs it: the first word says by which tool. */
void command_run(struct command *c);
void command_close(struct command *c);
/* The tool NAME, or NULL. */
const struct tool *command_tool(const char *name);
const struct verb *command_verb(const struct tool *tool, const char *name);
/* The column of the first caret in the failure's text, 0: it has none. */
unsigned command_caret(struct command *c);
/* The output so far, terminated, in the command's arena. */
const char *command_output(struct command *c);

/* Is TEXT one well-formed JSON value (RFC 8259) and nothing else but blank space? */
bool json_valid(const char *text, size_t len);

#endif
