// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * play: many commands of vnet-link in one process, for a machine where a process is dear.
 *
 *   play DIRECTORY <SCRIPT
 *
 * A line of the script is one of
 *
 *   FILE vnet-link WORDS...     run it, its output to DIRECTORY/FILE ("-": to nowhere)
 *   again NAME                  save NAME to DIRECTORY/save, delete it, run what was saved
 *
 * What fails is told on standard output: the line, and the failure.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/opt.h"

extern const struct tool vnet_link;

enum { WORDS = 512, LINE = 65536 };

/* Splits LINE in place as a shell would, as far as word_quote() writes; returns the number
 * of words. */
static unsigned split(char *line, const char **word)
{
	unsigned n = 0;
	char *to;

	for (; n < WORDS; n++) {
		bool quoted = false;

		line += strspn(line, " \n");
		if (!*line)
			break;
		word[n] = to = line;
		for (; *line && (quoted || !strchr(" \n", *line)); line++) {
			if (*line == '\'')
				quoted = !quoted;
			else if (*line == '\\' && !quoted && line[1])
				*to++ = *++line;
			else
				*to++ = *line;
		}
		if (*line)
			line++;
		*to = '\0';
	}
	return n;
}

/* Runs the command in TEXT (which it takes apart); tells a failure. */
static bool run(int fd, char *text)
{
	const char *word[WORDS];
	int ret, status = 0;
	struct ctx ctx;
	char *line = strdup(text);
	bool good;

	ctx_open(&ctx, fd);
	ctx.words.w = word;
	ctx.words.n = split(text, word);
	ret = tool_run(&ctx, &vnet_link, &status);
	good = !ret && !status;
	if (!good)
		printf("%.*s\n%s\n", (int)strcspn(line, "\n"), line, err_text(&ctx));
	ctx_close(&ctx);
	free(line);
	return good;
}

static int open_in(const char *dir, const char *file)
{
	char path[512];

	if (!strcmp(file, "-"))
		return open("/dev/null", O_WRONLY);
	snprintf(path, sizeof(path), "%s/%s", dir, file);
	return open(path, O_WRONLY | O_CREAT | O_APPEND, 0644);
}

static void again(const char *dir, const char *name)
{
	char path[512], line[LINE];
	FILE *saved;
	int fd;

	snprintf(path, sizeof(path), "%s/again", dir);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	snprintf(line, sizeof(line), "vnet-link save dev %s", name);
	run(fd, line);
	close(fd);
	snprintf(line, sizeof(line), "vnet-link del dev %s", name);
	run(STDERR_FILENO, line);
	saved = fopen(path, "r");
	fd = open_in(dir, "save");
	while (saved && fgets(line, sizeof(line), saved)) {
		dprintf(fd, "%s %s", name, line);
		if (*line != '#')
			run(STDERR_FILENO, line);
	}
	if (saved)
		fclose(saved);
	close(fd);
}

int main(int argc, char **argv)
{
	static char line[LINE];

	if (argc != 2)
		return 2;
	while (fgets(line, sizeof(line), stdin)) {
		char *rest = strchr(line, ' ');
		int fd;

		if (!rest)
			continue;
		*rest++ = '\0';
		rest[strcspn(rest, "\n")] = '\0';
		if (!strcmp(line, "again")) {
			again(argv[1], rest);
		} else {
			fd = open_in(argv[1], line);
			run(fd, rest);
			close(fd);
		}
		fflush(stdout);
	}
	return 0;
}
