// SPDX-License-Identifier: GPL-2.0-or-later
/* vxlan: what its rows cannot say, and what a new one gets unasked. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_link.h>
#include <string.h>
#include <sys/socket.h>

#include "../link_req.h"
#include "../type_inet.h"
#include "../underlay.h"
#include "vxlan.h"

/* RFC 7348 has 4789, draft-ietf-nvo3-vxlan-gpe has 4790; the kernel's own 8472 is what it
 * used before there was an RFC. */
enum { VXLAN_PORT = 4789, VXLAN_GPE_PORT = 4790 };

/* Outer IP header, UDP, VXLAN and the inner Ethernet header; IPv6 has 20 bytes more. */
enum { VXLAN_OVERHEAD = 20 + 8 + 8 + 14, IPV6_MORE = 20, MTU_MIN = 68, MTU_MAX = 65535 };

static const unsigned char any[16];

static struct attr *either(const struct attr *data, uint16_t attr, uint16_t attr6)
{
	struct attr *n = attr_find(data, attr);

	return n ? n : attr_find(data, attr6);
}

static int check_external(struct parse *p, const struct attr *data, bool external)
{
	const struct attr *filter = attr_find(data, IFLA_VXLAN_VNIFILTER);
	const struct attr *remote = either(data, IFLA_VXLAN_GROUP, IFLA_VXLAN_GROUP6);
	int ret;

	if (opt_is_on(filter) && !external)
		return fail(p->ctx, filter->at, EINVAL, "'vnifilter' needs 'external'");
	if (!external || !remote || opt_is_on(filter))
		return 0;
	ret = fail(p->ctx, remote->at, EINVAL,
		   "'%s' cannot be said with 'external': the kernel would ignore it",
		   remote->opt->name);
	hint(p->ctx, "each packet has its own; with 'vnifilter' it is that of VNIs which have none");
	return ret;
}

static int check_new(struct parse *p, const struct attr *data, bool external)
{
	const struct attr *group = attr_word(data, "group", 5);

	if (!external && !attr_find(data, IFLA_VXLAN_ID))
		return fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
			    "'vxlan' needs 'id' or 'external'");
	if (group && !attr_find(data, IFLA_VXLAN_LINK))
		return fail(p->ctx, group->at, EINVAL,
			    "'group' needs 'dev', the interface to send and to listen on");
	return 0;
}

int vxlan_check(struct parse *p, struct attr *data)
{
	bool external = opt_is_on(attr_find(data, IFLA_VXLAN_COLLECT_METADATA));
	int ret = check_external(p, data, external);

	return ret || attr_find(p->root, LINK_DEV) ? ret : check_new(p, data, external);
}

/* With `dev` the kernel computes the MTU itself (vxlan_config_apply()); without it, it takes
 * 1500, and full packets do not fit the underlay. */
static int add_mtu(struct ctx *ctx, struct attr *root, const struct attr *data)
{
	const struct attr *remote = either(data, IFLA_VXLAN_GROUP, IFLA_VXLAN_GROUP6);
	unsigned overhead = VXLAN_OVERHEAD, mtu;
	char buf[INET6_ADDRSTRLEN];
	struct underlay u;
	struct nl *nl;
	int ret;

	if (!remote || !memcmp(remote->data, any, remote->len) ||
	    attr_find(data, IFLA_VXLAN_LINK) || attr_find(root, IFLA_MTU))
		return 0;
	ret = underlay_nl(ctx, root, &nl);
	if (ret || !nl || ctx->blind)
		return ret;
	ret = underlay_find(ctx, nl, remote, &u);
	if (ret)
		return ret;
	if (!u.mtu) {
		note(ctx, "mtu is the kernel's: no route to %s leaves the machine",
		     inet_format(remote->data, remote->len, buf, sizeof(buf)));
		return 0;
	}
	if (remote->len == 16)
		overhead += IPV6_MORE;
	mtu = u.mtu < overhead + MTU_MIN ? MTU_MIN : u.mtu - overhead;
	mtu = mtu > MTU_MAX ? MTU_MAX : mtu;
	attr_put_u32(&ctx->arena, root, IFLA_MTU, mtu);
	note(ctx, "mtu %u (underlay %s %u - %u)", mtu, u.name ? u.name : "?", u.mtu, overhead);
	return 0;
}

int vxlan_defaults(struct ctx *ctx, struct attr *root, struct attr *data)
{
	uint16_t port = attr_find(data, IFLA_VXLAN_GPE) ? VXLAN_GPE_PORT :
			ctx->flags.as_ip		? 0 :
							  VXLAN_PORT;

	if (!attr_find(data, IFLA_VXLAN_PORT) && port)
		attr_put_u16(&ctx->arena, data, IFLA_VXLAN_PORT, htons(port));
	if (!attr_find(data, IFLA_VXLAN_LEARNING) &&
	    opt_is_on(attr_find(data, IFLA_VXLAN_COLLECT_METADATA)))
		attr_put_u8(&ctx->arena, data, IFLA_VXLAN_LEARNING, 0);
	if (ctx->flags.family == AF_INET6 && !either(data, IFLA_VXLAN_GROUP, IFLA_VXLAN_GROUP6) &&
	    !either(data, IFLA_VXLAN_LOCAL, IFLA_VXLAN_LOCAL6))
		attr_put(&ctx->arena, data, IFLA_VXLAN_GROUP6, any, sizeof(any));
	return add_mtu(ctx, root, data);
}
