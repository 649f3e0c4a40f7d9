package dev.mandate.policy;

/**
 * A JSON object as its text, for data that is kept and shown but never interpreted.
 *
 * @param json a complete JSON object
 */
public record JsonText(String json) {}
