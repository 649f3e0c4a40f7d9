package dev.mandate.local;

/** What the broker is told: a cluster of one, with nothing that only makes sense for more. */
final class BrokerConfiguration {
  /** The folder of the data, below the one that the broker works in. */
  static final String DATA_FOLDER = "data";

  private BrokerConfiguration() {}

  static String of(int port, int controllerPort) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@%1$s:%3$d
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=CLIENT
    listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT
    listeners=CLIENT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
    advertised.listeners=CLIENT://%1$s:%2$d
    log.dirs=%4$s
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    # After a kill, the controller takes the broker back once its old session has ended.
    broker.session.timeout.ms=3000
    broker.heartbeat.interval.ms=500
    # What was deleted leaves the disk within seconds, so that who looks for a name sees it go.
    log.retention.check.interval.ms=5000
    log.segment.delete.delay.ms=1000
    # Internal topics: one copy, and few partitions, as each is a folder to open at every start.
    offsets.topic.num.partitions=4
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    """
        .formatted(Ports.HOST, port, controllerPort, DATA_FOLDER);
  }
}
