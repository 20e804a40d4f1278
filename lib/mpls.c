// SPDX-License-Identifier: GPL-2.0-or-later
/* MPLS label stacks (RFC 3032): 20 bits of label, the bit that marks the bottom. */
#include "mpls.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/mpls.h>
#include <stdio.h>
#include <string.h>

int mpls_parse(struct parse *p, const char *word, unsigned char *stack, size_t *len)
{
	const char *s = word;
	int ret;

	for (*len = 0; *len < 4 * MPLS_LABELS; s++) {
		size_t n = strcspn(s, "/");
		uint64_t label;
		uint32_t entry;

		if (number(arena_strndup(&p->ctx->arena, s, n), &label) || label >= 1 << 20)
			break;
		entry = (uint32_t)label << MPLS_LS_LABEL_SHIFT;
		entry = htonl(s[n] ? entry : entry | 1U << MPLS_LS_S_SHIFT);
		memcpy(stack + *len, &entry, sizeof(entry));
		*len += sizeof(entry);
		s += n;
		if (!*s)
			return 0;
	}
	ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is no stack of MPLS labels", word);
	hint(p->ctx, "up to %d labels 0..1048575 with slashes, like 100/200", MPLS_LABELS);
	return ret;
}

const char *mpls_format(const void *stack, size_t len, char *buf, size_t n)
{
	const unsigned char *s = stack;
	size_t at = 0;

	*buf = '\0';
	for (size_t i = 0; i + 4 <= len && at + 9 < n; i += 4) {
		uint32_t entry;
		bool bottom;

		memcpy(&entry, s + i, sizeof(entry));
		entry = ntohl(entry);
		bottom = entry >> MPLS_LS_S_SHIFT & 1;
		at += (size_t)snprintf(buf + at, n - at, "%u%s", entry >> MPLS_LS_LABEL_SHIFT,
				       bottom ? "" : "/");
		if (bottom)
			break;
	}
	return buf;
}
