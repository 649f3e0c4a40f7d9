package dev.mandate.wire;

/**
 * A message with the name of its golden file: {@code <Name>.v1} with every optional value, {@code
 * <Name>.v1.minimal} with none.
 */
record Example<T>(String name, T value) {
  boolean isMinimal() {
    return name.endsWith(".minimal");
  }

  /** The short name of the type, and its version. */
  String type() {
    return name.replaceFirst("\\.minimal$", "");
  }

  @Override
  public String toString() {
    return name;
  }
}
