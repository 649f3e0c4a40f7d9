package dev.mandate.access.export;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of exports of the audit log.
 *
 * @param maxDownloads how many are under way at once, in each instance
 * @param topic where the commands are sent that put exports on record
 */
@ConfigurationProperties("mandate.export")
record ExportProperties(int maxDownloads, String topic) {}
