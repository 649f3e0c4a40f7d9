package dev.mandate.access.history;

import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Access;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from the tables who had access to an organization at any moment, and why (R28, R29). */
@Component
public final class OrganizationHistory {
  /** For how many users the tables are asked at once. */
  private static final int USERS_AT_ONCE = 500;

  private final ReadModel readModel;
  private final Organizations organizations;
  private final Moments moments;
  private final RoleHolders roleHolders;
  private final GroundsLoader loader;

  OrganizationHistory(
      ReadModel readModel,
      Organizations organizations,
      Moments moments,
      RoleHolders roleHolders,
      GroundsLoader loader) {
    this.readModel = readModel;
    this.organizations = organizations;
    this.moments = moments;
    this.roleHolders = roleHolders;
    this.loader = loader;
  }

  /** An organization at a moment: what is found there is the same whenever it is asked for. */
  public record Scene(Organization organization, PointInTime when) {}

  /**
   * Somebody who had access.
   *
   * @param displayName what people called it then, if that is known and was not erased
   */
  public record Somebody(
      String userId, @Nullable String displayName, Access access, Explanation explanation) {}

  /**
   * Finds an organization and a moment.
   *
   * @param at a position or an instant; null for now
   * @param atLeast the position of the partner's history that has to be known
   * @throws BadRequestException if {@code at} is neither, or has not come
   * @throws NotFoundException if there was no such organization at that moment
   * @throws NotYetException if a position does not arrive in time
   */
  public Scene find(String orgId, @Nullable String at, long atLeast) {
    At moment = moments.parse("at", at);
    return readModel
        .ask(
            () -> organizations.find(orgId),
            Organization::partnerId,
            Math.max(atLeast, Moments.needed(moment)),
            (org, known) -> scene(org, moments.find(org.partnerId(), moment, known)))
        .answer();
  }

  /**
   * Comes back to a moment that was found before.
   *
   * @throws NotFoundException if there was no such organization at that moment
   * @throws NotYetException if its position does not arrive in time
   */
  public Scene find(String orgId, PointInTime when) {
    return readModel
        .ask(
            () -> organizations.find(orgId),
            Organization::partnerId,
            when.position(),
            (org, _) -> scene(org, when))
        .answer();
  }

  /**
   * Those who had access of a kind, by user id.
   *
   * @param right what their access has to be
   * @param after the user behind whom to begin; empty for all
   */
  public List<Somebody> everybody(Scene scene, Predicate<Access> right, String after, int atMost) {
    return readModel.ask(
        () -> {
          List<Somebody> found = new ArrayList<>();
          String from = after;
          List<String> users;
          do {
            users = roleHolders.after(from, scene, USERS_AT_ONCE);
            found.addAll(among(users, scene, right));
            from = users.isEmpty() ? from : users.getLast();
          } while (users.size() == USERS_AT_ONCE && found.size() < atMost);
          return found.subList(0, Math.min(found.size(), atMost));
        });
  }

  /** Expiries have milliseconds, too, so that nothing is lost without what is finer. */
  private static Scene scene(Organization org, PointInTime when) {
    if (when.position() < org.bornAt()) {
      throw new NotFoundException();
    }
    return new Scene(
        org, new PointInTime(when.position(), when.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  private List<Somebody> among(List<String> users, Scene scene, Predicate<Access> right) {
    Map<String, Grounds> grounds =
        loader.load(scene.organization(), users, scene.when().position());
    Map<String, String> names = roleHolders.names(users, scene);
    List<Somebody> found = new ArrayList<>();
    grounds.forEach(
        (user, rests) -> {
          Access access = rests.standing(scene.when()).access();
          if (right.test(access)) {
            Explanation why = Explanation.of(rests, scene.when());
            found.add(new Somebody(user, names.get(user), access, why));
          }
        });
    return found;
  }
}
