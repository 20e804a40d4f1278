/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TYPE_RANGE_H
#define VNET_TYPE_RANGE_H

#include "opt.h"

/* N or N-M: numbers first .. last. */
struct range {
	uint32_t first, last;
};

/* N or N-M between the row's min and max: one struct range, for a local attribute. */
extern const struct type type_range;
/* The same, several parted by commas: struct range after struct range. */
extern const struct type type_ranges;

/* Reads WORD, the last one taken, as N or N-M; fails there. */
int range_parse(struct parse *p, const struct opt *o, const char *word, struct range *range);
/* The first range of N (NULL: 0..0). */
struct range range_of(const struct attr *n);

#endif
