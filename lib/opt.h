/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_OPT_H
#define VNET_OPT_H

#include "attr.h"
#include "ctx.h"

struct opt;
struct parse;
struct tool;
struct verb;

struct name {
	const char *name;
	uint64_t value;
};

struct table {
	const struct opt *opt;
	size_t n;
};
#define TABLE(rows) {(rows), sizeof(rows) / sizeof((rows)[0])}

enum opt_flags {
	OPT_RO = 1 << 0,      /* shown, never typed */
	OPT_WO = 1 << 1,      /* typed, never shown */
	OPT_NO = 1 << 2,      /* "noWORD" is a word, too */
	OPT_CREATE = 1 << 3,  /* fixed when the object is created */
	OPT_POS = 1 << 4,     /* the bare word that is no keyword */
	OPT_MANY = 1 << 5,    /* may be given more than once */
	OPT_D = 1 << 6,       /* shown with -d only */
	OPT_NOTEXT = 1 << 7,  /* JSON only */
	OPT_NOJSON = 1 << 8,  /* text only */
	OPT_NONZERO = 1 << 9, /* shown only where it is not 0 */
	OPT_LAST = 1 << 10,   /* sent behind all attributes without this flag, in table order */
	OPT_HEX = 1 << 11,    /* a number is shown as 0x... */
	OPT_FALLBACK = 1 << 12, /* a name that is not in the names is shown as a number */
	OPT_JSTR = 1 << 13,   /* a number is a string in the JSON */
	OPT_NET = 1 << 14,    /* network byte order on the wire */
	OPT_SETNONE = 1 << 15, /* cannot be compared by ensure: an action, not a state */
	/* Parts of a link that other programs' output leaves out (struct out, skip). */
	OPT_LINKONLY = 1 << 16,
	OPT_ALIAS = 1 << 17,
	OPT_STATS = 1 << 18,
	OPT_HARDWARE = 1 << 19,
	/* Metadata mode, where every packet brings what the link would say. */
	OPT_EXT = 1 << 20,    /* the word that switches it on */
	OPT_NOEXT = 1 << 21,  /* a word that the kernel ignores then: refused beside the other */
	OPT_NOSAVE = 1 << 22, /* what is, not what was said: save leaves it out */
	OPT_TEXTNZ = 1 << 23, /* in text shown only where it is not 0 */
	OPT_QUEUE = 1 << 24,
	OPT_MTU = 1 << 25,    /* changes what room is left in a packet: the driver may find a new MTU */
	OPT_SAVE = 1 << 26,   /* save always says it: how it begins depends on other words */
	OPT_PORT = 1 << 27    /* names a port of this link: save says it when that is there */
};

/* What a row's value is and how it is read and written. Stateless. */
struct type {
	const char *meta; /* "NUMBER" in help and man pages; NULL: the word stands alone */
	uint8_t size;     /* bytes on the wire, 0: variable */
	bool merge;       /* several words share one attribute {u32 value, u32 mask} */
	bool early;       /* resolved before all others: they may depend on it */
	bool quiet;       /* as words, it says nothing of what is off, and what it says counts */
	/* Reads the value's words (none are consumed yet but the row's own) and puts the
	 * attribute into SET with attr_by(). NO: the word was "noWORD". */
	int (*parse)(struct parse *p, const struct opt *o, struct attr *set, bool no);
	/* After all words are read: replaces names by what the kernel wants, by asking it. */
	int (*resolve)(struct ctx *ctx, struct attr *node, struct attr *set);
	/* Builds the children of a received nest; NULL: by the row's nest table. */
	void (*decode)(struct arena *a, const struct opt *o, struct attr *node);
	/* Prints the row as found in SET; nothing if it is not there. */
	void (*print)(struct out *out, const struct opt *o, const struct attr *set);
	/* Prints the words that may follow, one a line, as far as they begin with WORD. */
	void (*complete)(struct ctx *ctx, const struct opt *o, const char *word);
	/* The NTH sample value as words (without the row's own), for the generated tests;
	 * -1: there are no more. */
	int (*sample)(const struct opt *o, int nth, char *words, size_t size);
	/* What stands for the value in help, where META alone does not tell. */
	const char *(*describe)(struct arena *a, const struct opt *o);
};

/* One row: everything there is to know about one word. */
struct opt {
	const char *name;  /* the word */
	const char *alias; /* other words, blank-separated */
	const char *json;  /* the key where it is not the word */
	const char *text;  /* the word that show prints where it is not the word */
	const char *help;  /* one sentence, lower case, no full stop */
	const struct type *type;
	uint16_t attr;     /* IFLA_..., ATTR_HDR() or ATTR_LOCAL() */
	uint16_t attr6;    /* where an IPv6 address goes, if that is another attribute; or 0 */
	uint32_t flags;
	uint64_t min, max; /* limits of a number; both 0: those of the type */
	uint64_t bit;      /* the bit a flag word stands for */
	const struct name *names; /* ends with a NULL name */
	const struct table *nest;
	const char *needs, *excl; /* blank-separated words of the same table */
};

/* --- parsing ----------------------------------------------------------------- */

struct scope {
	const struct table *table;
	struct attr *set;
	struct scope *up;
	struct span at;          /* the word that opened it */
};

struct parse {
	struct ctx *ctx;
	unsigned pos;            /* the next word */
	unsigned key;            /* the word of the row being parsed */
	struct scope *in;
	struct attr *root;
	bool against;            /* it failed because two words are against each other */
};

/* The next word, or NULL at the end. */
const char *parse_peek(const struct parse *p);
/* Takes the value of the row being parsed: the next word. NULL: there is none, and the
 * failure ("needs a value", naming the META) is recorded. */
