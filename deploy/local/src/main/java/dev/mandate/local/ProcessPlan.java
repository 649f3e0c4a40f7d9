package dev.mandate.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param name what people call it
 * @param tier when and how it is stopped
 * @param workingFolder where it runs, which also tells it from other processes
 * @param command program and arguments
 * @param environment variables besides those of this JVM
 */
record ProcessPlan(
    String name,
    Tier tier,
    Path workingFolder,
    List<String> command,
    Map<String, String> environment) {}
