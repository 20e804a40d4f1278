// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-ns list --all: every network namespace of the machine and what keeps it alive. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "../lib/nl.h"
#include "ns.h"

enum { COLUMNS = 5 };

struct row {
	const char *cell[COLUMNS];
};

static int32_t nsid_of_seen(struct ctx *ctx, struct nl *nl, const struct netns_seen *s)
{
	int32_t nsid;
	int fd;

	if (netns_seen_open(ctx, (struct span){0}, s, &fd)) {
		err_clear(ctx);
		return NETNS_NSID_NONE;
	}
	nsid = ns_nsid(ctx, nl, fd);
	close(fd);
	return nsid;
}

static void print_strings(struct out *o, const char *key, const char **v, size_t n)
{
	out_array(o, key);
	for (size_t i = 0; i < n; i++)
		out_str(o, "", NULL, v[i], NULL);
	out_array_end(o);
}

static void print_pids(struct out *o, const char *key, const pid_t *v, size_t n)
{
	out_array(o, key);
	for (size_t i = 0; i < n; i++)
		out_int(o, "", NULL, v[i], NULL);
	out_array_end(o);
}

static void print_json(struct ctx *ctx, const struct netns_seen *s, int32_t nsid)
{
	struct out *o = &ctx->out;

	out_object(o, NULL);
	out_uint(o, "inode", NULL, s->ino, NULL);
	print_strings(o, "names", s->names, s->n_names);
	print_strings(o, "paths", s->paths, s->n_paths);
	if (nsid != NETNS_NSID_NONE)
		out_int(o, "nsid", NULL, nsid, NULL);
	print_pids(o, "pids", s->pids, s->n_pids);
	if (s->n_pids)
		out_str(o, "command", NULL, netns_command(ctx, s->pids[0]), NULL);
	print_pids(o, "holders", s->holders, s->n_holders);
	out_object_end(o);
}

static const char *name_cell(struct ctx *ctx, const struct netns_seen *s)
{
	const char *text = "";

	for (size_t i = 0; i < s->n_names; i++)
		text = arena_printf(&ctx->arena, "%s%s%s", text, i ? "," : "", s->names[i]);
	if (*text)
		return text;
	return s->n_paths ? s->paths[0] : "-";
}

static const char *command_cell(struct ctx *ctx, const struct netns_seen *s)
{
	if (s->n_pids)
		return arena_printf(&ctx->arena, "%d %s", (int)s->pids[0],
				    netns_command(ctx, s->pids[0]));
	if (s->n_holders)
		return arena_printf(&ctx->arena, "(open in %s)",
				    netns_who(ctx, s->holders, s->n_holders));
	return "-";
}

static void print_table(struct ctx *ctx, const struct row *rows, size_t n)
{
	size_t width[COLUMNS] = {0}, size;

	for (size_t i = 0; i < n; i++)
		for (int c = 0; c < COLUMNS; c++)
			if (strlen(rows[i].cell[c]) > width[c])
				width[c] = strlen(rows[i].cell[c]);
	for (size_t i = 0; i < n; i++) {
		for (int c = 0; c < COLUMNS - 1; c++) {
			size = strlen(rows[i].cell[c]);
			out_text(&ctx->out, "%s%*s  ", rows[i].cell[c], (int)(width[c] - size), "");
		}
		out_text(&ctx->out, "%s\n", rows[i].cell[COLUMNS - 1]);
	}
}

static const char *escaped(struct ctx *ctx, const char *s)
{
	size_t size = 4 * strlen(s) + 1;

	return out_escape(arena_alloc(&ctx->arena, size), size, s);
}

static void fill_row(struct ctx *ctx, struct row *row, const struct netns_seen *s, int32_t nsid)
{
	struct arena *a = &ctx->arena;

	row->cell[0] = arena_printf(a, "%ju", (uintmax_t)s->ino);
	row->cell[1] = nsid == NETNS_NSID_NONE ? "-" : arena_printf(a, "%d", nsid);
	row->cell[2] = arena_printf(a, "%zu", s->n_pids);
	row->cell[3] = escaped(ctx, name_cell(ctx, s));
	row->cell[4] = escaped(ctx, command_cell(ctx, s));
}

int ns_list_all(struct ctx *ctx)
{
	struct netns_seen *all;
	struct row *rows;
	struct nl *nl;
	size_t n = 0;
	int ret = netns_scan(ctx, &all);

	if (!ret)
		ret = nl_here(ctx, &nl);
	if (ret)
		return ret;
	for (const struct netns_seen *s = all; s; s = s->next)
		n++;
	rows = arena_alloc(&ctx->arena, (n + 1) * sizeof(*rows));
	rows[0] = (struct row){{"INODE", "ID", "PIDS", "NAME", "COMMAND"}};
	n = 1;
	out_array(&ctx->out, NULL);
	for (const struct netns_seen *s = all; s; s = s->next) {
		int32_t nsid = nsid_of_seen(ctx, nl, s);

		if (ctx->flags.json)
			print_json(ctx, s, nsid);
		else
			fill_row(ctx, &rows[n++], s, nsid);
	}
	if (!ctx->flags.json)
		print_table(ctx, rows, n);
	ns_end_array(ctx);
	return 0;
}
