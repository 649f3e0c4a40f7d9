package dev.mandate.access.console.overview;

import java.time.LocalDate;

/**
 * What was asked for on a day.
 *
 * @param commands how many commands were decided
 * @param rejections how many of them were rejected
 */
record Day(LocalDate date, long commands, long rejections) {}
