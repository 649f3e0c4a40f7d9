package dev.mandate.access.proof;

import java.util.List;

/**
 * Shows that an entry is in a log.
 *
 * @param leafHash the hash of the entry, in base64
 * @param path the hashes beside the way up, in base64
 * @param checkpoint what the way leads to
 */
public record InclusionAnswer(
    long position,
    long leafIndex,
    String leafHash,
    List<String> path,
    CheckpointAnswer checkpoint) {}
