#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Maps the first `length` bytes of a file, read-only. NULL, with `errno`, when that cannot be done.
///
/// Reading a page that the file has lost since would end the process (SIGBUS, mmap(2)); of a mapping made here such
/// pages are zeros instead, and `docent_mapping_was_cut` tells.
void *docent_map_file(int descriptor, size_t length);

/// Ends a mapping made by `docent_map_file`.
void docent_unmap_file(void *address, size_t length);

/// Whether bytes of the mapping that starts at `address` were missing when they were read.
bool docent_mapping_was_cut(const void *address);
