// SPDX-License-Identifier: GPL-2.0-or-later
/* Without libFuzzer: a fixed number of mutations of the seeds, the same in every run. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

enum { RUNS = 20000, SIZE = 2048, CHANGES = 8 };

static uint64_t state = 0x9e3779b97f4a7c15;

/* xorshift64: a sequence, not chance */
static uint32_t next(uint32_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 16) % limit);
}

static size_t mutate(uint8_t *buf, size_t len)
{
	static const uint8_t special[] = {0, 1, 2, 4, 8, 0x7f, 0x80, 0xff, '/', '-', ' ', '\n'};
	size_t at = len ? next((uint32_t)len) : 0, n = next(16) + 1;

	switch (next(7)) {
	case 0:
		buf[at] ^= (uint8_t)(1 << next(8));
		break;
	case 1:
		buf[at] = (uint8_t)next(256);
		break;
	case 2:
		buf[at] = special[next(sizeof(special))];
		break;
	case 3: /* cut */
		len = at;
		break;
	case 4: /* insert */
		if (len + n < SIZE) {
			memmove(buf + at + n, buf + at, len - at);
			for (size_t i = 0; i < n; i++)
				buf[at + i] = (uint8_t)next(256);
			len += n;
		}
		break;
	case 5: /* remove */
		n = n < len - at ? n : len - at;
		memmove(buf + at, buf + at + n, len - at - n);
		len -= n;
		break;
	case 6: /* repeat */
		n = n < len - at ? n : len - at;
		if (len + n < SIZE) {
			memmove(buf + at + n, buf + at, len - at);
			len += n;
		}
		break;
	}
	return len;
}

/* A copy of exactly this size: the sanitizer sees one byte more. */
static void run(const uint8_t *data, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);

	if (!copy)
		abort();
	memcpy(copy, data, len);
	LLVMFuzzerTestOneInput(copy, len);
	free(copy);
}

int main(void)
{
	static uint8_t buf[SIZE];
	const uint8_t *seed;
	size_t n = 0, len;

	for (; (seed = fuzz_seed(n, &len)); n++)
		run(seed, len);
	for (int i = 0; i < RUNS; i++) {
		seed = fuzz_seed(next((uint32_t)n), &len);
		len = len < SIZE ? len : SIZE;
		memset(buf, 0, sizeof(buf));
		memcpy(buf, seed, len);
		for (uint32_t k = next(CHANGES); k + 1; k--)
			len = mutate(buf, len);
		run(buf, len);
	}
	return 0;
}
