/** Neural pathways beside one network of their total size in PyTorch. */
@NullMarked
package dev.erlangen.bench.pathways;

import org.jspecify.annotations.NullMarked;
