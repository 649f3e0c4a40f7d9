package dev.mandate.access.proof;

import dev.mandate.access.proof.CheckpointStore.Signed;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the checkpoints of a log that were signed. */
@Component
final class SignedCheckpoints {
  private final JdbcClient jdbc;

  SignedCheckpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The checkpoint of a log at this size, if there is one. */
  Optional<Signed> at(String partnerId, long size) {
    return find("size = ?", partnerId, size).optional();
  }

  /** The first checkpoint of a log that has the entry at this position. */
  Optional<Signed> covering(String partnerId, long position) {
    return find("size >= ? order by size limit 1", partnerId, position).optional();
  }

  /** Checkpoints of a log, the latest first. */
  List<Signed> before(String partnerId, long size, int limit) {
    return find("size < ? order by size desc limit ?", partnerId, size, limit).list();
  }

  private JdbcClient.MappedQuerySpec<Signed> find(String which, Object... parameters) {
    return jdbc.sql(
            "select partner_id, note from proof.checkpoint where partner_id = ? and " + which)
        .params(parameters)
        .query((row, _) -> Signed.of(row));
  }
}
