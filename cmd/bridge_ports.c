// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge: lists by interface, in columns. */
#include "bridge_ports.h"

#include <stdio.h>
#include <string.h>

#include "bridge_verb.h"

enum { NAME_WIDTH = 16 };

void ports_end(struct ports *p)
{
	if (!p->ifindex)
		return;
	out_array_end(&p->ctx->out);
	if (!p->inside)
		out_object_end(&p->ctx->out);
	p->ifindex = 0;
}

void ports_entry(struct ports *p, unsigned ifindex)
{
	struct out *out = &p->ctx->out;
	const char *name;
	int pad;

	if (p->ifindex != ifindex) {
		ports_end(p);
		name = bridge_dev(p->ctx, ifindex);
		pad = NAME_WIDTH - (int)strlen(name);
		if (!p->inside)
			out_object(out, NULL);
		out_color_str(out, COLOR_IFNAME, "ifname", "", name, NULL);
		out_text(out, "%*s  ", pad > 0 ? pad : 0, "");
		out_array(out, p->key);
		p->ifindex = ifindex;
	} else {
		out_text(out, "%*s  ", NAME_WIDTH, "");
	}
	out_object(out, NULL);
}

int ports_range(struct out *out, const char *key, uint32_t first, uint32_t last)
{
	char end[32], text[32];

	out_uint(out, key, "", first, "");
	if (first == last)
		return snprintf(text, sizeof(text), "%u", first);
	snprintf(end, sizeof(end), "%sEnd", key);
	out_uint(out, end, "-", last, "");
	return snprintf(text, sizeof(text), "%u-%u", first, last);
}

void ports_indent(struct out *out)
{
	out_text(out, "%*s    ", NAME_WIDTH, "");
}
