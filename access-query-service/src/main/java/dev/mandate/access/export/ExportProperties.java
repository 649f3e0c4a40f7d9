package dev.mandate.access.export;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of exports of the audit log.
 *
 * @param maxDownloads how many are under way at once, in each instance
 */
@ConfigurationProperties("mandate.export")
record ExportProperties(int maxDownloads) {}
