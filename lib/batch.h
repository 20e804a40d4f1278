/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_BATCH_H
#define VNET_BATCH_H

#include "opt.h"

/* Runs the commands of FILE ("-": standard input), one a line, in this process, as TOOL
 * would: words quoted as for a shell, '#' begins a comment, a backslash at the end of a line
 * joins the next one to it, and the name of a program (ip, bridge, vnet-link ...) may come
 * first. Options before the command's words are for that line, on top of those of the
 * batch. Sockets and caches last for the whole run.
 * Stops at the first line that fails, with its failure recorded; with -force goes on, has
 * each failure reported (ctx->report) and fails at the end with the worst status. */
int batch_run(struct ctx *ctx, const struct tool *tool, struct span at, const char *file);

#endif
