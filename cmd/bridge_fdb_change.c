// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge fdb add, append, replace, del: one request, and what explains its refusal. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link_req.h"
#include "../lib/type.h"
#include "bridge_verb.h"

const char *fdb_name(struct ctx *ctx, const struct attr *root)
{
	const struct attr *mac = attr_find(root, NDA_LLADDR), *dev = attr_find(root, NDM_INDEX);
	const struct attr *vlan = attr_find(root, NDA_VLAN), *dst = attr_find(root, NDA_DST);
	char text[64], addr[64];

	lladdr_format(mac->data, mac->len, text, sizeof(text));
	return arena_printf(&ctx->arena, "%s%s%s%s%s%s%s", text, dev ? " dev " : "",
			    dev ? (dev->at.n ? bridge_word(ctx, dev) :
				   bridge_dev(ctx, (unsigned)attr_uint(dev))) : "",
			    vlan ? " vlan " : "",
			    vlan ? arena_printf(&ctx->arena, "%u", (unsigned)attr_uint(vlan)) : "",
			    dst ? " dst " : "",
			    dst ? inet_format(dst->data, dst->len, addr, sizeof(addr)) : "");
}

/* --- what the kernel would drop without a word ----------------------------- */

/* rtnl_fdb_add() hands an entry to the driver or to the bridge, and none but VXLAN's looks
 * at what is beyond the VTEP. */
int fdb_check(struct ctx *ctx, const struct attr *root)
{
	static const uint16_t beyond[] = {NDA_DST, NDA_PORT, NDA_VNI, NDA_SRC_VNI, NDA_IFINDEX,
					  NDA_NH_ID};
	unsigned ifindex = (unsigned)attr_uint(attr_find(root, NDM_INDEX));
	const struct attr *n = NULL;
	const char *kind;
	int ret;

	for (size_t i = 0; i < sizeof(beyond) / sizeof(beyond[0]) && !n; i++)
		n = attr_find(root, beyond[i]);
	if (!n || ctx->blind)
		return 0;
	kind = bridge_kind(ctx, ifindex, NULL);
	if (strcmp(kind, "vxlan")) {
		ret = fail(ctx, n->at, EINVAL, "'%s' is for VXLANs, and '%s' is %s%s", n->opt->name,
			   bridge_word(ctx, attr_find(root, NDM_INDEX)),
			   *kind ? "a " : "none", kind);
		hint(ctx, "the kernel would drop it without a word");
		return ret;
	}
	if (ndm_flags(root) & NTF_SELF)
		return 0;
	ret = fail(ctx, n->at, EINVAL,
		   "'%s' belongs to the table of the VXLAN, and 'master' means the bridge's",
		   n->opt->name);
	hint(ctx, "say 'self master' for an entry in both tables");
	return ret;
}

/* --- entries with the same address ---------------------------------------- */

struct same {
	const struct attr *root;
	uint8_t flags;           /* the table: NTF_SELF or NTF_MASTER */
	const char *text;        /* the last one found, as show prints it */
	struct fdb fdb;
	bool elsewhere;          /* in a table or VLAN that was not said */
};

static int look(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	struct same *s = data;
	const struct attr *mac = attr_find(s->root, NDA_LLADDR);
	struct fdb f;
	struct out out;
	bool here;

	(void)msg;
	fdb_read(set, &f);
	if (memcmp(f.mac, mac->data, sizeof(f.mac)))
		return 0;
	here = (s->flags & NTF_SELF ? f.flags & NTF_SELF : f.master != 0) &&
	       f.vlan == attr_uint(attr_find(s->root, NDA_VLAN));
	if (s->text && !s->elsewhere && !here)
		return 0;
	s->fdb = f;
	s->elsewhere = !here;
	out_open(&out, -1);
	out.ctx = ctx;
	fdb_print(&out, set);
	s->text = arena_strndup(&ctx->arena, out.buf ? out.buf : "", out.len);
	out_close(&out);
	return 0;
}

/* Looks for entries of the same MAC address on the interface. */
static void find_same(struct ctx *ctx, struct nl *nl, const struct attr *root, struct same *s)
{
	struct ndm_query q = {.ifindex = (unsigned)attr_uint(attr_find(root, NDM_INDEX))};

	*s = (struct same){.root = root, .flags = ndm_flags(root)};
	if (fdb_list(ctx, nl, &q, look, s))
		s->text = NULL;
}

