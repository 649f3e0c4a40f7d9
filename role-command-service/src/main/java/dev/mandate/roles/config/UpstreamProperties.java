package dev.mandate.roles.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which upstream systems have a topic of their own, {@code mandate.upstreams.*}. Lists, so that a
 * variable of the environment can hold any name.
 *
 * @param names of the systems
 * @param actingForUsers those of them that may ask in the name of users, too
 */
@ConfigurationProperties("mandate.upstreams")
record UpstreamProperties(
    @DefaultValue List<String> names, @DefaultValue List<String> actingForUsers) {}
