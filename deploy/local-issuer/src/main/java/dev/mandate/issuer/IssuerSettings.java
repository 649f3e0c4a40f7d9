package dev.mandate.issuer;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the issuer is, and for whom.
 *
 * @param url what tokens name as their issuer
 * @param keys the folder of the keys that sign
 * @param consoleUrl where the query service is, which people sign in to
 */
@ConfigurationProperties("mandate.issuer")
record IssuerSettings(String url, Path keys, String consoleUrl) {}
