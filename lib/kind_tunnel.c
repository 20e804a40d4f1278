// SPDX-License-Identifier: GPL-2.0-or-later
/* What kinds of tunnels have in common beside their rows: defaults and relations. */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

#include "kind/gre.h"
#include "link_req.h"

const struct name encap_names[] = {
	{"none", TUNNEL_ENCAP_NONE}, {"fou", TUNNEL_ENCAP_FOU}, {"gue", TUNNEL_ENCAP_GUE}, {NULL, 0},
};
const struct name erspan_dirs[] = {{"ingress", 0}, {"egress", 1}, {NULL, 0}};

static const struct opt *row(const struct attr *root, const char *word)
{
	const char *kind = attr_str(attr_find(attr_find(root, IFLA_LINKINFO), IFLA_INFO_KIND));
	const struct kind *k = kind ? kind_find(kind) : NULL;
	bool no;

	return k ? table_find(&k->opts, word, &no) : NULL;
}

static bool is_said(const struct attr *data, const struct opt *o)
{
	for (const struct attr *n = data->child; n; n = n->next)
		if (n->opt == o)
			return true;
	return false;
}

/* --- defaults ------------------------------------------------------------------------- */

/* Without a word of it, ipip would carry IPv4, sit IPv6 with a TTL of 64. */
int iptun_defaults(struct ctx *ctx, struct attr *root, struct attr *data)
{
	(void)root;
	if (!attr_find(data, IFLA_IPTUN_PROTO))
		attr_put_u8(&ctx->arena, data, IFLA_IPTUN_PROTO, 0);
	if (!attr_find(data, IFLA_IPTUN_TTL) && !opt_external(data))
		attr_put_u8(&ctx->arena, data, IFLA_IPTUN_TTL, 0);
	return 0;
}

int tunnel6_defaults(struct ctx *ctx, struct attr *root, struct attr *data)
{
	const struct opt *hops = row(root, "hoplimit"), *limit = row(root, "encaplimit");
	const struct opt *csum = row(root, "encap-udp6-csum");

	if (opt_external(data))
		return 0;
	if (!attr_find(data, hops->attr))
		attr_put_u8(&ctx->arena, data, hops->attr, 64);
	if (!attr_find(data, limit->attr)) /* RFC 2473, 6.6 */
		attr_put_u8(&ctx->arena, data, limit->attr, 4);
	if (!is_said(data, csum))
		attr_put_u16(&ctx->arena, data, csum->attr, TUNNEL_ENCAP_FLAG_CSUM6)->opt = csum;
	return 0;
}

static bool is_group(const struct attr *remote)
{
	return remote && remote->len == 4 && *(const uint8_t *)remote->data >> 4 == 0xe;
}

/* Who listens to a group tells its tunnels apart by their keys: the group, unless said. */
int gre_defaults(struct ctx *ctx, struct attr *root, struct attr *data)
{
	static const uint16_t keys[][2] = {
		{IFLA_GRE_IKEY, IFLA_GRE_IFLAGS}, {IFLA_GRE_OKEY, IFLA_GRE_OFLAGS},
	};
	const struct attr *remote = attr_find(data, IFLA_GRE_REMOTE);

	if (!is_group(remote))
		return 0;
	for (int i = 0; i < 2; i++) {
		if (attr_find(data, keys[i][0]))
			continue;
		attr_put(&ctx->arena, data, keys[i][0], remote->data, remote->len);
		attr_put_u16(&ctx->arena, data, keys[i][1], GRE_KEY)->opt =
			row(root, i ? "oseq" : "iseq");
	}
	return 0;
}

/* --- relations -------------------------------------------------------------------------- */

static bool is_new(const struct parse *p)
{
	return !attr_find(p->root, LINK_DEV);
}

int gre_check(struct parse *p, struct attr *data)
{
	const struct attr *remote = attr_find(data, IFLA_GRE_REMOTE);
	const struct attr *local = attr_find(data, IFLA_GRE_LOCAL);
	const struct attr *ignore = attr_find(data, IFLA_GRE_IGNORE_DF);
	const struct attr *pmtu = attr_find(data, IFLA_GRE_PMTUDISC);

	if (!is_new(p))
		return 0;
	if (is_group(remote) && !attr_uint(local))
		return fail(p->ctx, remote->at, EINVAL,
			    "'remote' is a group: 'local' must be said, too");
	if (attr_uint(ignore) && (!pmtu || attr_uint(pmtu)))
		return fail(p->ctx, ignore->at, EINVAL, "'ignore-df' needs 'nopmtudisc'");
	return 0;
}

/* erspan_validate(): a session, which is the key, and numbered packets, but for version 0. */
static int check_session(struct parse *p, struct attr *data, uint64_t version)
{
	uint64_t flags = 0;
	int ret;

	for (const struct attr *n = data->child; n; n = n->next)
		if (n->type == IFLA_GRE_IFLAGS || n->type == IFLA_GRE_OFLAGS)
			flags |= attr_uint(n);
	if (!version || opt_external(data) || flags == (GRE_SEQ | GRE_KEY))
		return 0;
	ret = fail(p->ctx, attr_find(p->root, IFLA_LINKINFO)->at, EINVAL,
		   "an ERSPAN tunnel needs 'seq' and 'key', and can have no 'csum'");
	hint(p->ctx, "the key is the session, 0..1023%s",
	     row(p->root, "erspan_ver")->min ? "" : "; only 'erspan_ver 0' has none");
	return ret;
}

/* Words of a version of ERSPAN that is not this one would be ignored. */
int erspan_whole(struct ctx *ctx, const struct attr *data)
{
	static const struct {
		uint16_t attr;
		uint8_t version;
	} of[] = {
		{IFLA_GRE_ERSPAN_INDEX, 1}, {IFLA_GRE_ERSPAN_DIR, 2}, {IFLA_GRE_ERSPAN_HWID, 2},
	};
	const struct attr *ver = attr_find(data, IFLA_GRE_ERSPAN_VER);
	uint64_t version = ver ? attr_uint(ver) : 1;

	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		const struct attr *n = attr_find(data, of[i].attr);

		if (n && n->at.n && version != of[i].version)
			return fail(ctx, n->at, EINVAL, "'%s' is of 'erspan_ver %u', not %u",
				    n->opt->name, of[i].version, (unsigned)version);
	}
	return 0;
}

int erspan_check(struct parse *p, struct attr *data)
{
	const struct attr *ver = attr_find(data, IFLA_GRE_ERSPAN_VER);
	int ret;

	if (!is_new(p))
		return 0;
	ret = erspan_whole(p->ctx, data);
	if (!ret)
		ret = gre_check(p, data);
	return ret ? ret : check_session(p, data, ver ? attr_uint(ver) : 1);
}

/* The drivers of ipip and sit keep DF on with a TTL of their own, and do not say so. */
int iptun_whole(struct ctx *ctx, const struct attr *data)
{
	const struct attr *ttl = attr_find(data, IFLA_IPTUN_TTL);
	const struct attr *pmtu = attr_find(data, IFLA_IPTUN_PMTUDISC);

	if (!attr_uint(ttl) || !pmtu || attr_uint(pmtu))
		return 0;
	return fail(ctx, pmtu->at.n ? pmtu->at : ttl->at, EINVAL,
		    "'nopmtudisc' needs 'ttl inherit'");
}

int iptun_check(struct parse *p, struct attr *data)
{
	return is_new(p) ? iptun_whole(p->ctx, data) : 0;
}
