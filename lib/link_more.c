// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a link's generic rows that fill lines of their own. */
#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "link.h"
#include "link_type.h"
#include "type.h"

/* --- alias and altnames ---------------------------------------------------------------------- */

static int parse_alias(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_str.parse(p, o, set, no);
}

static void print_alias(struct out *out, const struct opt *o, const struct attr *set)
{
	const char *alias = attr_str(attr_find(set, o->attr));

	if (!alias)
		return;
	if (out->mode == OUT_WORDS) {
		type_str.print(out, o, set);
		return;
	}
	out_break(out);
	out_str(out, opt_key(o), "    alias ", alias, "");
}

static int sample_alias(const struct opt *o, int nth, char *words, size_t size)
{
	return type_str.sample(o, nth, words, size);
}

const struct type type_alias = {
	.meta = "STRING", .parse = parse_alias, .print = print_alias, .sample = sample_alias,
};

static void print_altnames(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *list = attr_find(set, o->attr);

	if (!list || out->mode == OUT_WORDS)
		return;
	out_array(out, "altnames");
	for (const struct attr *n = list->child; n; n = n->next) {
		if (n->type != IFLA_ALT_IFNAME || !attr_str(n))
			continue;
		out_break(out);
		out_str(out, "", "    altname ", attr_str(n), "");
	}
	out_array_end(out);
}

const struct type type_altnames = {.decode = attr_decode_plain, .print = print_altnames};

/* --- statistics ---------------------------------------------------------------------------------- */

enum { COLUMNS = 7 };

struct line {
	const char *title; /* "RX:" */
	const char *head[COLUMNS];
	const char *key[COLUMNS];
	uint64_t value[COLUMNS];
	unsigned n;
};

static void format_count(const struct out *out, uint64_t v, char *buf, size_t size)
{
	static const char prefix[] = "kMGTPE";
	unsigned base = out->iec ? 1024 : 1000, step = 0;
	double whole = (double)v;

	if (!out->human || v < base) {
		snprintf(buf, size, "%llu", (unsigned long long)v);
		return;
	}
	for (whole /= base; whole >= base && prefix[step + 1]; whole /= base)
		step++;
	snprintf(buf, size, "%.*f%c%s", whole < 10 ? 2 : whole < 100 ? 1 : 0, whole, prefix[step],
		 out->iec ? "i" : "");
}

static void widen(const struct out *out, const struct line *l, int *width, unsigned shift)
{
	char buf[32];

	for (unsigned i = 0; i < l->n; i++) {
		format_count(out, l->value[i], buf, sizeof(buf));
		if ((int)strlen(buf) > width[i + shift])
			width[i + shift] = (int)strlen(buf);
	}
}

static void print_main(struct out *out, const struct line *l, const int *width)
{
	char buf[32];

	out_break(out);
	out_text(out, "    %s %*s", l->title, width[0] - 4, l->head[0]);
	for (unsigned i = 1; i < COLUMNS; i++)
		out_text(out, " %*s", width[i], i < l->n ? l->head[i] : "");
	out_break(out);
	out_text(out, "    ");
	for (unsigned i = 0; i < l->n; i++) {
		format_count(out, l->value[i], buf, sizeof(buf));
		out_text(out, "%*s ", width[i], buf);
	}
}

static void print_errors(struct out *out, const struct line *l, const int *width)
{
	char buf[32];

	out_break(out);
	out_text(out, "    %-*s", width[0], l->title);
	for (unsigned i = 0; i < l->n; i++)
		out_text(out, " %*s", width[i + 1], l->head[i]);
	out_break(out);
	out_text(out, "    %*s", width[0], "");
	for (unsigned i = 0; i < l->n; i++) {
		format_count(out, l->value[i], buf, sizeof(buf));
		out_text(out, " %*s", width[i + 1], buf);
	}
	out_text(out, " ");
}

static void json_line(struct out *out, const struct line *l)
{
	for (unsigned i = 0; i < l->n; i++)
		if (l->key[i])
			out_uint(out, l->key[i], NULL, l->value[i], NULL);
}

