// SPDX-License-Identifier: GPL-2.0-or-later
/* What neighbours and forwarding entries share (struct ndmsg, linux/neighbour.h). */
#include "ndm.h"

#include <string.h>
#include <unistd.h>

#include "link_type.h"
#include "type.h"

/* --- flags ---------------------------------------------------------------- */

uint8_t ndm_flags(const struct attr *set)
{
	uint8_t flags = (uint8_t)attr_hdr(set, 10, 1);

	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == NDM_FLAGS && !n->hidden)
			flags |= (uint8_t)attr_uint(n);
	return flags;
}

uint32_t ndm_ext(const struct attr *set)
{
	uint32_t flags = 0;

	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == NDA_FLAGS_EXT && !n->hidden)
			flags |= (uint32_t)attr_uint(n);
	return flags;
}

static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t bit = (uint8_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static int parse_ext(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t bit = (uint32_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

/* A flag is a key without a value in JSON, as with `ip`. */
static void print_word(struct out *out, const struct opt *o, bool on)
{
	if (!on)
		return;
	if (out->mode == OUT_WORDS || !(o->flags & OPT_NOTEXT))
		out_text(out, "%s ", o->name);
	if (opt_key(o))
		out_null(out, opt_key(o));
}

static void print_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	print_word(out, o, ndm_flags(set) & o->bit);
}

static void print_ext(struct out *out, const struct opt *o, const struct attr *set)
{
	print_word(out, o, ndm_ext(set) & o->bit);
}

static int sample_flag(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_ndm_flag = {
	.size = 1, .merge = true, .parse = parse_flag, .print = print_flag, .sample = sample_flag,
};
const struct type type_ndm_ext = {
	.size = 4, .merge = true, .parse = parse_ext, .print = print_ext, .sample = sample_flag,
};

void ndm_put_flags(struct arena *a, struct attr *set, uint8_t flags)
{
	static const struct opt flag = {.name = "flags", .type = &type_ndm_flag, .attr = NDM_FLAGS};

	attr_put_u8(a, set, NDM_FLAGS, flags)->opt = &flag;
}

/* --- interface, address, times -------------------------------------------- */

bool ndm_times(const struct attr *set, struct nda_cacheinfo *ci)
{
	const struct attr *n = attr_find(set, NDA_CACHEINFO);
	uint32_t hz = (uint32_t)sysconf(_SC_CLK_TCK);

	if (!n || n->len < sizeof(*ci))
		return false;
	memcpy(ci, n->data, sizeof(*ci));
	hz = hz ? hz : 1;
	ci->ndm_confirmed /= hz;
	ci->ndm_used /= hz;
	ci->ndm_updated /= hz;
	return true;
}

void ndm_lladdr(struct out *out, const struct attr *set, char *buf, size_t size)
{
	const struct attr *n = attr_find(set, NDA_LLADDR);
	const struct nl_link *link = NULL;
	struct nl *nl;

	*buf = '\0';
	if (!n)
		return;
	/* Only four and sixteen bytes are anything but a MAC address. */
	if (n->len != 6 && out->ctx && out->ctx->nl && !nl_here(out->ctx, &nl))
		link = nl_link(out->ctx, nl, (unsigned)attr_hdr(set, 4, 4));
	link_address(n, link ? link->type : 0, buf, size);
}
