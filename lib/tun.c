// SPDX-License-Identifier: GPL-2.0-or-later
/* Making tun and tap devices: /dev/net/tun, the one thing that rtnetlink cannot do. */
#include "tun.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "link.h"
#include "link_req.h"
#include "list.h"
#include "netns.h"
#include "type.h"

#define DEVICE "/dev/net/tun"

static struct attr *data_of(const struct attr *link)
{
	return attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
}

static const char *mode_of(const struct attr *data)
{
	return attr_uint(attr_find(data, IFLA_TUN_TYPE)) == IFF_TAP ? "tap" : "tun";
}

static bool is_on(const struct attr *data, uint16_t attr)
{
	return attr_uint(attr_find(data, attr)) != 0;
}

/* --- what was wrong --------------------------------------------------------------------- */

static const char *held_by(struct ctx *ctx, const char *name)
{
	const char *list = "";

	for (const struct tun_holder *h = tun_holders(ctx); h; h = h->next)
		if (tun_holds(ctx, h, name))
			list = arena_printf(&ctx->arena, "%s%s%d %s", list,
					    *list ? ", " : ", in use by ", (int)h->pid, h->name);
	return list;
}

/* The name is taken: by what, and whether it would do. */
static void explain_taken(struct ctx *ctx, const struct attr *root, const struct attr *have,
			  const char *name)
{
	const struct attr *want = data_of(root), *is = data_of(have);
	const char *kind = attr_str(attr_find(attr_find(have, IFLA_LINKINFO), IFLA_INFO_KIND));
	const char *what, *how = "'ensure' takes it as it is";

	if (!kind || strcmp(kind, "tun")) {
		hint(ctx, "'%s' already exists (%s)", name, kind ? kind : "device");
		return;
	}
	what = arena_printf(&ctx->arena, "%s%s%s%s%s%s", mode_of(is),
			    is_on(is, IFLA_TUN_PI) ? ", pi" : "",
			    is_on(is, IFLA_TUN_VNET_HDR) ? ", vnet_hdr" : "",
			    is_on(is, IFLA_TUN_MULTI_QUEUE) ? ", multi_queue" : "",
			    is_on(is, IFLA_TUN_PERSIST) ? ", persistent" : "", held_by(ctx, name));
	if (strcmp(mode_of(want), mode_of(is)))
		how = arena_printf(&ctx->arena, "a %s cannot become a %s", mode_of(is), mode_of(want));
	else if (is_on(want, IFLA_TUN_MULTI_QUEUE) != is_on(is, IFLA_TUN_MULTI_QUEUE))
		how = "multi_queue can be chosen at creation only";
	hint(ctx, "'%s' already exists (%s); %s", name, what, how);
}

static void explain_busy(struct ctx *ctx, const struct attr *root)
{
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	const struct attr *index = attr_find(root, LINK_INDEX);
	struct attr *have;
	struct nl *nl;

	if (target_nl(ctx, root, &nl))
		return;
	if (name && !link_get(ctx, nl, name, 0, false, &have)) {
		explain_taken(ctx, root, have, name);
	} else if (index && !link_get(ctx, nl, NULL, (unsigned)attr_uint(index), false, &have)) {
		ctx->err.at = index->at;
		hint(ctx, "this is the index of '%s'", attr_str(attr_find(have, IFLA_IFNAME)));
	}
}

static int refused(struct ctx *ctx, const struct attr *root, int code, const char *what)
{
	const char *name;
	struct span at = link_name_at(root, &name);
	int ret = fail_sys(ctx, at, code, "cannot %s '%s': %s", what, name ? name : "the interface",
			   strerror(code));

	if (code == EBUSY)
		explain_busy(ctx, root);
	else if (code == EPERM)
		hint(ctx, "this needs CAP_NET_ADMIN in the user namespace that owns the network "
			  "namespace");
	return ret;
}

static int no_device(struct ctx *ctx, int code)
{
	int ret = fail_sys(ctx, (struct span){0}, code, "cannot open " DEVICE ": %s", strerror(code));

	if (code == ENOENT)
		hint(ctx, "mkdir -p /dev/net && mknod " DEVICE " c 10 200");
	else if (code == ENODEV || code == ENXIO)
		hint(ctx, "this kernel has no tun (CONFIG_TUN; try: modprobe tun)");
	else if (code == EACCES || code == EPERM)
		hint(ctx, "its permissions, or those of the container, forbid it");
	return ret;
}

/* --- the steps ---------------------------------------------------------------------------- */

/* The descriptor belongs to the namespace the thread is in when it is opened. */
static int open_in(struct ctx *ctx, int there, int *fd)
{
	int self, ret = 0;

	if (netns_open_self(ctx, &self))
		return -ctx->err.code;
	if (setns(there, CLONE_NEWNET)) {
		ret = netns_refused(ctx, ctx->flags.netns_at, errno, "cannot enter the namespace");
	} else {
		*fd = open(DEVICE, O_RDWR | O_CLOEXEC);
		ret = *fd < 0 ? -errno : 0;
		netns_return(self);
	}
	close(self);
	return ret && !ctx->err.code ? no_device(ctx, -ret) : ret;
}

