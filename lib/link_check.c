// SPDX-License-Identifier: GPL-2.0-or-later
/* What can be said of a request about a link before anything is asked or sent. */
#include <errno.h>
#include <linux/if_link.h>

#include "kind.h"
#include "link_req.h"

static struct span behind(const struct ctx *ctx)
{
	return (struct span){(uint16_t)ctx->words.n, 1};
}

int link_check_kind(struct parse *p)
{
	const struct attr *info = attr_find(p->root, IFLA_LINKINFO);
	bool slave;
	const char *word = link_kind_word(p->root, &slave);
	const struct kind *k = word ? kind_received(word, slave) : NULL;
	struct attr *data = attr_find(info, slave ? IFLA_INFO_SLAVE_DATA : IFLA_INFO_DATA);

	return k && k->check && data ? k->check(p, data) : 0;
}

int link_check_add(struct parse *p)
{
	const struct attr *info = attr_find(p->root, IFLA_LINKINFO);
	bool slave;
	const char *word = link_kind_word(p->root, &slave), *lacks;
	const struct kind *k;

	if (!word || slave) {
		int ret = fail(p->ctx, slave ? info->at : behind(p->ctx), EINVAL,
			       "a new interface needs 'type KIND'");

		hint(p->ctx, "vnet-link help lists the kinds");
		return ret;
	}
	k = kind_find(word);
	if (k && (k->flags & KIND_NEEDS_LINK) && !attr_find(p->root, IFLA_LINK))
		return fail(p->ctx, info->at, EINVAL, "'%s' needs 'link DEV', the interface it stands on",
			    word);
	lacks = k ? kind_lacks(&p->ctx->arena, k, attr_find(info, IFLA_INFO_DATA)) : NULL;
	if (lacks)
		return fail(p->ctx, behind(p->ctx), EINVAL, "'%s' needs %s", word, lacks);
	return link_check_kind(p);
}

int link_check_ensure(struct parse *p)
{
	const char *name;

	bool slave;

	link_name_at(p->root, &name);
	if (!name)
		return fail(p->ctx, behind(p->ctx), EINVAL, "which interface? ensure needs its name");
	name = link_kind_word(p->root, &slave);
	if (slave) {
		int ret = fail(p->ctx, attr_find(p->root, IFLA_LINKINFO)->at, EINVAL,
			       "ensure does not compare what an interface is as a port (%s_slave)", name);

		hint(p->ctx, "'set' with the same words may be said again, too");
		return ret;
	}
	/* Without a kind it can still be compared with what is there. */
	return attr_find(p->root, IFLA_LINKINFO) ? link_check_add(p) : 0;
}
