// SPDX-License-Identifier: GPL-2.0-or-later
/* wireguard: an encrypted tunnel; keys and peers are set by wg(8), over generic netlink. */
#include "../kinds.h"

const struct kind kind_wireguard = {
	.name = "wireguard", .brief = "an encrypted tunnel, configured by wg(8)",
	.module = "wireguard", .config = "CONFIG_WIREGUARD",
};
