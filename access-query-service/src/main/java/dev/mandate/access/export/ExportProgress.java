package dev.mandate.access.export;

/**
 * How far the downloads of an export are.
 *
 * @param rows the entries that the one which is farthest has sent
 * @param running whether there is one that goes on
 * @param most how many entries the logs have that it reads; without filters, as many as it has
 */
public record ExportProgress(long rows, boolean running, long most) {}
