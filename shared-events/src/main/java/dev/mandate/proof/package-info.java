/** The proof of a log: its Merkle tree as in RFC 9162, and signed checkpoints of it. */
@NullMarked
package dev.mandate.proof;

import org.jspecify.annotations.NullMarked;
