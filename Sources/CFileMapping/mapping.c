#include "CFileMapping.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/// A mapping whose missing pages are to be zeros. A free slot has the start 0.
struct slot {
  atomic_uintptr_t start;
  atomic_uintptr_t end;
  atomic_bool was_cut;
};

// More mappings than this at once are mapped without the guard.
static struct slot slots[1024];
static pthread_once_t installed = PTHREAD_ONCE_INIT;
static struct sigaction previous;

static struct slot *slot_of(uintptr_t address) {
  for (size_t index = 0; index < sizeof slots / sizeof *slots; index++) {
    uintptr_t start = atomic_load(&slots[index].start);
    if (start != 0 && start <= address && address < atomic_load(&slots[index].end)) return &slots[index];
  }
  return NULL;
}

static void handle(int number, siginfo_t *information, void *context) {
  int saved = errno;
  uintptr_t address = (uintptr_t)information->si_addr;
  struct slot *slot = slot_of(address);
  if (slot != NULL) {
    uintptr_t page = address & ~((uintptr_t)getpagesize() - 1);
    // What lies behind the first missing page is missing too.
    void *zeros = mmap((void *)page, atomic_load(&slot->end) - page, PROT_READ,
                       MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (zeros != MAP_FAILED) {
      atomic_store(&slot->was_cut, true);
      errno = saved;
      return;
    }
  }
  // Not ours: whoever was there before, or the end.
  sigaction(number, &previous, NULL);
  errno = saved;
  (void)context;
}

static void install(void) {
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &previous);
}

void *docent_map_file(int descriptor, size_t length) {
  pthread_once(&installed, install);
  void *address = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (address == MAP_FAILED) return NULL;
  for (size_t index = 0; index < sizeof slots / sizeof *slots; index++) {
    uintptr_t expected = 0;
    // Reserved with an address nothing lies at, so that the handler never sees half a slot.
    if (!atomic_compare_exchange_strong(&slots[index].start, &expected, UINTPTR_MAX)) continue;
    atomic_store(&slots[index].was_cut, false);
    atomic_store(&slots[index].end, (uintptr_t)address + length);
    atomic_store(&slots[index].start, (uintptr_t)address);
    break;
  }
  return address;
}

void docent_unmap_file(void *address, size_t length) {
  // Freed first: after munmap another mapping may get the same address.
  struct slot *slot = slot_of((uintptr_t)address);
  if (slot != NULL) atomic_store(&slot->start, 0);
  munmap(address, length);
}

bool docent_mapping_was_cut(const void *address) {
  struct slot *slot = slot_of((uintptr_t)address);
  return slot != NULL && atomic_load(&slot->was_cut);
}
