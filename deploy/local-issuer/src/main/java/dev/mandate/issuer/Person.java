package dev.mandate.issuer;

import java.util.List;

/**
 * Somebody to sign in as.
 *
 * @param userId what tokens name
 * @param name what people call them
 * @param roles what they may do, in words
 */
record Person(String userId, String name, List<String> roles) {}
