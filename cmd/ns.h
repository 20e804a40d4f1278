/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NS_H
#define VNET_NS_H

#include "../lib/netns.h"
#include "../lib/opt.h"

static inline struct span ns_at(unsigned word)
{
	return (struct span){(uint16_t)word, 1};
}

/* Word I of the command as *WORD; fails with "needs WHAT" if there is none. */
int ns_need(struct ctx *ctx, unsigned i, const char *what, const char **word);
/* Fails if the command has a word I. */
int ns_end(struct ctx *ctx, unsigned i);
/* With --dry-run: says what would be done and returns true. */
bool ns_dry(struct ctx *ctx, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Ends a line of text, or one of several JSON objects that stand on lines of their own. */
void ns_line(struct ctx *ctx);
/* Ends the array that is the whole answer. */
void ns_end_array(struct ctx *ctx);
/* The id of an open namespace; that it cannot be found out is no failure of a list. */
int32_t ns_nsid(struct ctx *ctx, struct nl *nl, int fd);

int ns_del(struct ctx *ctx, struct req *req);
int ns_prune(struct ctx *ctx, struct req *req);
int ns_list(struct ctx *ctx, struct req *req);
int ns_list_all(struct ctx *ctx);
int ns_list_id(struct ctx *ctx, struct req *req);
int ns_identify(struct ctx *ctx, struct req *req);
int ns_pids(struct ctx *ctx, struct req *req);
int ns_exec(struct ctx *ctx, struct req *req);
int ns_monitor(struct ctx *ctx, struct req *req);

#endif
