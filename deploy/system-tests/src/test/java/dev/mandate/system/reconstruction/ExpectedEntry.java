package dev.mandate.system.reconstruction;

import java.util.Map;
import java.util.Set;

/**
 * What an entry of the audit log must say.
 *
 * @param fields all of its fields but {@code detail} and {@code summary}, whose words are free;
 *     where the entry has an array, a sorted list or a set
 * @param hasDetail whether it says for people why the command was rejected
 * @param named who and what its summary must name: ids, and what they are called
 */
public record ExpectedEntry(Map<String, Object> fields, boolean hasDetail, Set<String> named) {}
