// SPDX-License-Identifier: GPL-2.0-or-later
/* Names of groups, protocols and scopes from iproute2's files. */
#include "names.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <unistd.h>

#include "opt.h"

struct names_entry {
	struct names_entry *next;
	uint64_t value;
	const char *name;
};

struct names_file {
	struct names_file *next;
	const char *file;
	struct names_entry *entries;
};

struct builtin {
	const char *file, *name;
	uint64_t value;
};

/* What the kernel's own headers name (linux/rtnetlink.h, linux/if_addr.h). */
static const struct builtin builtins[] = {
	{"group", "default", 0},
	{"rt_tables", "default", RT_TABLE_DEFAULT},
	{"rt_tables", "main", RT_TABLE_MAIN},
	{"rt_tables", "local", RT_TABLE_LOCAL},
	{"rt_protos", "unspec", RTPROT_UNSPEC},
	{"rt_protos", "redirect", RTPROT_REDIRECT},
	{"rt_protos", "kernel", RTPROT_KERNEL},
	{"rt_protos", "boot", RTPROT_BOOT},
	{"rt_protos", "static", RTPROT_STATIC},
	{"rt_protos", "gated", RTPROT_GATED},
	{"rt_protos", "ra", RTPROT_RA},
	{"rt_protos", "mrt", RTPROT_MRT},
	{"rt_protos", "zebra", RTPROT_ZEBRA},
	{"rt_protos", "bird", RTPROT_BIRD},
	{"rt_protos", "dnrouted", RTPROT_DNROUTED},
	{"rt_protos", "xorp", RTPROT_XORP},
	{"rt_protos", "ntk", RTPROT_NTK},
	{"rt_protos", "dhcp", RTPROT_DHCP},
	{"rt_protos", "keepalived", RTPROT_KEEPALIVED},
	{"rt_protos", "babel", RTPROT_BABEL},
	{"rt_protos", "bgp", RTPROT_BGP},
	{"rt_protos", "isis", RTPROT_ISIS},
	{"rt_protos", "ospf", RTPROT_OSPF},
	{"rt_protos", "rip", RTPROT_RIP},
	{"rt_protos", "eigrp", RTPROT_EIGRP},
	{"rt_scopes", "global", RT_SCOPE_UNIVERSE},
	{"rt_scopes", "site", RT_SCOPE_SITE},
	{"rt_scopes", "link", RT_SCOPE_LINK},
	{"rt_scopes", "host", RT_SCOPE_HOST},
	{"rt_scopes", "nowhere", RT_SCOPE_NOWHERE},
	{"rt_addrprotos", "kernel_lo", 1},
	{"rt_addrprotos", "kernel_ra", 2},
	{"rt_addrprotos", "kernel_ll", 3},
};

static void add_entry(struct ctx *ctx, struct names_file *f, uint64_t value, const char *name,
		      size_t len)
{
	struct names_entry *e = arena_alloc(&ctx->keep, sizeof(*e));

	e->value = value;
	e->name = arena_strndup(&ctx->keep, name, len);
	e->next = f->entries;
	f->entries = e;
}

/* A line is "NUMBER NAME", blanks around them, '#' begins a comment. */
static void read_line(struct ctx *ctx, struct names_file *f, const char *line, size_t len)
{
	const char *word = arena_strndup(&ctx->arena, line, len), *name;
	char num[24];
	uint64_t value;
	size_t n;

	word += strspn(word, " \t");
	n = strcspn(word, " \t#");
	if (!n || n >= sizeof(num))
		return;
	memcpy(num, word, n);
	num[n] = '\0';
	name = word + n + strspn(word + n, " \t");
	n = strcspn(name, " \t#");
	if (n && !number(num, &value))
		add_entry(ctx, f, value, name, n);
}

static bool read_file(struct ctx *ctx, struct names_file *f, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *buf;
	ssize_t n;

	if (fd < 0)
		return false;
	buf = arena_alloc(&ctx->arena, 65536);
	n = read(fd, buf, 65535);
	close(fd);
	for (char *line = buf; n > 0 && line < buf + n;) {
		size_t len = strcspn(line, "\n");

		read_line(ctx, f, line, len);
		line += len + 1;
	}
	return true;
}

/* FILE.d/NAME.conf, where packages put what they add. */
static void read_dir(struct ctx *ctx, struct names_file *f, const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;

	while (d && (e = readdir(d))) {
		size_t len = strlen(e->d_name);

		if (*e->d_name != '.' && len > 5 && !strcmp(e->d_name + len - 5, ".conf"))
			read_file(ctx, f, arena_printf(&ctx->arena, "%s/%s", dir, e->d_name));
	}
	if (d)
		closedir(d);
}

static bool read_names(struct ctx *ctx, struct names_file *f, const char *etc)
{
	const char *path = arena_printf(&ctx->arena, "%s/%s", etc, f->file);
	bool found = read_file(ctx, f, path);

	read_dir(ctx, f, arena_printf(&ctx->arena, "%s.d", path));
	return found;
}

static struct names_file *load(struct ctx *ctx, const char *file)
{
	struct names_file *f;

	for (f = ctx->names; f; f = f->next)
		if (!strcmp(f->file, file))
			return f;
	f = arena_alloc(&ctx->keep, sizeof(*f));
	f->file = file;
	f->next = ctx->names;
	ctx->names = f;
	for (size_t i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++)
		if (!strcmp(builtins[i].file, file))
			add_entry(ctx, f, builtins[i].value, builtins[i].name,
				  strlen(builtins[i].name));
	if (!read_names(ctx, f, "/etc/iproute2"))
		read_names(ctx, f, "/usr/share/iproute2");
	return f;
}

bool names_value(struct ctx *ctx, const char *file, const char *word, uint64_t *value)
{
	for (const struct names_entry *e = load(ctx, file)->entries; e; e = e->next) {
		if (!strcmp(e->name, word)) {
			*value = e->value;
			return true;
		}
	}
	return false;
}

const char *names_name(struct ctx *ctx, const char *file, uint64_t value)
{
	for (const struct names_entry *e = load(ctx, file)->entries; e; e = e->next)
		if (e->value == value)
			return e->name;
	return NULL;
}
