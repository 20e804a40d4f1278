/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_MPLS_H
#define VNET_MPLS_H

#include "opt.h"

enum { MPLS_LABELS = 30, MPLS_TEXT = MPLS_LABELS * 8 };

/* Reads WORD, the last one taken, as a stack of labels, LABEL[/LABEL...]: *LEN bytes of
 * STACK (4 * MPLS_LABELS have to fit). Fails at the word. */
int mpls_parse(struct parse *p, const char *word, unsigned char *stack, size_t *len);
/* The stack as text in BUF (MPLS_TEXT bytes are enough), up to its bottom. Returns BUF. */
const char *mpls_format(const void *stack, size_t len, char *buf, size_t n);

#endif