static int open_device(struct ctx *ctx, const struct attr *root, int *fd)
{
	const struct attr *where = attr_find(root, IFLA_NET_NS_FD);
	int there, ret;

	if (where)
		return open_in(ctx, (int)attr_uint(where), fd);
	if (ctx->flags.netns) {
		ret = netns_open(ctx, ctx->flags.netns_at, ctx->flags.netns, &there);
		if (ret)
			return ret;
		ret = open_in(ctx, there, fd);
		close(there);
		return ret;
	}
	*fd = open(DEVICE, O_RDWR | O_CLOEXEC);
	return *fd < 0 ? no_device(ctx, errno) : 0;
}

static short flags_of(const struct attr *data)
{
	unsigned flags = (unsigned)attr_uint(attr_find(data, IFLA_TUN_TYPE)) | IFF_TUN_EXCL;

	flags |= is_on(data, IFLA_TUN_PI) ? 0 : IFF_NO_PI;
	flags |= is_on(data, IFLA_TUN_VNET_HDR) ? IFF_VNET_HDR : 0;
	flags |= is_on(data, IFLA_TUN_MULTI_QUEUE) ? IFF_MULTI_QUEUE : 0;
	flags |= is_on(data, TUN_ONE_QUEUE) ? IFF_ONE_QUEUE : 0;
	return (short)flags;
}

/* Makes the device, which is gone when FD is closed, and puts its name into ROOT. While it
 * is in our hands nobody shall see it as connected (a kernel before 4.20 cannot hide it). */
static int make(struct ctx *ctx, struct attr *root, int fd)
{
	const struct attr *data = data_of(root), *index = attr_find(root, LINK_INDEX);
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	const struct attr *owner = attr_find(data, IFLA_TUN_OWNER);
	const struct attr *group = attr_find(data, IFLA_TUN_GROUP);
	struct ifreq ifr = {.ifr_flags = flags_of(data)};
	unsigned number_ = (unsigned)attr_uint(index);
	int carrier = 0;

	if (name)
		memcpy(ifr.ifr_name, name, strnlen(name, IFNAMSIZ - 1));
	if ((index && ioctl(fd, TUNSETIFINDEX, &number_)) || ioctl(fd, TUNSETIFF, &ifr))
		return -errno;
	(void)ioctl(fd, TUNSETCARRIER, &carrier);
	if ((owner && ioctl(fd, TUNSETOWNER, attr_uint(owner))) ||
	    (group && ioctl(fd, TUNSETGROUP, attr_uint(group))))
		return -errno;
	if (!name)
		attr_put_str(&ctx->arena, root, IFLA_IFNAME, ifr.ifr_name);
	return 0;
}

/* Leaves in ROOT what rtnetlink has to be told; false: nothing. */
static bool has_rest(struct attr *root)
{
	bool any = false;

	for (struct attr *n = root->child; n; n = n->next) {
		if (n->type == IFLA_LINKINFO || n->type == IFLA_NET_NS_FD || n->type == LINK_INDEX)
			n->hidden = true;
		else
			any = any || (n->type != IFLA_IFNAME && !n->hidden);
	}
	return any;
}

static int send_rest(struct ctx *ctx, struct nl *nl, struct attr *root, const char *what)
{
	const char *name;
	struct attr *where = attr_find(root, IFLA_NET_NS_FD);
	struct span at = link_name_at(root, &name);
	struct reply reply;
	int ret;

	if (!has_rest(root))
		return 0;
	ret = request_send(ctx, nl, root, RTM_NEWLINK, 0, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &link_table, &reply, at, "cannot %s '%s'", what, name);
	if (where)
		where->hidden = false; /* where the explanation is to be looked for */
	link_explain(ctx, root, &reply, RTM_NEWLINK);
	return ret;
}

static void print_step(struct ctx *ctx, const struct attr *n, const char *step)
{
	if (n)
		out_text(&ctx->out, "%s %u\n", step, (unsigned)attr_uint(n));
}

/* What would be done, one step a line. */
static int dry(struct ctx *ctx, struct nl *nl, struct attr *root, const char *what)
{
	const struct attr *data = data_of(root);
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	int ret;

	print_step(ctx, attr_find(root, LINK_INDEX), "TUNSETIFINDEX");
	out_text(&ctx->out, "TUNSETIFF %s %s%s%s%s%s\n", name ? name : "''", mode_of(data),
		 is_on(data, IFLA_TUN_PI) ? " pi" : "",
		 is_on(data, TUN_ONE_QUEUE) ? " one_queue" : "",
		 is_on(data, IFLA_TUN_VNET_HDR) ? " vnet_hdr" : "",
		 is_on(data, IFLA_TUN_MULTI_QUEUE) ? " multi_queue" : "");
	print_step(ctx, attr_find(data, IFLA_TUN_OWNER), "TUNSETOWNER");
	print_step(ctx, attr_find(data, IFLA_TUN_GROUP), "TUNSETGROUP");
	ret = send_rest(ctx, nl, root, what);
	if (!ret)
		out_text(&ctx->out, "TUNSETPERSIST 1\n");
	return ret;
}

int tun_add(struct ctx *ctx, struct attr *root, const char *what)
{
	struct nl *nl;
	int fd = -1, ret = target_nl(ctx, root, &nl);

	if (ret)
		return ret;
	if (ctx->flags.dry_run)
		return dry(ctx, nl, root, what);
	ret = open_device(ctx, root, &fd);
	if (ret)
		return ret;
	ret = make(ctx, root, fd);
	if (ret)
		ret = refused(ctx, root, -ret, what);
	else
		ret = send_rest(ctx, nl, root, what);
	if (!ret && ioctl(fd, TUNSETPERSIST, 1))
		ret = refused(ctx, root, errno, what);
	close(fd);
	return ret;
}
