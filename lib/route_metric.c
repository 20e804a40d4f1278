// SPDX-License-Identifier: GPL-2.0-or-later
/* The metrics of a route: words that share RTA_METRICS, some of which can be locked. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>

#include "route.h"
#include "route_type.h"
#include "type.h"

enum { METRIC_BASE = ROUTE_METRIC(0) };

/* In the order of show; UNIT: milliseconds, of which the kernel keeps so many parts. */
static const struct metric {
	const char *name;
	uint8_t unit;
	bool lock; /* `lock` may stand in front of the value */
} metrics[] = {
	[RTAX_MTU] = {"mtu", 0, true},
	[RTAX_WINDOW] = {"window", 0, true},
	[RTAX_RTT] = {"rtt", 8, true},
	[RTAX_RTTVAR] = {"rttvar", 4, true},
	[RTAX_SSTHRESH] = {"ssthresh", 0, true},
	[RTAX_CWND] = {"cwnd", 0, true},
	[RTAX_ADVMSS] = {"advmss", 0, true},
	[RTAX_REORDERING] = {"reordering", 0, true},
	[RTAX_HOPLIMIT] = {"hoplimit", 0, true},
	[RTAX_INITCWND] = {"initcwnd", 0, true},
	[RTAX_FEATURES] = {"features", 0, false},
	[RTAX_RTO_MIN] = {"rto_min", 1, false},
	[RTAX_INITRWND] = {"initrwnd", 0, true},
	[RTAX_QUICKACK] = {"quickack", 0, false},
	[RTAX_CC_ALGO] = {"congctl", 0, true},
	[RTAX_FASTOPEN_NO_COOKIE] = {"fastopen_no_cookie", 0, false},
};
enum { METRICS = sizeof(metrics) / sizeof(metrics[0]) };

/* --- reading -------------------------------------------------------------- */

/* N, N.NNN with s or ms: milliseconds, rounded up; a bare number is the kernel's own. */
static int parse_time(struct parse *p, const char *word, unsigned unit, uint32_t *v)
{
	size_t digits = strspn(word, "0123456789"), decimals = 0;
	const char *rest = word + digits, *dot = rest;
	uint64_t whole, part = 0, scale = 1, factor = 1;
	int ret;

	if (*rest == '.') {
		decimals = strspn(++rest, "0123456789");
		rest += decimals;
	}
	if (word_is(rest, "s", "sec secs"))
		factor = 1000;
	for (size_t i = 0; i < decimals; i++)
		scale *= 10;
	if (!digits || digits > 10 || decimals > 6 || (*dot == '.' && !decimals) ||
	    (*rest && factor == 1 && !word_is(rest, "ms", "msec msecs")) ||
	    number(arena_strndup(&p->ctx->arena, word, digits), &whole) ||
	    (decimals && number(arena_strndup(&p->ctx->arena, dot + 1, decimals), &part))) {
		ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is no time", word);
		hint(p->ctx, "milliseconds or seconds, as 30ms or 0.5s");
		return ret;
	}
	whole = whole * factor + (part * factor + scale - 1) / scale;
	whole *= *rest && unit ? unit : 1;
	if (whole > UINT32_MAX)
		return fail(p->ctx, parse_last(p), ERANGE, "'%s' is too long", word);
	*v = (uint32_t)whole;
	return 0;
}

static int parse_number(struct parse *p, const struct opt *o, const char *word, unsigned rtax,
			uint32_t *v)
{
	uint64_t n;
	int ret;

	if (metrics[rtax].unit)
		return parse_time(p, word, metrics[rtax].unit, v);
	if (rtax == RTAX_FEATURES) {
		*v = RTAX_FEATURE_ECN;
		return !strcmp(word, "ecn") ? 0 :
		       fail(p->ctx, parse_last(p), EINVAL, "features cannot be '%s': it takes ecn",
			    word);
	}
	ret = parse_uint(p, o, word, 0, o->max, &n);
	*v = ret ? 0 : (uint32_t)n;
	return ret;
}

/* The nest of all metrics, and in it the mask of those that are locked. */
static struct attr *metric_nest(struct parse *p, struct attr *set)
{
	struct attr *nest = attr_nest(&p->ctx->arena, set, RTA_METRICS);

	if (!nest->opt)
		nest->at = parse_span(p);
	nest->opt = table_attr(&route_table, RTA_METRICS);
	return nest;
}

static void lock_metric(struct parse *p, struct attr *nest, unsigned rtax)
{
	struct attr *lock = attr_find(nest, RTAX_LOCK);
	uint32_t mask = (uint32_t)attr_uint(lock) | 1U << rtax;

	if (!lock)
		lock = attr_put_u32(&p->ctx->arena, nest, RTAX_LOCK, 0);
	lock->data = arena_copy(&p->ctx->arena, &mask, sizeof(mask));
}

