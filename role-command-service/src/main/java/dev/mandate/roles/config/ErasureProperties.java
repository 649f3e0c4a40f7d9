package dev.mandate.roles.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of erasures, {@code mandate.erasure.*}.
 *
 * @param renewTopicsAfter how long names of somebody who was erased stay in the topics at most,
 *     before these are renewed for all who were erased meanwhile
 */
@ConfigurationProperties("mandate.erasure")
record ErasureProperties(Duration renewTopicsAfter) {}
