package dev.mandate.system.stack;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.GroupState;

/** What Kafka knows of those who share a topic. */
final class ConsumerGroups {
  private ConsumerGroups() {}

  /** Waits until a group is at rest in which the client has partitions of the topic. */
  static void awaitShare(String bootstrapServers, String topic, String client) {
    try (Admin admin =
        Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      await("%s has a share of %s".formatted(client, topic))
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> hasShare(admin, topic, client));
    }
  }

  private static boolean hasShare(Admin admin, String topic, String client)
      throws ExecutionException, InterruptedException {
    List<String> groups =
        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
            .map(GroupListing::groupId)
            .toList();
    Collection<ConsumerGroupDescription> descriptions =
        admin.describeConsumerGroups(groups).all().get().values();
    return descriptions.stream()
        .filter(group -> group.groupState() == GroupState.STABLE)
        .flatMap(group -> group.members().stream())
        .filter(member -> member.clientId().startsWith(client + "-"))
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .anyMatch(partition -> partition.topic().equals(topic));
  }
}
