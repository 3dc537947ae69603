#pragma once
// Starts a program with limits. posix_spawn cannot set limits, nor end the child with its parent, and Swift cannot fork.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#endif

/// What to start, and how. Descriptors are at least 3.
struct personals_program {
  const char *_Nonnull path;
  char *_Nullable const *_Nonnull arguments;
  char *_Nullable const *_Nonnull environment;
  /// The folder to run in; NULL for the current one.
  const char *_Nullable folder;
  int input;
  int output;
  int errors;
  /// Limits; UINT64_MAX for none.
  uint64_t memory;
  uint64_t cpu_seconds;
  uint64_t file_size;
  uint64_t open_files;
  /// Whether it and all it starts have no network, and cannot outlive it.
  int isolated;
};

/// Lowers a limit of this process; one that is lower already stays.
static inline int personals_limit(int resource, uint64_t wanted) {
  struct rlimit limit;
  if (wanted == UINT64_MAX) return 0;
  if (getrlimit(resource, &limit) != 0) return -1;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > wanted) limit.rlim_cur = wanted;
  // At its soft limit of time a process gets SIGXCPU, which it may ignore; at the hard one, SIGKILL.
  if (resource == RLIMIT_CPU) wanted += 1;
  if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > wanted) limit.rlim_max = wanted;
  return setrlimit(resource, &limit);
}

/// `SYS_pidfd_getfd` of all machines; older headers lack it.
#define PERSONALS_PIDFD_GETFD 438

/// In the child: takes the network from it and all it starts, and keeps them in its process group.
///
/// Where the system lets its users have namespaces, this process starts another that goes on, and waits for it: the first
/// of a namespace's processes takes all others with it.
static inline int personals_isolate(int failure) {
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#ifdef __x86_64__
  const uint32_t machine = AUDIT_ARCH_X86_64;
#else
  const uint32_t machine = AUDIT_ARCH_AARCH64;
#endif
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      // Calls of the x32 ABI, whose numbers are others.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      // Without these nothing leaves the group, and the group can be killed.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setsid, 9, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setpgid, 8, 0),
      // It can make sockets, and start nothing that this filter would see.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 7, 0),
      // Other processes of the user have a network.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 6, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_vm_writev, 5, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PERSONALS_PIDFD_GETFD, 4, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
  };
  struct sock_fprog filter = {sizeof rules / sizeof *rules, rules};
  if (syscall(SYS_unshare, CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWPID) == 0) {
    // Not fork: handlers of libraries must not run here.
    pid_t first = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (first < 0) return -1;
    if (first > 0) {
      int status;
      sigset_t none;
      sigemptyset(&none);
      close(failure);
#ifdef SYS_close_range
      (void)syscall(SYS_close_range, 0u, ~0u, 0u);
#endif
      (void)sigprocmask(SIG_SETMASK, &none, NULL);
      while (waitpid(first, &status, 0) < 0)
        if (errno != EINTR) _exit(127);
      if (WIFSIGNALED(status)) (void)kill(getpid(), WTERMSIG(status));
      _exit(WIFSIGNALED(status) ? 127 : WEXITSTATUS(status));
    }
  }
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -1;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
#else
  (void)failure;
  errno = ENOTSUP;
  return -1;
#endif
}

/// In the child, up to the program's first instruction: calls only what is safe between fork and exec (signal-safety(7)).
static inline void personals_become(const struct personals_program *_Nonnull start, pid_t parent, int failure) {
  struct sigaction usual = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) (void)sigaction(number, &usual, NULL);
  int done = setpgid(0, 0);
#ifdef __linux__
  if (done == 0) done = prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have ended before.
  if (getppid() != parent) _exit(127);
#else
  (void)parent;
#endif
  // Before there are two of them: neither leaves an image of the parent's memory.
  if (done == 0) done = personals_limit(RLIMIT_CORE, 0);
  if (done == 0 && start->isolated) done = personals_isolate(failure);
  if (done == 0) done = dup2(start->input, 0) < 0 || dup2(start->output, 1) < 0 || dup2(start->errors, 2) < 0;
  if (done == 0 && start->folder) done = chdir(start->folder);
#if defined(__linux__) && defined(SYS_close_range)
  // All that libraries have left open, but not what reports a failure.
  if (failure > 3) (void)syscall(SYS_close_range, 3u, (unsigned)failure - 1, 0u);
  (void)syscall(SYS_close_range, (unsigned)failure + 1, ~0u, 0u);
#else
  for (int descriptor = 3; descriptor < 1024; descriptor++) if (descriptor != failure) close(descriptor);
#endif
  if (done == 0) done = personals_limit(RLIMIT_CPU, start->cpu_seconds);
  if (done == 0) done = personals_limit(RLIMIT_FSIZE, start->file_size);
  if (done == 0) done = personals_limit(RLIMIT_NOFILE, start->open_files);
#ifdef RLIMIT_AS
  if (done == 0) done = personals_limit(RLIMIT_AS, start->memory);
#endif
  sigset_t none;
  sigemptyset(&none);
  if (done == 0) done = sigprocmask(SIG_SETMASK, &none, NULL);
  if (done == 0) execve(start->path, start->arguments, start->environment);
  int reason = errno;
  ssize_t written = write(failure, &reason, sizeof reason);
  (void)written;
  _exit(127);
}

/// Starts a program. Returns its number, or the negative `errno` of what failed.
static inline pid_t personals_start(const struct personals_program *_Nonnull start) {
  int failure[2];
  if (pipe(failure) != 0) return -errno;
  (void)fcntl(failure[0], F_SETFD, FD_CLOEXEC);
  (void)fcntl(failure[1], F_SETFD, FD_CLOEXEC);
  sigset_t all, before;
  sigfillset(&all);
  // No handler of ours may run in the child.
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) personals_become(start, parent, failure[1]);
  int reason = child < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(failure[1]);
  if (child > 0) {
    ssize_t count;
    do count = read(failure[0], &reason, sizeof reason);
    while (count < 0 && errno == EINTR);
    if (count != sizeof reason) reason = 0;
    if (reason != 0) while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
  }
  close(failure[0]);
  return reason != 0 ? -reason : child;
}

/// A descriptor that can be read from once a child has ended; -1 where the system has none.
static inline int personals_child_descriptor(pid_t child) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  return (int)syscall(SYS_pidfd_open, child, 0u);
#else
  (void)child;
  return -1;
#endif
}

/// Whether a child has ended. Its number stays taken until it is waited for.
static inline int personals_has_ended(pid_t child) {
  siginfo_t information = {0};
  if (waitid(P_PID, (id_t)child, &information, WEXITED | WNOHANG | WNOWAIT) != 0) return 1;
  return information.si_pid != 0;
}

/// Waits for a child. Returns its exit status, or 256 and the number of the signal that ended it; -1 where it is not ours.
static inline int personals_reap(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}