bool fdb_is_group(const struct attr *root)
{
	static const unsigned char zero[6];
	const unsigned char *mac = attr_find(root, NDA_LLADDR)->data;

	return (mac[0] & 1) || !memcmp(mac, zero, sizeof(zero));
}

/* --- the look-ups after a refusal ----------------------------------------- */

static void explain_existing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	struct same s;

	find_same(ctx, nl, root, &s);
	if (!s.text || s.elsewhere)
		return;
	if (fdb_is_group(root) && attr_find(root, NDA_DST))
		hint(ctx, "there is '%s'; 'append' adds one more destination", s.text);
	else
		hint(ctx, "there is '%s'; 'replace' changes it", s.text);
}

static void explain_missing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	struct same s;

	find_same(ctx, nl, root, &s);
	if (s.text)
		hint(ctx, "what is there is '%s'", s.text);
}

static void explain_family(struct ctx *ctx, const struct attr *root)
{
	const struct attr *dst = attr_find(root, NDA_DST), *dev = attr_find(root, NDM_INDEX);

	if (dst)
		hint(ctx, "'%s' is an %s VXLAN: what its 'local' or 'remote' is says which",
		     bridge_word(ctx, dev), dst->len == 4 ? "IPv6" : "IPv4");
}

/* EINVAL and EOPNOTSUPP are refusals without a text. */
static void explain_invalid(struct ctx *ctx, const struct attr *root, int code)
{
	const struct attr *dev = attr_find(root, NDM_INDEX), *vlan = attr_find(root, NDA_VLAN);
	const char *name = bridge_word(ctx, dev);
	unsigned master = 0;
	enum bridge_filtering filters =
		bridge_filtering(ctx, (unsigned)attr_uint(dev), &master, NULL);
	bool self = ndm_flags(root) & NTF_SELF;
	bool permanent = attr_uint(attr_find(root, NDM_STATE)) & NUD_PERMANENT;

	if (!self && !master)
		hint(ctx, "'%s' is no port of a bridge", name);
	else if (!self && master == attr_uint(dev))
		hint(ctx, "'%s' is the bridge itself: say 'self'", name);
	else if (ndm_flags(root) & NTF_STICKY && permanent)
		hint(ctx, "say 'static' or 'dynamic', too: a local entry does not move anyway");
	else if (!self && vlan && filters == BRIDGE_CANNOT_FILTER)
		hint(ctx, "this kernel has no VLAN filtering (CONFIG_BRIDGE_VLAN_FILTERING)");
	else if (!self && vlan && filters == BRIDGE_FILTERS_NOT)
		hint(ctx, "'%s' has no VLANs: vnet-link set %s type bridge vlan_filtering 1",
		     bridge_dev(ctx, master), bridge_dev(ctx, master));
	else if (!self && vlan)
		hint(ctx, "is VLAN %u there? vnet-bridge vlan add vid %u dev %s",
		     (unsigned)attr_uint(vlan), (unsigned)attr_uint(vlan), name);
	else if (self && code == EINVAL && !permanent &&
		 strcmp(bridge_kind(ctx, (unsigned)attr_uint(dev), NULL), "vxlan"))
		hint(ctx, "the table of '%s' itself has permanent entries only; say 'master' for "
			  "the bridge's", name);
	else if (code == EOPNOTSUPP && fdb_is_group(root) && attr_find(root, NDA_DST))
		hint(ctx, "'append' adds a destination, 'del' takes one away");
}

static void explain(struct ctx *ctx, struct nl *nl, const struct attr *root, int code)
{
	if (ctx->err.hint)
		return;
	if (code == EEXIST)
		explain_existing(ctx, nl, root);
	else if (code == ENOENT)
		explain_missing(ctx, nl, root);
	else if (code == EAFNOSUPPORT)
		explain_family(ctx, root);
	else if (code == EINVAL || code == EOPNOTSUPP)
		explain_invalid(ctx, root, code);
}

/* --- the request ---------------------------------------------------------- */

int fdb_request(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags,
		const char *what)
{
	const struct attr *dst = attr_find(root, NDA_DST);
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = request_send(ctx, nl, root, type, flags, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &fdb_table, &reply,
		      (reply.code == EAFNOSUPPORT && dst ? dst : attr_find(root, NDA_LLADDR))->at,
		      "cannot %s '%s'%s", what, fdb_name(ctx, root), bridge_where(ctx));
	explain(ctx, nl, root, reply.code);
	return ret;
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, uint16_t flags,
		   const char *what)
{
	int ret = link_resolve(ctx, req->root);

	if (!ret)
		ret = fdb_check(ctx, req->root);
	return ret ? ret : fdb_request(ctx, req->root, type, flags, what);
}

