package dev.mandate.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the JVM remembers of an earlier start of each program: its classes, loaded and linked. With
 * that the stack starts in less than two thirds of the time. A JVM ignores the cache of another
 * JVM, or of other jars, and then starts as it does without one.
 *
 * @param folder of the caches, a file for each program
 * @param recording whether the programs write their caches when they end, instead of using them
 */
record AotCaches(Path folder, boolean recording) {
  /** The options of the JVM that runs a program. */
  List<String> options(String program) {
    Path cache = folder.resolve(program + ".aot");
    if (recording) {
      return List.of("-XX:AOTCacheOutput=" + cache);
    }
    return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off") : List.of();
  }
}
