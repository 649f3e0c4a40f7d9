package dev.mandate.access.commandservice;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the command service takes what is asked for here.
 *
 * @param url its address
 * @param connectTimeout how long it may take to be reached
 * @param resultTimeout how long its answer may take; longer than it waits itself for a result
 */
@ConfigurationProperties("mandate.commands")
record CommandServiceProperties(URI url, Duration connectTimeout, Duration resultTimeout) {}
