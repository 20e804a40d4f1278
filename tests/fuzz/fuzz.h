/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* The target, as libFuzzer calls it. It aborts where something is wrong. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);
/* Input number I to begin with, its length in *LEN; NULL behind the last. */
const uint8_t *fuzz_seed(size_t i, size_t *len);

#endif