static int parse_metric(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	unsigned rtax = o->attr - METRIC_BASE;
	bool lock = rtax == RTAX_RTO_MIN;
	const char *word = parse_value(p, o);
	struct attr *nest;
	uint32_t v;
	int ret;

	(void)no;
	if (word && metrics[rtax].lock && !strcmp(word, "lock")) {
		lock = true;
		word = parse_value(p, o);
	}
	if (!word)
		return -EINVAL;
	nest = metric_nest(p, set);
	if (rtax == RTAX_CC_ALGO) {
		ret = strlen(word) < 16 && *word ?
		      parse_put(p, o, nest, word, (uint16_t)(strlen(word) + 1), NULL) :
		      fail(p->ctx, parse_last(p), ERANGE, "'%s' cannot name a congestion control",
			   word);
	} else {
		ret = parse_number(p, o, word, rtax, &v);
		if (!ret)
			ret = parse_put(p, o, nest, &v, sizeof(v), NULL);
	}
	if (!ret && lock)
		lock_metric(p, nest, rtax);
	return ret;
}

void route_place_metrics(struct arena *a, struct attr *set)
{
	struct attr *nest = attr_find(set, RTA_METRICS), *lock = attr_find(nest, RTAX_LOCK);

	for (struct attr *n = nest ? nest->child : NULL; n; n = n->next)
		if (n->type >= METRIC_BASE)
			n->type = (uint16_t)(n->type - METRIC_BASE);
	if (!lock)
		return;
	lock->hidden = true;
	attr_put(a, nest, RTAX_LOCK, lock->data, lock->len);
}

static int sample_metric(const struct opt *o, int nth, char *words, size_t size)
{
	unsigned rtax = o->attr - METRIC_BASE;
	const char *value = metrics[rtax].unit ? "64ms" : rtax == RTAX_FEATURES ? "ecn" :
			    rtax == RTAX_CC_ALGO ? "cubic" : "1";

	snprintf(words, size, "%s%s", nth ? "lock " : "", value);
	return nth > metrics[rtax].lock ? -1 : 0;
}

const struct type type_route_metric = {
	.meta = "VALUE", .parse = parse_metric, .sample = sample_metric,
};

/* --- showing -------------------------------------------------------------- */

static void print_time(struct out *out, const struct metric *m, uint32_t v)
{
	char text[24];

	v /= m->unit;
	if (v >= 1000)
		snprintf(text, sizeof(text), "%gs", v / 1e3);
	else
		snprintf(text, sizeof(text), "%ums", v);
	out_uint(out, m->name, NULL, v, NULL);
	out_text(out, "%s ", text);
}

static void print_features(struct out *out, uint32_t v)
{
	char hex[16];

	if (v & RTAX_FEATURE_ECN) {
		out_text(out, "ecn ");
		out_null(out, "ecn");
	}
	if (!(v & ~(uint32_t)RTAX_FEATURE_ECN))
		return;
	snprintf(hex, sizeof(hex), "%#x", v);
	out_str(out, "features", "", hex, " ");
}

static void print_one(struct out *out, unsigned rtax, const struct attr *n, bool locked)
{
	const struct metric none = {0}, *m = rtax < METRICS ? &metrics[rtax] : &none;
	uint32_t v = rtax == RTAX_CC_ALGO ? 0 : (uint32_t)attr_uint(n);

	if ((!n && !locked) || (rtax == RTAX_HOPLIMIT && v == UINT32_MAX))
		return;
	if (m->name)
		out_text(out, "%s ", m->name);
	else
		out_text(out, "metric %u ", rtax);
	/* rto_min is locked whenever it is there. */
	if (locked && (out->mode != OUT_WORDS || m->lock))
		out_text(out, "lock ");
	if (rtax == RTAX_FEATURES)
		print_features(out, v);
	else if (rtax == RTAX_CC_ALGO)
		out_str(out, "congestion", "", attr_str(n) ? attr_str(n) : "", " ");
	else if (m->unit)
		print_time(out, m, v);
	else
		out_uint(out, m->name ? m->name : "metric", "", v, " ");
}

static void print_metrics(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *nest = attr_find(set, o->attr);
	uint32_t locked = (uint32_t)attr_uint(attr_find(nest, RTAX_LOCK));

	if (!nest)
		return;
	out_array(out, o->json);
	out_object(out, NULL);
	for (uint16_t i = RTAX_MTU; i < 32; i++)
		print_one(out, i, attr_find(nest, i), locked >> i & 1);
	out_object_end(out);
	out_array_end(out);
}

const struct type type_route_metrics = {.print = print_metrics, .decode = attr_decode_plain};