const char *parse_value(struct parse *p, const struct opt *o);
/* The words of the row being parsed so far. */
struct span parse_span(const struct parse *p);
/* The last word taken. */
struct span parse_last(const struct parse *p);
/* Puts an attribute made by the current row: refuses a second one (naming both words)
 * unless the row allows many or the type merges different bits. 16 bytes go to attr6, where
 * the row has one. *NODE may be NULL. */
int parse_put(struct parse *p, const struct opt *o, struct attr *set, const void *data,
	      uint16_t len, struct attr **node);
/* Reads rows until the words end; opened scopes are searched outwards. NAME_FIRST: the
 * first word is the bare name even where it is a keyword. */
int parse_rows(struct parse *p, bool name_first);
/* Pushes a scope that lasts to the end of the command. */
void parse_scope(struct parse *p, const struct table *table, struct attr *set);
/* Reads rows of TABLE into SET as long as the next word is one of them; BARE: the first word
 * is the table's bare one. The row being parsed is the same afterwards. */
int parse_while(struct parse *p, const struct table *table, struct attr *set, bool bare);
/* Reads the words behind a verb into a tree: rows, relations, the verb's own check.
 * Nothing is asked of the kernel. */
int parse_command(struct ctx *ctx, const struct verb *verb, unsigned pos, struct attr **root);
/* Runs the types' resolve over the whole tree: names become what the kernel wants. */
int parse_resolve(struct ctx *ctx, struct attr *set);
/* The bit of a row as attr_uint() reads it out of LEN bytes on the wire. */
uint64_t opt_bit(const struct opt *o, uint16_t len);
/* Is the attribute there and, if it has a value, not 0? */
bool opt_is_on(const struct attr *n);
/* Is SET in metadata mode? What the kernel shows beside it cannot be said beside it. */
bool opt_external(const struct attr *set);
const struct opt *table_find(const struct table *t, const char *word, bool *no);
/* The node of SET (may be NULL) that the word WORD (LEN bytes of it) or an alias of it
 * made, or NULL. */
struct attr *attr_word(const struct attr *set, const char *word, size_t len);
/* The row that an attribute number belongs to, or NULL. */
const struct opt *table_attr(const struct table *t, uint16_t attr);

/* The one number parser: decimal or 0x..., whole word, min..max. A leading zero is
 * decimal. Fails at the last word taken, saying the limits. */
int parse_uint(struct parse *p, const struct opt *o, const char *word, uint64_t min, uint64_t max,
	       uint64_t *v);
/* The bare syntax: 0 or -EINVAL (-ERANGE: does not fit 64 bits). */
int number(const char *word, uint64_t *v);

/* --- output ------------------------------------------------------------------ */

/* Prints every row of TABLE that SET holds, in table order. */
void print_rows(struct out *out, const struct table *table, const struct attr *set);
/* The row as found in SET as words, in the arena; empty if it is not there. */
const char *row_words(struct ctx *ctx, const struct opt *o, const struct attr *set);
/* The key of a row in JSON, NULL if it is kept out. */
const char *opt_key(const struct opt *o);
/* "WORD " as the text before a value, NULL if the row is kept out of the text. */
const char *opt_pre(struct out *out, const struct opt *o);

/* --- tools ------------------------------------------------------------------- */

enum verb_flags {
	VERB_NAME_FIRST = 1 << 0, /* a keyword in first place is read as the name if that works out */
	VERB_RAW = 1 << 1,        /* the verb reads its own words from req.pos on */
	VERB_DEFAULT = 1 << 2,    /* what the program does without a verb */
	VERB_HIDDEN = 1 << 3,
	VERB_ELSE = 1 << 4        /* takes the words when the first of them is no verb */
};

struct req {
	const struct tool *tool;
	const struct verb *verb;
	struct attr *root; /* the parsed tree; NULL with VERB_RAW */
	unsigned pos;      /* the first word behind the verb */
};

struct verb {
	const char *name, *alias, *usage, *help;
	const struct table *opts; /* the verb's own rows */
	const struct table *base; /* the rows all verbs of the object share, or NULL */
	const struct tool *sub;   /* the word is an object with verbs of its own (and nothing else) */
	uint16_t hdrlen;   /* bytes of the fixed header of the tree */
	uint16_t flags;
	int (*begin)(struct parse *p); /* before the first word: opens what other words decide */
	int (*check)(struct parse *p); /* what relations between rows cannot say */
	int (*run)(struct ctx *ctx, struct req *req);
};

struct tool {
	const char *name, *brief;
	bool (*kind)(const char *name); /* is it about links of that kind? NULL: about all */
	const char *object; /* what `ip` calls the object, blank-separated, or NULL */
	/* The tool that a program called NAME (without its path) is; NULL: this one. */
	const struct tool *(*called)(struct ctx *ctx, const char *name);
	const struct verb *verb;
	size_t n;
};

/* Runs the command in ctx->words (w[0] is the program): global options, verb, rows,
 * checks, run. Returns 0 or a negative errno with ctx->err set, or the exit status of
 * something else in *STATUS (exec). Called by main and by the tests. */
int tool_run(struct ctx *ctx, const struct tool *tool, int *status);
/* What the user called TOOL: "vnet-link", "vnet link" or "ip link"; in the arena. */
const char *tool_title(struct ctx *ctx, const struct tool *tool);
/* The same for a line of a batch: the program need not be its first word. */
int tool_line(struct ctx *ctx, const struct tool *tool, int *status);
/* The verb that takes words of which the first is no verb, or NULL. */
const struct verb *tool_else(const struct tool *tool);

#endif
