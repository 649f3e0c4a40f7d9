package dev.mandate.access.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the proof of the audit log.
 *
 * @param origin names all logs of this installation; that of a partner is {@code <origin>/<id>}
 * @param signingKeys files with the private keys that sign checkpoints, each of them; while a new
 *     key follows an old one, both stand here. None: nothing is signed, and nothing can be proved
 * @param checkpointPeriod how long after an entry it has a checkpoint at the latest
 */
@ConfigurationProperties("mandate.proof")
record ProofProperties(String origin, List<Path> signingKeys, Duration checkpointPeriod) {}
