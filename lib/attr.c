// SPDX-License-Identifier: GPL-2.0-or-later
/* The attribute tree: the middle between words, messages and output. */
#include "attr.h"

#include <libmnl/libmnl.h>
#include <string.h>

#include "opt.h"

struct attr *attr_root(struct arena *a, const void *hdr, uint16_t len)
{
	struct attr *root = arena_alloc(a, sizeof(*root));

	root->nest = true;
	root->data = arena_copy(a, hdr, len);
	root->len = len;
	return root;
}

void attr_append(struct attr *set, struct attr *node)
{
	struct attr **tail = &set->child;

	while (*tail)
		tail = &(*tail)->next;
	*tail = node;
}

struct attr *attr_copy(struct arena *a, const struct attr *n)
{
	struct attr *copy = arena_copy(a, n, sizeof(*n)), **tail = &copy->child;

	copy->data = arena_copy(a, n->data, n->len);
	copy->next = NULL;
	*tail = NULL;
	for (const struct attr *c = n->child; c; c = c->next) {
		*tail = attr_copy(a, c);
		tail = &(*tail)->next;
	}
	return copy;
}

struct attr *attr_put(struct arena *a, struct attr *set, uint16_t type, const void *data,
		      uint16_t len)
{
	struct attr *node = arena_alloc(a, sizeof(*node));

	node->type = type;
	node->data = arena_copy(a, data, len);
	node->len = len;
	attr_append(set, node);
	return node;
}

struct attr *attr_put_u8(struct arena *a, struct attr *set, uint16_t type, uint8_t v)
{
	return attr_put(a, set, type, &v, sizeof(v));
}

struct attr *attr_put_u16(struct arena *a, struct attr *set, uint16_t type, uint16_t v)
{
	return attr_put(a, set, type, &v, sizeof(v));
}

struct attr *attr_put_u32(struct arena *a, struct attr *set, uint16_t type, uint32_t v)
{
	return attr_put(a, set, type, &v, sizeof(v));
}

struct attr *attr_put_str(struct arena *a, struct attr *set, uint16_t type, const char *s)
{
	return attr_put(a, set, type, s, (uint16_t)(strlen(s) + 1));
}

struct attr *attr_nest(struct arena *a, struct attr *set, uint16_t type)
{
	struct attr *node = attr_find(set, type);

	if (node)
		return node;
	node = attr_put(a, set, type, NULL, 0);
	node->nest = true;
	return node;
}

struct attr *attr_find(const struct attr *set, uint16_t type)
{
	struct attr *n = set ? set->child : NULL;

	while (n && (n->type != type || n->hidden))
		n = n->next;
	return n;
}

bool attr_is_bare(const struct attr *set)
{
	for (const struct attr *n = set ? set->child : NULL; n; n = n->next)
		if (!n->hidden)
			return false;
	return true;
}

uint64_t attr_uint(const struct attr *n)
{
	uint64_t v8;
	uint32_t v4;
	uint16_t v2;

	if (!n)
		return 0;
	switch (n->len) {
	case 1:
		return *(const uint8_t *)n->data;
	case 2:
		memcpy(&v2, n->data, sizeof(v2));
		return v2;
	case 4:
		memcpy(&v4, n->data, sizeof(v4));
		return v4;
	case 8:
		memcpy(&v8, n->data, sizeof(v8));
		return v8;
	}
	return 0;
}

const char *attr_str(const struct attr *n)
{
	return n && n->len && memchr(n->data, '\0', n->len) ? n->data : NULL;
}

uint64_t attr_hdr(const struct attr *set, uint16_t off, uint16_t len)
{
	struct attr field = {.len = len};

	if (!set || off + len > set->len)
		return 0;
	field.data = (const char *)set->data + off;
	return attr_uint(&field);
}

const struct attr *attr_at(const struct attr *root, uint32_t off)
{
	for (const struct attr *n = root->child; n; n = n->next) {
		if (off >= n->off && off < n->end) {
			const struct attr *in = n->nest ? attr_at(n, off) : NULL;

			return in ? in : n;
		}
	}
	return NULL;
}

/* --- building ---------------------------------------------------------------- */

struct build {
	struct arena *a;
	unsigned char *buf;
	size_t len, cap;
	const struct attr *too_long;
};

static void *grow(struct build *b, size_t n)
{
	size_t at = b->len, padded = MNL_ALIGN(n);

	if (at + padded > b->cap) {
		size_t cap = (at + padded) * 2 + 256;
		unsigned char *buf = arena_alloc(b->a, cap);

		if (at)
			memcpy(buf, b->buf, at);
		b->buf = buf;
		b->cap = cap;
	}
	b->len += padded;
	return b->buf + at;
}

static void or_bytes(void *to, const void *from, size_t n)
{
	unsigned char *t = to;
	const unsigned char *f = from;

	while (n--)
		*t++ |= *f++;
}

static bool merges(const struct attr *n)
{
	return n->opt && n->opt->type->merge;
}

