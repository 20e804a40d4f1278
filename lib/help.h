/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_HELP_H
#define VNET_HELP_H

#include "opt.h"

/* Global option I: its names (blank-separated), value and help; NULL behind the last. */
const char *global_row(size_t i, const char **meta, const char **help);
/* The word behind the global option at POS and its value. */
unsigned global_skip(const struct words *words, unsigned pos);
/* `help [VERB|KIND]` with its words from POS on, to the command's output. */
int help_run(struct ctx *ctx, const struct tool *tool, unsigned pos);
int help_verb(struct ctx *ctx, const struct tool *tool, const struct verb *verb);
/* The option lists of TOOL as man(7) source, between marks that scripts/man-rows knows. */
int help_man(struct ctx *ctx, const struct tool *tool);
/* The words that can stand last in the command from POS on, one a line. */
int complete_run(struct ctx *ctx, const struct tool *tool, unsigned pos);

#endif
