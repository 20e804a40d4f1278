// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: the namespaces that events come from, by the id they have here. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/netns.h"
#include "monitor.h"

static bool has_nsid(struct monitor *m, int fd, int32_t nsid)
{
	int32_t id;

	return !netns_nsid(m->ctx, m->own, fd, &id) && id == nsid;
}

/* One without a name: some process lives in it or holds it open. */
static int open_nameless(struct monitor *m, int32_t nsid)
{
	struct netns_seen *all = NULL;
	int fd;

	if (netns_scan(m->ctx, &all))
		return -1;
	for (; all; all = all->next) {
		if (netns_seen_open(m->ctx, (struct span){0}, all, &fd))
			continue;
		if (has_nsid(m, fd, nsid))
			return fd;
		close(fd);
	}
	return -1;
}

bool mon_ns_enter(struct monitor *m, struct mon_ns *ns)
{
	const struct err err = m->ctx->err;
	int fd = -1;

	if (ns->nsid == MON_CURRENT || ns->nl->fd >= 0)
		return ns->nl->fd >= 0;
	if (!*ns->name)
		fd = open_nameless(m, ns->nsid);
	else if (netns_open(m->ctx, (struct span){0}, ns->name, &fd))
		fd = -1;
	if (fd >= 0) {
		if (nl_enter(m->ctx, ns->nl, fd))
			nl_leave(ns->nl);
		close(fd);
	}
	m->ctx->err = err; /* one that cannot be entered is heard all the same */
	return ns->nl->fd >= 0;
}

void mon_ns_leave(struct monitor *m, struct mon_ns *ns)
{
	if (ns->nl != m->own)
		nl_leave(ns->nl);
}

static void name_it(struct monitor *m, struct mon_ns *ns)
{
	struct nl *here = m->ctx->here;
	const char *name;

	m->ctx->here = m->own;
	name = netns_name_by_nsid(m->ctx, m->own, ns->nsid);
	if (name)
		snprintf(ns->name, sizeof(ns->name), "%s", name);
	m->ctx->here = here;
}

struct mon_ns *mon_ns(struct monitor *m, int32_t nsid)
{
	struct mon_ns *ns = m->ns;

	while (ns && ns->nsid != nsid)
		ns = ns->next;
	if (ns)
		return ns;
	ns = calloc(1, sizeof(*ns));
	if (!ns)
		abort();
	ns->nsid = nsid;
	ns->next = m->ns;
	m->ns = ns;
	ns->nl = nsid == MON_CURRENT ? m->own : nl_none(m->ctx);
	if (nsid != MON_CURRENT && !m->replay)
		name_it(m, ns);
	return ns;
}

void mon_ns_forget(struct monitor *m, int32_t nsid)
{
	struct mon_ns **p = &m->ns, *ns;

	netns_forget_nsids(m->ctx);
	while (*p && (*p)->nsid != nsid)
		p = &(*p)->next;
	ns = *p;
	if (!ns || nsid == MON_CURRENT)
		return;
	*p = ns->next;
	if (ns->nl != m->own) {
		nl_link_forget_all(m->ctx, ns->nl);
		nl_close(m->ctx, ns->nl);
	}
	free(ns);
}

void mon_ns_close(struct monitor *m)
{
	while (m->ns) {
		struct mon_ns *ns = m->ns;

		m->ns = ns->next;
		free(ns);
	}
}
