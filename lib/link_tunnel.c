// SPDX-License-Identifier: GPL-2.0-or-later
/* Why the kernel refuses a tunnel without a word: what the drivers' code says. */
#include "link_owner.h"

#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <string.h>

#include "kind.h"
#include "link.h"
#include "link_req.h"
#include "tunnel.h"
#include "type_iptun.h"

static const struct attr *data_of(const struct attr *link)
{
	return attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
}

bool link_is_fallback(const char *name)
{
	static const char *const names[] = {
		"tunl0", "gre0", "gretap0", "erspan0", "sit0", "ip_vti0", "ip6tnl0", "ip6gre0",
		"ip6_vti0",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static bool is_any(const struct attr *n)
{
	static const unsigned char any[16];

	return !n || (n->len <= sizeof(any) && !memcmp(n->data, any, n->len));
}

/* --- the same tunnel ---------------------------------------------------------------------- */

/* Which tunnels are looked through together: in ip6_gre.c all that carry Ethernet. */
static bool same_table(const struct tunnel_kind *k, const struct tunnel_kind *l)
{
	return k == l || (k->family == TUNNEL_GRE && k->family == l->family && k->ipv6 &&
			  l->ipv6 && k->ether && l->ether);
}

static bool same_value(const struct attr *data, const struct attr *is, uint16_t type)
{
	const struct attr *a = attr_find(data, type), *b = attr_find(is, type);

	return is_any(a) ? is_any(b) : b && a->len == b->len && !memcmp(a->data, b->data, a->len);
}

static bool has_key(const struct attr *data)
{
	return flag_is_on(data, IFLA_GRE_IFLAGS, GRE_KEY);
}

/* ip_tunnel_find(), ip6gre_tunnel_locate(), ipip6_tunnel_locate(), ip6_tnl_locate(). */
bool link_same_tunnel(const struct tunnel_kind *k, const struct attr *data,
		      const struct tunnel_kind *l, const struct attr *is)
{
	bool external = k->external && attr_find(data, k->external);

	if (!same_table(k, l) || external != (l->external && attr_find(is, l->external)))
		return false;
	if (external)
		return true;
	return same_value(data, is, k->local) && same_value(data, is, k->remote) &&
	       same_value(data, is, k->link) &&
	       (k->family != TUNNEL_GRE || (has_key(data) == has_key(is) &&
					    same_value(data, is, IFLA_GRE_IKEY)));
}

void link_same_hint(struct ctx *ctx, const struct tunnel_kind *k, const struct attr *data,
		    const char *name, const char *where)
{
	const char *key = k->family == TUNNEL_GRE ? ", 'dev' or 'key'" : " or 'dev'";

	if (k->external && attr_find(data, k->external))
		hint(ctx, "'%s'%s is 'external' already, and one of a kind is enough", name, where);
	else if (link_is_fallback(name))
		hint(ctx, "'%s'%s, which comes with the kernel's module, is the tunnel without "
			  "'remote', 'local'%s", name, where, key);
	else
		hint(ctx, "'%s'%s is this tunnel already: another one needs another 'remote', "
			  "'local'%s", name, where, key);
}

/* --- what cannot be ------------------------------------------------------------------------- */

/* iptun_encaps[] has an entry only once the module is there (ip_tunnel_encap_setup()). */
static bool explain_encap(struct ctx *ctx, const struct tunnel_kind *k, const struct attr *data)
{
	const struct attr *n = k->encap ? attr_find(data, k->encap) : NULL;

	if (!n || attr_uint(n) == TUNNEL_ENCAP_NONE)
		return false;
	if (n->at.n)
		ctx->err.at = n->at;
	hint(ctx, "perhaps this kernel has no %s around tunnels (%s; try: modprobe %s)",
	     attr_uint(n) == TUNNEL_ENCAP_GUE ? "gue" : "fou",
	     k->ipv6 ? "CONFIG_IPV6_FOU_TUNNEL" : "CONFIG_NET_FOU_IP_TUNNELS",
	     k->ipv6 ? "fou6" : "fou");
	return true;
}

static bool explain_change(struct ctx *ctx, const struct tunnel_kind *k, const struct attr *have,
			   const struct attr *data)
{
	const char *name = attr_str(attr_find(have, IFLA_IFNAME));
	const struct attr *is = data_of(have), *remote = attr_find(data, k->remote);

	if (link_is_fallback(name)) {
		hint(ctx, "'%s' comes with the kernel's module and cannot be changed", name);
		return true;
	}
	/* ip_tunnel_changelink(): the kind of device depends on it. */
	if (remote && remote->at.n && is_any(remote) != is_any(attr_find(is, k->remote))) {
		ctx->err.at = remote->at;
		hint(ctx, "a tunnel keeps whether it has a 'remote'; delete it and make it again");
		return true;
	}
	if (k->family == TUNNEL_GRE && attr_uint(attr_find(is, IFLA_GRE_IGNORE_DF)) &&
	    attr_uint(attr_find(data, IFLA_GRE_PMTUDISC))) {
		hint(ctx, "'ignore-df' is on: say 'noignore-df' first, in a command of its own");
		return true;
	}
	return false;
}

bool link_tunnel_hint(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	const char *word = attr_str(attr_find(attr_find(root, IFLA_LINKINFO), IFLA_INFO_KIND));
	const struct tunnel_kind *k = word ? tunnel_kind(word) : NULL;
	unsigned self = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	const struct attr *data = data_of(root);
	struct attr *have;

	if (!k || !data || k->port)
		return false;
	if (explain_encap(ctx, k, data))
		return true;
	return self && !link_get(ctx, nl, NULL, self, false, &have) &&
	       explain_change(ctx, k, have, data);
}
