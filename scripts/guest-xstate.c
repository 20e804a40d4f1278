/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lets User-Mode-Linux run on processors whose register set outgrew its buffer.
 *
 * The kernel accepts PTRACE_SETREGSET of NT_X86_XSTATE only for the whole area
 * (xstateregs_set() of arch/x86/kernel/fpu/regset.c). UML 6.1 keeps 2-4 KiB of
 * it; with AMX the area has 11 KiB, so every process of the guest dies of
 * SIGSEGV. Preloaded into linux.uml, this pads the buffer with zeros: the
 * header's bits of what UML did not keep are clear, and stay in initial state.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef NT_X86_XSTATE
#define NT_X86_XSTATE 0x202
#endif

long ptrace(enum __ptrace_request request, ...)
{
	static char area[64 * 1024];
	struct iovec whole = {area, sizeof(area)};
	struct iovec *part;
	void *addr, *data;
	va_list args;
	pid_t pid;
	long word, rc;

	va_start(args, request);
	pid = va_arg(args, pid_t);
	addr = va_arg(args, void *);
	data = va_arg(args, void *);
	va_end(args);

	part = data;
	if (request == PTRACE_SETREGSET && addr == (void *)NT_X86_XSTATE &&
	    part->iov_len < sizeof(area)) {
		memset(area, 0, sizeof(area));
		memcpy(area, part->iov_base, part->iov_len);
		data = &whole;
	}
	/* The system call stores what PEEK reads; the C function returns it. */
	if (request != PTRACE_PEEKTEXT && request != PTRACE_PEEKDATA && request != PTRACE_PEEKUSER)
		return syscall(SYS_ptrace, request, pid, addr, data);
	rc = syscall(SYS_ptrace, request, pid, addr, &word);
	return rc < 0 ? rc : word;
}
