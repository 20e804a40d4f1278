// SPDX-License-Identifier: GPL-2.0-or-later
/* macsec: the encrypted part of another link's traffic (IEEE 802.1AE); its keys are set
 * over generic netlink. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/if_macsec.h>
#include <stdio.h>
#include <string.h>

#include "../kinds.h"
#include "../type.h"

/* Only half of a secure channel's identifier: the port is the other one. */
#define SCI_ADDRESS ATTR_LOCAL(1)

/* The kernel shows GCM-AES-128 by the number that the standard gave up. */
static const struct name ciphers[] = {
	{"GCM-AES-128", MACSEC_DEFAULT_CIPHER_ID}, {"GCM-AES-256", MACSEC_CIPHER_ID_GCM_AES_256},
	{"GCM-AES-XPN-128", MACSEC_CIPHER_ID_GCM_AES_XPN_128},
	{"GCM-AES-XPN-256", MACSEC_CIPHER_ID_GCM_AES_XPN_256},
	{"gcm-aes-128", MACSEC_CIPHER_ID_GCM_AES_128}, {"gcm-aes-256", MACSEC_CIPHER_ID_GCM_AES_256},
	{"gcm-aes-xpn-128", MACSEC_CIPHER_ID_GCM_AES_XPN_128},
	{"gcm-aes-xpn-256", MACSEC_CIPHER_ID_GCM_AES_XPN_256},
	{"default", MACSEC_DEFAULT_CIPHER_ID}, {NULL, 0},
};
static const struct name validates[] = {
	{"disabled", MACSEC_VALIDATE_DISABLED}, {"check", MACSEC_VALIDATE_CHECK},
	{"strict", MACSEC_VALIDATE_STRICT}, {NULL, 0},
};
static const struct name offloads[] = {
	{"off", MACSEC_OFFLOAD_OFF}, {"phy", MACSEC_OFFLOAD_PHY}, {"mac", MACSEC_OFFLOAD_MAC},
	{NULL, 0},
};

/* --- sci: eight bytes as up to sixteen hexadecimal digits ---------------------------------- */

static int parse_sci(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	unsigned char sci[8];
	uint64_t v;
	size_t digits;

	(void)no;
	if (!word)
		return -EINVAL;
	digits = strlen(word) - (strncmp(word, "0x", 2) ? 0 : 2);
	if (!digits || digits > 16 ||
	    number(arena_printf(&p->ctx->arena, "0x%s", word + strlen(word) - digits), &v))
		return fail(p->ctx, parse_last(p), EINVAL,
			    "'%s' is no identifier: up to 16 hexadecimal digits", word);
	for (int i = 8; i--; v >>= 8)
		sci[i] = (unsigned char)v;
	return parse_put(p, o, set, sci, sizeof(sci), NULL);
}

static void print_sci(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr), *inc = attr_find(set, IFLA_MACSEC_INC_SCI);
	char text[17];

	if (!n || n->len != 8)
		return;
	/* Who does not send it cannot choose it (macsec_newlink()). */
	if (out->mode == OUT_WORDS && inc && !attr_uint(inc))
		return;
	for (int i = 0; i < 8; i++)
		snprintf(text + 2 * i, 3, "%02x", ((const unsigned char *)n->data)[i]);
	out_str(out, opt_key(o), opt_pre(out, o), text, " ");
}

static int sample_sci(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "1" : "0200000000010005");
	return nth > 1 ? -1 : 0;
}

static const struct type type_sci = {
	.meta = "HEX", .size = 8, .parse = parse_sci, .print = print_sci, .sample = sample_sci,
};

/* --- replay: on needs a window ------------------------------------------------------------ */

static int parse_replay(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_onoff.parse(p, o, set, no);
}

static void print_replay(struct out *out, const struct opt *o, const struct attr *set)
{
	type_onoff.print(out, o, set);
}

static int sample_replay(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "on window 7" : "off");
	return nth > 1 ? -1 : 0;
}

static const struct type type_replay = {
	.meta = "on|off", .size = 1, .parse = parse_replay, .print = print_replay,
	.sample = sample_replay,
};

#define FLAG(word, key, number, text)                                                              \
	{                                                                                          \
		.name = (word), .json = (key), .type = &type_onoff, .attr = (number),              \
		.help = (text)                                                                     \
	}