/* The fixed header of SET, with the nodes that stand for its fields written into it. */
static void build_header(struct build *b, const struct attr *set)
{
	unsigned char *hdr;

	if (!set->len)
		return;
	hdr = grow(b, set->len);
	memcpy(hdr, set->data, set->len);
	for (const struct attr *n = set->child; n; n = n->next) {
		uint16_t off = ATTR_HDR_OFF(n->type), len = ATTR_HDR_LEN(n->type);

		if (!ATTR_IS_HDR(n->type) || n->hidden || off + len > set->len || n->len < len)
			continue;
		if (merges(n))
			or_bytes(hdr + off, n->data, len);
		else
			memcpy(hdr + off, n->data, len);
	}
}

static void build_set(struct build *b, struct attr *set);

static void build_node(struct build *b, struct attr *n, struct attr *set)
{
	struct nlattr head = {.nla_type = n->type};
	size_t at = b->len, len;

	grow(b, sizeof(head));
	if (n->nest) {
		if (!n->len) /* the kernel's strict nests; one with a header is not marked */
			head.nla_type |= NLA_F_NESTED;
		build_set(b, n);
		len = b->len - at;
	} else {
		unsigned char *data = grow(b, n->len);

		if (n->len)
			memcpy(data, n->data, n->len);
		for (const struct attr *m = n->next; merges(n) && m; m = m->next)
			if (m->type == n->type && !m->hidden && m->len == n->len)
				or_bytes(data, m->data, m->len);
		len = sizeof(head) + n->len;
	}
	if (len > UINT16_MAX && !b->too_long)
		b->too_long = n;
	head.nla_len = (uint16_t)len;
	memcpy(b->buf + at, &head, sizeof(head));
	for (struct attr *m = set->child; m; m = m->next) {
		if (m == n || (merges(n) && m->type == n->type)) {
			m->off = (uint32_t)at;
			m->end = (uint32_t)b->len;
		}
	}
}

static bool built_before(const struct attr *set, const struct attr *n)
{
	if (!merges(n))
		return false;
	for (const struct attr *m = set->child; m != n; m = m->next)
		if (m->type == n->type && !m->hidden)
			return true;
	return false;
}

static void build_set(struct build *b, struct attr *set)
{
	build_header(b, set);
	for (int last = 0; last < 2; last++)
		for (struct attr *n = set->child; n; n = n->next) {
			bool is_last = n->opt && (n->opt->flags & OPT_LAST);

			if (n->hidden || ATTR_IS_HDR(n->type) || ATTR_IS_LOCAL(n->type) ||
			    is_last != last || built_before(set, n))
				continue;
			build_node(b, n, set);
		}
}

struct nlmsghdr *attr_build(struct arena *a, struct attr *root, uint16_t type, uint16_t flags,
			    const struct attr **too_long)
{
	struct build b = {.a = a};
	struct nlmsghdr head = {.nlmsg_type = type, .nlmsg_flags = flags};

	grow(&b, sizeof(head));
	build_set(&b, root);
	head.nlmsg_len = (uint32_t)b.len;
	memcpy(b.buf, &head, sizeof(head));
	if (too_long)
		*too_long = b.too_long;
	return b.too_long ? NULL : (struct nlmsghdr *)(void *)b.buf;
}

/* --- decoding ---------------------------------------------------------------- */

static void decode_header(struct arena *a, const struct table *table, struct attr *set)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct opt *o = &table->opt[i];
		uint16_t off = ATTR_HDR_OFF(o->attr), len = ATTR_HDR_LEN(o->attr);

		if (!ATTR_IS_HDR(o->attr) || off + len > set->len || attr_find(set, o->attr))
			continue;
		attr_put(a, set, o->attr, (const char *)set->data + off, len)->opt = o;
	}
}

static void decode_node(struct arena *a, const struct table *table, struct attr *node)
{
	node->opt = table_attr(table, node->type);
	if (!node->opt)
		return;
	if (node->opt->type->decode)
		node->opt->type->decode(a, node->opt, node);
	else if (node->opt->nest)
		node->child = attr_decode(a, node->opt->nest, node->data, node->len, 0)->child;
	node->nest = node->child != NULL;
}

struct attr *attr_decode(struct arena *a, const struct table *table, const void *payload,
			 size_t len, size_t hdrlen)
{
	const char *p = payload;
	struct attr *root = arena_alloc(a, sizeof(*root)), **tail;
	size_t at = MNL_ALIGN(hdrlen);

	root->nest = true;
	root->data = p;
	root->len = (uint16_t)(len < hdrlen ? len : hdrlen);
	decode_header(a, table, root);
	for (tail = &root->child; *tail; tail = &(*tail)->next)
		;
	while (len >= at && len - at >= sizeof(struct nlattr)) {
		struct attr *node;
		struct nlattr head;

		memcpy(&head, p + at, sizeof(head));
		if (head.nla_len < sizeof(head) || head.nla_len > len - at)
			break;
		node = arena_alloc(a, sizeof(*node));
		node->type = head.nla_type & NLA_TYPE_MASK;
		node->data = p + at + sizeof(head);
		node->len = (uint16_t)(head.nla_len - sizeof(head));
		node->off = (uint32_t)at;
		node->end = (uint32_t)(at + head.nla_len);
		decode_node(a, table, node);
		*tail = node;
		tail = &node->next;
		at += MNL_ALIGN(head.nla_len);
	}
	return root;
}

void attr_decode_plain(struct arena *a, const struct opt *o, struct attr *node)
{
	static const struct table none;

	(void)o;
	node->child = attr_decode(a, &none, node->data, node->len, 0)->child;
}
