// SPDX-License-Identifier: GPL-2.0-or-later
/* One run of one command. */
#include "ctx.h"

#include "netns.h"
#include "nl.h"

void ctx_open(struct ctx *ctx, int fd)
{
	*ctx = (struct ctx){.run_dir = NETNS_RUN_DIR};
	out_open(&ctx->out, fd);
	ctx->out.ctx = ctx;
}

int ctx_close(struct ctx *ctx)
{
	int ret = out_close(&ctx->out);

	nl_close_all(ctx);
	netns_forget_nsids(ctx);
	arena_reset(&ctx->arena);
	arena_reset(&ctx->keep);
	return ret;
}
