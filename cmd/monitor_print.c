// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: one event as text or as a line of JSON. */
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../lib/tun.h"
#include "monitor.h"

static void print(struct monitor *m, const struct mon_kind *k, const struct nlmsghdr *msg)
{
	bool bridge = m->bridge && k->bridge_print;
	const struct attr *tree =
		attr_decode(&m->ctx->arena, bridge ? k->bridge_table : k->table,
			    mnl_nlmsg_get_payload(msg), mnl_nlmsg_get_payload_len(msg), k->hdrlen);

	(bridge ? k->bridge_print : k->print)(&m->ctx->out, tree);
}

bool mon_tells(const struct monitor *m, const struct mon_kind *k, const struct nlmsghdr *msg)
{
	const unsigned char *payload = mnl_nlmsg_get_payload(msg);
	uint32_t index = 0;
	const struct nlattr *at;

	if (!(m->wanted & 1U << (k - mon_kinds)))
		return false;
	if (m->ctx->flags.family && *payload && *payload != m->ctx->flags.family)
		return false;
	if (!m->dev)
		return true;
	if (ATTR_IS_HDR(k->dev)) {
		memcpy(&index, payload + ATTR_HDR_OFF(k->dev), sizeof(index));
		return index == m->dev;
	}
	mnl_attr_for_each(at, msg, k->hdrlen)
		if (k->dev && mnl_attr_get_type(at) == k->dev && mnl_attr_get_payload_len(at) == 4)
			return mnl_attr_get_u32(at) == m->dev;
	return false;
}

/* Long: as ctime() with the microseconds behind; short: ISO 8601. */
static void print_time(struct monitor *m)
{
	char text[64], iso[80];
	struct out *o = &m->ctx->out;
	struct tm tm;

	if (!m->ctx->flags.timestamp || !localtime_r(&m->time.tv_sec, &tm))
		return;
	strftime(iso, sizeof(iso), "%Y-%m-%dT%H:%M:%S", &tm);
	if (m->ctx->flags.timestamp > 1 || o->mode == OUT_JSON) {
		snprintf(text, sizeof(text), "%.24s.%06ld", iso, m->time.tv_nsec / 1000);
		out_str(o, "timestamp", "[", text, "] ");
		return;
	}
	strftime(text, sizeof(text), "%a %b %e %H:%M:%S %Y", &tm);
	out_text(o, "Timestamp: %s %06ld usec\n", text, m->time.tv_nsec / 1000);
}

/* Whose event it is: by name where the namespace has one. */
static void print_where(struct monitor *m, const struct mon_ns *ns)
{
	struct out *o = &m->ctx->out;

	if (!m->all_nsid)
		return;
	if (ns->nsid == MON_CURRENT)
		out_text(o, "[nsid current]");
	else if (*ns->name)
		out_str(o, "netns", "[netns ", ns->name, "]");
	else
		out_text(o, "[nsid %d]", ns->nsid);
	if (ns->nsid != MON_CURRENT && o->mode == OUT_JSON)
		out_int(o, "nsid", NULL, ns->nsid, NULL);
}

static void begin(struct monitor *m, const char *event, int32_t nsid)
{
	struct out *o = &m->ctx->out;

	print_time(m);
	out_object(o, NULL);
	if (o->mode == OUT_JSON)
		print_time(m);
	out_str(o, "object", NULL, event, NULL);
	print_where(m, mon_ns(m, nsid));
}

/* Names are looked up where the event comes from, and the memory of the event goes with it. */
static struct arena enter(struct monitor *m, int32_t nsid)
{
	struct arena outer = m->ctx->arena;

	m->ctx->arena = (struct arena){0};
	m->ctx->here = mon_ns(m, nsid)->nl;
	return outer;
}

static void leave(struct monitor *m, struct arena outer)
{
	tun_forget(m->ctx);
	arena_reset(&m->ctx->arena);
	m->ctx->arena = outer;
	m->ctx->here = NULL;
}

void mon_print(struct monitor *m, const struct mon_kind *k, int32_t nsid,
	       const struct nlmsghdr *msg, bool deleted)
{
	struct arena outer = enter(m, nsid);
	struct out *o = &m->ctx->out;

	begin(m, k->name, nsid);
	if (m->label)
		out_text(o, "[%s]", m->bridge && k == &mon_kinds[MON_FDB] ? "NEIGH" : k->label);
	if (deleted)
		out_bool(o, "deleted", true, "Deleted ");
	print(m, k, msg);
	out_object_end(o);
	if (!k->lines || o->mode == OUT_JSON || o->oneline)
		out_newline(o);
	leave(m, outer);
}

void mon_say(struct monitor *m, const char *what, int32_t nsid)
{
	struct arena outer = enter(m, nsid);
	struct out *o = &m->ctx->out;

	begin(m, what, nsid);
	out_text(o, "%s", what);
	out_object_end(o);
	out_newline(o);
	leave(m, outer);
}

static const char *render(struct monitor *m, const struct mon_kind *k, const struct nlmsghdr *msg)
{
	struct out outer = m->ctx->out, *o = &m->ctx->out;
	const char *text;

	out_open(o, -1);
	o->ctx = m->ctx;
	o->details = outer.details;
	print(m, k, msg);
	text = arena_strndup(&m->ctx->arena, o->buf ? o->buf : "", o->len);
	out_close(o);
	*o = outer;
	return text;
}

bool mon_same(struct monitor *m, const struct mon_kind *k, int32_t nsid,
	      const struct nlmsghdr *a, const struct nlmsghdr *b)
{
	struct arena outer;
	bool same = a->nlmsg_len == b->nlmsg_len && !memcmp(mnl_nlmsg_get_payload(a),
							    mnl_nlmsg_get_payload(b),
							    mnl_nlmsg_get_payload_len(a));

	if (same)
		return true;
	outer = enter(m, nsid);
	same = !strcmp(render(m, k, a), render(m, k, b));
	leave(m, outer);
	return same;
}