static void print_stats_json(struct out *out, const struct line *rx, const struct line *rxe,
			     const struct line *tx, const struct line *txe,
			     const struct rtnl_link_stats64 *s)
{
	out_object(out, "stats64");
	out_object(out, "rx");
	json_line(out, rx);
	out_uint(out, "over_errors", NULL, s->rx_over_errors, NULL);
	if (out->stats > 1) {
		json_line(out, rxe);
		out_uint(out, "missed_errors", NULL, s->rx_missed_errors, NULL);
	}
	out_object_end(out);
	out_object(out, "tx");
	json_line(out, tx);
	if (out->stats > 1)
		json_line(out, txe);
	out_object_end(out);
	out_object_end(out);
}

static void print_stats(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr), *changes;
	struct rtnl_link_stats64 s = {0};
	int width[COLUMNS] = {10, 7, 6, 7, 7, 7, 10};

	if (!n || !out->stats || out->mode == OUT_WORDS)
		return;
	memcpy(&s, n->data, n->len < sizeof(s) ? n->len : sizeof(s));
	changes = attr_find(set, IFLA_CARRIER_CHANGES);
	struct line rx = {"RX:", {"bytes", "packets", "errors", "dropped", "missed", "mcast", "compressed"},
			  {"bytes", "packets", "errors", "dropped", NULL, "multicast", "compressed"},
			  {s.rx_bytes, s.rx_packets, s.rx_errors, s.rx_dropped, s.rx_missed_errors,
			   s.multicast, s.rx_compressed}, s.rx_compressed ? 7 : 6};
	struct line rxe = {"RX errors:", {"length", "crc", "frame", "fifo", "overrun", "nohandler"},
			   {"length_errors", "crc_errors", "frame_errors", "fifo_errors",
			    NULL, "nohandler"},
			   {s.rx_length_errors, s.rx_crc_errors, s.rx_frame_errors, s.rx_fifo_errors,
			    s.rx_over_errors, s.rx_nohandler}, s.rx_nohandler ? 6 : 5};
	struct line tx = {"TX:", {"bytes", "packets", "errors", "dropped", "carrier", "collsns", "compressed"},
			  {"bytes", "packets", "errors", "dropped", "carrier_errors", "collisions",
			   "compressed"},
			  {s.tx_bytes, s.tx_packets, s.tx_errors, s.tx_dropped, s.tx_carrier_errors,
			   s.collisions, s.tx_compressed}, s.tx_compressed ? 7 : 6};
	struct line txe = {"TX errors:", {"aborted", "fifo", "window", "heartbt", "transns"},
			   {"aborted_errors", "fifo_errors", "window_errors", "heartbeat_errors",
			    "carrier_changes"},
			   {s.tx_aborted_errors, s.tx_fifo_errors, s.tx_window_errors,
			    s.tx_heartbeat_errors, attr_uint(changes)}, changes ? 5 : 4};

	if (out->mode == OUT_JSON) {
		print_stats_json(out, &rx, &rxe, &tx, &txe, &s);
		return;
	}
	widen(out, &rx, width, 0);
	widen(out, &tx, width, 0);
	if (out->stats > 1) {
		widen(out, &rxe, width, 1);
		widen(out, &txe, width, 1);
	}
	print_main(out, &rx, width);
	if (out->stats > 1)
		print_errors(out, &rxe, width);
	print_main(out, &tx, width);
	if (out->stats > 1)
		print_errors(out, &txe, width);
}

const struct type type_stats = {.print = print_stats};

/* --- brief ------------------------------------------------------------------------------------------ */

void link_print_brief(struct out *out, const struct attr *link, bool address)
{
	const struct opt *row = table_attr(&link_table, IFLA_OPERSTATE);
	const struct attr *mac = attr_find(link, IFLA_ADDRESS), *state = attr_find(link, row->attr);
	char buf[100];

	link_title(out, link, true);
	if (state)
		link_state(out, row, state, "", 15);
	if (!address)
		return;
	if (mac) {
		link_address(mac, (unsigned)attr_hdr(link, 2, 2), buf, sizeof(buf));
		out_color_str(out, COLOR_MAC, "address", "", buf, " ");
	}
	link_flags(out, link);
}