int fdb_add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_EXCL, "add");
}

int fdb_replace(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, "replace");
}

/* --- del ------------------------------------------------------------------ */

static bool same_bytes(const struct attr *a, const struct attr *b)
{
	return a && a->len == b->len && !memcmp(a->data, b->data, a->len);
}

/* Was it deleted, of all that was said on the socket? */
static bool heard_of(struct ctx *ctx, const struct nl *news, const struct attr *root)
{
	enum { SIZE = 32768 };
	const struct attr *mac = attr_find(root, NDA_LLADDR), *dst = attr_find(root, NDA_DST);
	char *buf = arena_alloc(&ctx->arena, SIZE);
	bool found = false;
	ssize_t n;

	while ((n = recv(news->fd, buf, SIZE, MSG_DONTWAIT)) > 0 || (n < 0 && errno == EINTR)) {
		int left = (int)n;

		for (struct nlmsghdr *h = (void *)buf; n > 0 && mnl_nlmsg_ok(h, left);
		     h = mnl_nlmsg_next(h, &left)) {
			const struct attr *set;

			if (h->nlmsg_type != RTM_DELNEIGH ||
			    mnl_nlmsg_get_payload_len(h) < sizeof(struct ndmsg))
				continue;
			set = attr_decode(&ctx->arena, &fdb_table, mnl_nlmsg_get_payload(h),
					  mnl_nlmsg_get_payload_len(h), sizeof(struct ndmsg));
			/* rtnl_fdb_del() of older kernels tells of success by itself, without a
			 * destination. */
			found |= same_bytes(attr_find(set, NDA_LLADDR), mac) &&
				 same_bytes(attr_find(set, NDA_DST), dst);
		}
	}
	/* What was lost may have been it. */
	return found || (n < 0 && errno == ENOBUFS);
}

/* __vxlan_fdb_delete() reports success where the address is there, but not with that
 * destination: what was deleted is told to those who listen only. */
static int del_destination(struct ctx *ctx, struct attr *root)
{
	int group = RTNLGRP_NEIGH, ret;
	struct nl *news, *nl;

	ret = nl_extra(ctx, &news);
	if (ret)
		return ret;
	if (setsockopt(news->fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof(group)))
		ret = fail_sys(ctx, (struct span){0}, errno, "cannot listen to the kernel: %s",
			       strerror(errno));
	if (!ret)
		ret = fdb_request(ctx, root, RTM_DELNEIGH, 0, "delete");
	if (!ret && !heard_of(ctx, news, root)) {
		ret = fail_sys(ctx, attr_find(root, NDA_DST)->at, ENOENT,
			       "there is no '%s'%s", fdb_name(ctx, root), bridge_where(ctx));
		if (!nl_here(ctx, &nl))
			explain_missing(ctx, nl, root);
	}
	nl_close(ctx, news);
	return ret;
}

int fdb_del(struct ctx *ctx, struct req *req)
{
	int ret = link_resolve(ctx, req->root);

	if (!ret)
		ret = fdb_check(ctx, req->root);
	if (ret)
		return ret;
	if (attr_find(req->root, NDA_DST) && !ctx->flags.dry_run && !ctx->here)
		return del_destination(ctx, req->root);
	return fdb_request(ctx, req->root, RTM_DELNEIGH, 0, "delete");
}

/* vxlan_fdb_update_existing() appends to group addresses only, and says nothing where an
 * address of one station is there already. */
int fdb_append(struct ctx *ctx, struct req *req)
{
	const struct attr *dst = attr_find(req->root, NDA_DST);
	int ret = link_resolve(ctx, req->root);
	struct inet in;
	struct same s;
	struct nl *nl;

	if (!ret)
		ret = fdb_check(ctx, req->root);
	if (!ret)
		ret = nl_here(ctx, &nl);
	if (ret)
		return ret;
	inet_read(dst, &in);
	if (dst && !fdb_is_group(req->root) && !ctx->blind) {
		find_same(ctx, nl, req->root, &s);
		if (s.text && !s.elsewhere && memcmp(&s.fdb.dst, &in, sizeof(in))) {
			ret = fail(ctx, dst->at, EEXIST,
				   "the address of a station has one destination: there is '%s'",
				   s.text);
			hint(ctx, "'replace' moves it; 'append' is for group addresses and "
				  "00:00:00:00:00:00");
			return ret;
		}
	}
	return fdb_request(ctx, req->root, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_APPEND, "append");
}
