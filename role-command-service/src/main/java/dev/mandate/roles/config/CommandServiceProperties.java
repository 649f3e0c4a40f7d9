package dev.mandate.roles.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the command service, {@code mandate.commands.*}.
 *
 * @param consumers how many threads of this instance take commands
 * @param cacheEntries how many states and owners of ids are kept between batches
 * @param snapshotEvery how many events of an aggregate are folded at most before its state is kept
 *     in the database; more for states of many parts
 * @param partitions how many partitions the topics get when this service creates them; fixed from
 *     then on
 * @param resultTimeout how long an HTTP caller waits for its result
 */
@ConfigurationProperties("mandate.commands")
public record CommandServiceProperties(
    int consumers, int cacheEntries, int snapshotEvery, int partitions, Duration resultTimeout) {}
