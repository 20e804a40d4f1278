// SPDX-License-Identifier: GPL-2.0-or-later
/* Steps that belong together: done in order, undone in reverse order if one fails. */
#include "tunnel_step.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/ensure.h"
#include "../lib/list.h"

enum act { ACT_ADD, ACT_REPLACE, ACT_DEL };

static int send_fdb(struct steps *s, enum act act, const struct fdb *fdb, struct reply *reply)
{
	static const unsigned char zero[6];
	uint16_t flags = NLM_F_CREATE;

	if (act == ACT_DEL)
		return fdb_send(s->ctx, s->nl, RTM_DELNEIGH, 0, fdb, reply);
	/* Frames to the zero address go to every destination it has. */
	if (!memcmp(fdb->mac, zero, sizeof(zero)))
		flags |= NLM_F_APPEND;
	else /* a bridge may have learnt the address elsewhere */
		flags |= act == ACT_REPLACE || fdb->flags & NTF_MASTER ? NLM_F_REPLACE : NLM_F_EXCL;
	return fdb_send(s->ctx, s->nl, RTM_NEWNEIGH, flags, fdb, reply);
}

/* A link's master, or vlan_tunnel of a bridge port. */
static int send_port(struct steps *s, enum step_what what, unsigned ifindex, unsigned value,
		     struct reply *reply)
{
	struct ifinfomsg ifi = {.ifi_index = (int)ifindex};
	struct arena *a = &s->ctx->arena;
	struct attr *root = attr_root(a, &ifi, sizeof(ifi)), *info;

	if (what == STEP_MASTER) {
		attr_put_u32(a, root, IFLA_MASTER, value);
	} else {
		info = attr_nest(a, root, IFLA_LINKINFO);
		attr_put_str(a, info, IFLA_INFO_SLAVE_KIND, "bridge");
		attr_put_u8(a, attr_nest(a, info, IFLA_INFO_SLAVE_DATA),
			    IFLA_BRPORT_VLAN_TUNNEL, value != 0);
	}
	return request_send(s->ctx, s->nl, root, RTM_NEWLINK, 0, reply);
}

static int send(struct steps *s, enum step_what what, enum act act, const union step_entry *e,
		struct reply *reply)
{
	bool del = act == ACT_DEL;

	switch (what) {
	case STEP_FDB:
		return send_fdb(s, act, &e->fdb, reply);
	case STEP_NEIGH:
		return neigh_send(s->ctx, s->nl, del ? RTM_DELNEIGH : RTM_NEWNEIGH,
				  del ? 0 : NLM_F_CREATE | NLM_F_REPLACE, &e->neigh, reply);
	case STEP_VLAN:
		return bridge_vlan_send(s->ctx, s->nl, del ? RTM_DELLINK : RTM_SETLINK, &e->vlan,
					reply);
	case STEP_VNI:
		return vni_send(s->ctx, s->nl, del ? RTM_DELTUNNEL : RTM_NEWTUNNEL, &e->vni, reply);
	case STEP_MASTER:
	case STEP_VLAN_TUNNEL:
		break;
	}
	return send_port(s, what, e->port.ifindex, del ? 0 : e->port.value, reply);
}

/* --- and back ------------------------------------------------------------- */

static bool undo_one(struct steps *s, const struct step *step)
{
	enum act act = step->del ? ACT_ADD : step->replace ? ACT_REPLACE : ACT_DEL;
	struct reply reply;

	return !send(s, step->what, act, step->replace ? &step->was : &step->now, &reply) &&
	       !reply.code;
}

/* The failure that led here stays the one that is reported. */
static void undo(struct steps *s)
{
	struct ctx *ctx = s->ctx;
	struct err err = ctx->err;
	const char *left = NULL;

	if (!s->last || ctx->flags.dry_run)
		return;
	err_clear(ctx);
	for (const struct step *step = s->last; step; step = step->before)
		if (!undo_one(s, step))
			left = left ? arena_printf(&ctx->arena, "%s, %s", left, step->text)
				    : step->text;
	ctx->err = err;
	ctx->err.msg = left ? arena_printf(&ctx->arena, "%s; this could not be undone: %s", err.msg,
					   left)
			    : arena_printf(&ctx->arena, "%s; all that was done before is undone",
					   err.msg);
}

int step_do(struct steps *s, const struct step *step)
{
	enum act act = step->del ? ACT_DEL : step->replace ? ACT_REPLACE : ACT_ADD;
	struct arena *a = &s->ctx->arena;
	struct step *copy;
	struct reply reply;
	int ret = send(s, step->what, act, &step->now, &reply);

	if (!ret && reply.code)
		ret = nl_fail(s->ctx, NULL, NULL, &reply, step->at, "cannot %s %s",
			      step->del ? "delete" : step->replace ? "change" : "add", step->text);
	if (ret) {
		undo(s);
		return ret;
	}
	copy = arena_copy(a, step, sizeof(*step));
	copy->before = s->last;
	s->last = copy;
	s->done = s->done ? arena_printf(a, "%s, %s", s->done, step->text) : step->text;
	s->created |= !step->replace;
	s->changed = true;
	return 0;
}

int step_done(const struct steps *s, const char *name, bool deleted)
{
	const char *result = deleted ? "deleted" : s->created ? "created" : "changed";

	return ensure_done(s->ctx, "ifname", name, s->changed ? result : "unchanged", s->done);
}
