// SPDX-License-Identifier: GPL-2.0-or-later
/* The mounts of a process, line by line. */
#include "netns_mounts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opt.h"

enum { BUFFER = 32768 };

/* The kernel writes blanks, newlines and backslashes as \ooo (seq_path()). */
static void unescape(char *s)
{
	char *to = s;

	while (*s) {
		if (s[0] == '\\' && s[1] >= '0' && s[1] <= '3' && s[2] && s[3]) {
			*to++ = (char)((s[1] - '0') << 6 | (s[2] - '0') << 3 | (s[3] - '0'));
			s += 4;
		} else {
			*to++ = *s++;
		}
	}
	*to = '\0';
}

static bool parse(char *line, struct mount *m)
{
	char *field[6], *word;

	*m = (struct mount){0};
	for (int i = 0; i < 6; i++) {
		field[i] = strsep(&line, " \n");
		if (!field[i])
			return false;
	}
	if (number(field[0], &m->id) || number(field[1], &m->parent))
		return false;
	while ((word = strsep(&line, " \n")) && strcmp(word, "-"))
		if (!strncmp(word, "shared:", 7))
			m->shared = true;
	m->type = strsep(&line, " \n");
	unescape(field[3]);
	unescape(field[4]);
	m->root = field[3];
	m->point = field[4];
	return m->type != NULL;
}

int mounts_each(const char *path, bool (*fn)(const struct mount *m, void *arg), void *arg)
{
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t size = 0;
	struct mount m;
	bool more = true;

	if (!f)
		return -errno;
	/* stdio's own buffer is one block of /proc: 1024 bytes a read */
	setvbuf(f, NULL, _IOFBF, BUFFER);
	while (more && getline(&line, &size, f) > 0)
		if (parse(line, &m))
			more = fn(&m, arg);
	free(line);
	fclose(f);
	return 0;
}

uint64_t mount_ns(const struct mount *m, const char *kind)
{
	size_t len = strlen(kind);
	char digits[24];
	uint64_t ino;

	if (strcmp(m->type, "nsfs") || strncmp(m->root, kind, len) ||
	    strncmp(m->root + len, ":[", 2) || strlen(m->root) - len > sizeof(digits))
		return 0;
	strcpy(digits, m->root + len + 2);
	digits[strcspn(digits, "]")] = '\0';
	return number(digits, &ino) ? 0 : ino;
}