static const struct opt rows[] = {
	{.name = "sci", .type = &type_sci, .attr = IFLA_MACSEC_SCI, .flags = OPT_CREATE,
	 .excl = "port address", .help = "the identifier of the secure channel"},
	{.name = "port", .type = &type_u16, .attr = IFLA_MACSEC_PORT, .min = 1, .max = 65535,
	 .flags = OPT_NET | OPT_WO | OPT_CREATE,
	 .help = "its last two bytes; those before them are the link's MAC address"},
	{.name = "address", .type = &type_lladdr, .attr = SCI_ADDRESS, .flags = OPT_WO | OPT_CREATE,
	 .needs = "port", .help = "the MAC address in place of the link's"},
	FLAG("protect", NULL, IFLA_MACSEC_PROTECT, "protect what is sent"),
	{.name = "cipher", .json = "cipher_suite", .type = &type_u64, .attr = IFLA_MACSEC_CIPHER_SUITE,
	 .names = ciphers, .flags = OPT_CREATE, .help = "the cipher suite"},
	{.name = "icvlen", .json = "icv_len", .type = &type_u8, .attr = IFLA_MACSEC_ICV_LEN, .min = 8,
	 .max = 16, .flags = OPT_CREATE, .help = "bytes of the check value at the end of a frame"},
	{.name = "encodingsa", .json = "encoding_sa", .type = &type_u8,
	 .attr = IFLA_MACSEC_ENCODING_SA, .max = 3, .help = "which of the four keys sends"},
	{.name = "validate", .json = "validation", .type = &type_u8, .attr = IFLA_MACSEC_VALIDATION,
	 .names = validates, .help = "what happens to received frames that fail the check"},
	{.name = "offload", .type = &type_u8, .attr = IFLA_MACSEC_OFFLOAD, .names = offloads,
	 .help = "who does the work"},
	FLAG("encrypt", NULL, IFLA_MACSEC_ENCRYPT, "hide what is sent, not only protect it"),
	FLAG("send_sci", "inc_sci", IFLA_MACSEC_INC_SCI, "put the identifier into each frame"),
	FLAG("end_station", "es", IFLA_MACSEC_ES, "say that the sender is no bridge"),
	FLAG("scb", NULL, IFLA_MACSEC_SCB, "say that everybody receives this channel"),
	{.name = "replay", .json = "replay_protect", .type = &type_replay,
	 .attr = IFLA_MACSEC_REPLAY_PROTECT, .help = "drop frames that are behind the window"},
	{.name = "window", .type = &type_u32, .attr = IFLA_MACSEC_WINDOW,
	 .help = "by how many packets a frame may be late"},
};

/* ADDRESS and PORT are one identifier in the message. */
static void join_sci(struct parse *p, struct attr *data)
{
	struct attr *address = attr_find(data, SCI_ADDRESS), *port = attr_find(data, IFLA_MACSEC_PORT);
	struct attr *sci;
	unsigned char both[8];

	if (!address || !port || address->len != 6 || port->len != 2)
		return;
	memcpy(both, address->data, 6);
	memcpy(both + 6, port->data, 2);
	port->hidden = address->hidden = true;
	sci = attr_put(&p->ctx->arena, data, IFLA_MACSEC_SCI, both, sizeof(both));
	sci->at = address->at;
	sci->opt = &rows[0];
}

/* As the kernel's macsec_validate_attr() has it. */
static int check(struct parse *p, struct attr *data)
{
	static const uint16_t lone[] = {IFLA_MACSEC_INC_SCI, IFLA_MACSEC_ES, IFLA_MACSEC_SCB};
	const struct attr *replay = attr_find(data, IFLA_MACSEC_REPLAY_PROTECT), *first = NULL;

	if (attr_uint(replay) && !attr_find(data, IFLA_MACSEC_WINDOW))
		return fail(p->ctx, replay->at, EINVAL, "'replay on' needs 'window'");
	for (size_t i = 0; i < sizeof(lone) / sizeof(lone[0]); i++) {
		const struct attr *n = attr_find(data, lone[i]);

		if (!attr_uint(n))
			continue;
		if (first)
			return fail(p->ctx, n->at, EINVAL, "'%s on' and '%s on' exclude each other",
				    first->opt->name, n->opt->name);
		first = n;
	}
	join_sci(p, data);
	return 0;
}

const struct kind kind_macsec = {
	.name = "macsec", .brief = "the encrypted part of another link's traffic",
	.module = "macsec", .config = "CONFIG_MACSEC", .flags = KIND_NEEDS_LINK,
	.opts = TABLE(rows), .check = check,
	.usual = "protect on cipher GCM-AES-128 icvlen 16 validate strict send_sci on",
};
