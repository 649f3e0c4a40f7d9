package dev.mandate.policy;

/**
 * Something that can be done in a scope, as the tables name it.
 *
 * @param scope where it applies
 * @param key its name in that scope
 * @param index its place in {@link Policy#capabilities()}
 * @param labelEn what people read, in English
 * @param labelZh what people read, in Chinese
 */
public record Capability(Scope scope, String key, int index, String labelEn, String labelZh) {
  /** The name that is unique across scopes: {@code SCOPE.KEY}. */
  public String qualifiedKey() {
    return scope + "." + key;
  }
}
